package se.digitalpost.camel.minameddelanden.starter;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenConfiguration;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.catchThrowable;

/** An application as a user has it: properties, and a route from {@code direct:in} to the component. */
final class TestApplication {

    static final String ID = "162021004748";
    static final String NAME = "Kommun A";
    static final String PREFIX = "camel.component.minameddelanden.";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Class<?>> configurations;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("{{endpoint:minameddelanden:send}}");
                }
            };
        }
    }

    private TestApplication(Class<?>... configurations) {
        this.configurations = List.of(configurations);
    }

    /** Without any properties; beside the route with the beans of the given classes. */
    static TestApplication with(Class<?>... configurations) {
        TestApplication application = new TestApplication(configurations);
        application.properties.put("spring.main.banner-mode", "off");
        return application;
    }

    /** With all it takes to send, but for keys and trust. */
    static TestApplication of(Simulator simulator, Class<?>... configurations) {
        return with(configurations)
                .option("far-url", simulator.farUrl())
                .option("sender-name", NAME)
                .option("support-text", "Ring växeln, 0123-45 67 89.")
                .option("connect-timeout", "2s")
                .option("response-timeout", "2s");
    }

    TestApplication option(String name, Object value) {
        return property(PREFIX + name, value);
    }

    TestApplication property(String name, Object value) {
        properties.put(name, String.valueOf(value));
        return this;
    }

    /** An SSL bundle of the kind jks, with an organization's key as a PKCS#12 file and the simulator's authority. */
    TestApplication jksBundle(String name, Identity identity, Simulator simulator, Path folder) throws Exception {
        String bundle = "spring.ssl.bundle.jks." + name;
        property(bundle + ".keystore.location", "file:" + identity.writePkcs12(folder.resolve(name + ".p12")));
        property(bundle + ".keystore.password", new String(identity.password()));
        property(bundle + ".keystore.type", "PKCS12");
        property(
                bundle + ".truststore.location",
                "file:" + simulator.pki().writeTrustStore(folder.resolve(name + "-trust.p12")));
        property(bundle + ".truststore.password", new String(simulator.pki().password()));
        return property(bundle + ".truststore.type", "PKCS12");
    }

    /** An SSL bundle of the kind pem. */
    TestApplication pemBundle(String name, Identity identity, Path folder) throws Exception {
        String bundle = "spring.ssl.bundle.pem." + name;
        Path chain = identity.writeCertificatePem(folder.resolve(name + ".pem"));
        property(bundle + ".keystore.certificate", "file:" + chain);
        property(
                bundle + ".keystore.private-key",
                "file:" + identity.writePrivateKeyPem(folder.resolve(name + "-key.pem")));
        return property(bundle + ".truststore.certificate", "file:" + chain);
    }

    Running start() {
        return start(WebApplicationType.NONE);
    }

    Running start(WebApplicationType web) {
        return new Running(run(web));
    }

    /** What Spring Boot tells of a start that fails. */
    FailureAnalysis failure() {
        RecordingReporter.take();
        Throwable thrown = catchThrowable(() -> run(WebApplicationType.NONE).close());
        FailureAnalysis analysis = RecordingReporter.take();
        if (analysis == null) {
            throw new AssertionError("No failure analyzer knew what happened", thrown);
        }
        return analysis;
    }

    private ConfigurableApplicationContext run(WebApplicationType web) {
        return new SpringApplicationBuilder(Application.class)
                .sources(configurations.toArray(Class<?>[]::new))
                .web(web)
                .registerShutdownHook(false)
                .properties(properties)
                .run();
    }

    /** The application, started. */
    record Running(ConfigurableApplicationContext context) implements AutoCloseable {

        CamelContext camel() {
            return context.getBean(CamelContext.class);
        }

        MinaMeddelandenComponent component() {
            return camel().getComponent("minameddelanden", MinaMeddelandenComponent.class);
        }

        MinaMeddelandenConfiguration options() {
            return component().getConfiguration();
        }

        /** Sends a letter, which has to end well. */
        void send(String recipientId) {
            Message letter = Message.builder()
                    .recipient(recipientId)
                    .clientReference("case-17")
                    .subject("Beslut om bygglov")
                    .text("Hej! Här är ditt beslut.")
                    .build();
            Exchange out = context.getBean(ProducerTemplate.class)
                    .request("direct:in", exchange -> exchange.getMessage().setBody(letter));
            if (out.getException() != null) {
                throw new AssertionError("The letter was not sent", out.getException());
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
