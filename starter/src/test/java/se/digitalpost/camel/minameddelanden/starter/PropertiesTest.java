package se.digitalpost.camel.minameddelanden.starter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.digitalpost.camel.minameddelanden.JournalKind;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenConfiguration;
import se.digitalpost.camel.minameddelanden.SendMode;
import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.MinorPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.OversizePolicy;
import se.digitalpost.camel.minameddelanden.journal.SchemaUpdate;
import se.digitalpost.camel.minameddelanden.starter.TestApplication.Running;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in the properties is what the component works with, and what doesn't is left alone. */
class PropertiesTest {

    @Configuration(proxyBeanMethods = false)
    static class Keys {

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        KeyStoreParameters signing() {
            return new KeyStoreParameters();
        }

        @Bean
        KeyStoreParameters sealing() {
            return new KeyStoreParameters();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Prepared {

        @Bean
        MinaMeddelandenConfiguration prepared() {
            MinaMeddelandenConfiguration options = new MinaMeddelandenConfiguration();
            options.setSenderName("Kommun B");
            options.setSupportText("Ring.");
            options.setResponseTimeout(7_000);
            return options;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnComponents {

        @Bean
        MinaMeddelandenComponent minameddelanden() {
            return component("Kommun A");
        }

        @Bean("another-sender")
        MinaMeddelandenComponent anotherSender() {
            return component("Bolaget AB");
        }

        private static MinaMeddelandenComponent component(String name) {
            MinaMeddelandenComponent component = new MinaMeddelandenComponent();
            component.getConfiguration().setSenderName(name);
            component.getConfiguration().setConnectTimeout(3_000);
            return component;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ThreadPools {

        static class Sizes extends LifecycleStrategySupport {

            final List<Integer> sizes = new CopyOnWriteArrayList<>();

            @Override
            public void onThreadPoolAdd(
                    CamelContext camelContext,
                    ThreadPoolExecutor pool,
                    String id,
                    String sourceId,
                    String routeId,
                    String profileId) {
                sizes.add(pool.getCorePoolSize());
            }
        }

        @Bean
        Sizes sizes() {
            return new Sizes();
        }
    }

    @Test
    void everyKindOfValueIsUnderstood() {
        try (Running running = notStarting()
                .option("sender-id", "202100-4748")
                .option("connectTimeout", "1500")
                .option("response-timeout", "3m")
                .option("minor-policy", "digital")
                .option("oversize-policy", "FAIL")
                .option("max-message-size", "1000000")
                .option("max_connections_per_operator", "7")
                .option("workers", "3")
                .option("use-global-ssl-context-parameters", "true")
                .option("fault-actions", "5017=PAPER,6007=MANUAL")
                .option("mode", "store")
                .option("in-doubt-policy", "resend")
                .option("deadline", "2d")
                .option("give-up-after", "12h")
                .option("journal", "memory")
                .option("journal-plaintext", "true")
                .option("journal-schema-update", "none")
                .option("journal-retention", "30d")
                .start()) {
            MinaMeddelandenConfiguration options = running.options();

            assertThat(options.getSenderId()).isEqualTo("202100-4748");
            assertThat(options.getConnectTimeout()).isEqualTo(1_500);
            assertThat(options.getResponseTimeout())
                    .isEqualTo(Duration.ofMinutes(3).toMillis());
            assertThat(options.getMinorPolicy()).isEqualTo(MinorPolicy.DIGITAL);
            assertThat(options.getOversizePolicy()).isEqualTo(OversizePolicy.FAIL);
            assertThat(options.getMaxMessageSize()).isEqualTo(1_000_000);
            assertThat(options.getMaxConnectionsPerOperator()).isEqualTo(7);
            assertThat(options.getFaultActions()).isEqualTo("5017=PAPER,6007=MANUAL");
            assertThat(options.getMode()).isEqualTo(SendMode.STORE);
            assertThat(options.getInDoubtPolicy()).isEqualTo(InDoubtPolicy.RESEND);
            assertThat(options.getDeadline()).isEqualTo(Duration.ofDays(2).toMillis());
            assertThat(options.getGiveUpAfter()).isEqualTo(Duration.ofHours(12).toMillis());
            assertThat(running.component().getWorkers()).isEqualTo(3);
            assertThat(running.component().isUseGlobalSslContextParameters()).isTrue();
            assertThat(running.component().getJournal()).isEqualTo(JournalKind.MEMORY);
            assertThat(running.component().isJournalPlaintext()).isTrue();
            assertThat(running.component().getJournalSchemaUpdate()).isEqualTo(SchemaUpdate.NONE);
            assertThat(running.component().getJournalRetention())
                    .isEqualTo(Duration.ofDays(30).toMillis());
        }
    }

    @Test
    void theWorkersAreMadeAfterTheirNumberIsSet() {
        try (Running running =
                notStarting(ThreadPools.class).option("workers", "3").start()) {
            running.component();

            int unset = new MinaMeddelandenComponent().getWorkers();
            assertThat(running.context().getBean(ThreadPools.Sizes.class).sizes)
                    .contains(3)
                    .doesNotContain(unset);
        }
    }

    @Test
    void whatIsNotSetIsAsTheComponentHasIt() {
        try (Running running = notStarting().start()) {
            assertThat(running.options())
                    .usingRecursiveComparison()
                    .isEqualTo(new MinaMeddelandenComponent().getConfiguration());
            assertThat(running.component().getWorkers()).isEqualTo(20);
            assertThat(running.component().isAutowiredEnabled()).isTrue();
        }
    }

    @Test
    void whatIsEmptyIsNotSet() {
        try (Running running = notStarting(OwnComponents.class)
                .option("sender-name", "${SENDER_NAME:}")
                .option("fallback", "")
                .option("ssl-bundle", "")
                .option("signing-ssl-bundle", "")
                .option("sealing-ssl-bundle", "")
                .option("signing-key-store", "")
                .start()) {
            assertThat(running.options().getSenderName()).isEqualTo("Kommun A");
            assertThat(running.options().getFallback()).isNull();
            assertThat(running.options().getSigningKeyStore()).isNull();
            assertThat(running.options().getSslContextParameters()).isNull();
        }
    }

    @Test
    void objectsAreBeans() {
        try (Running running = notStarting(Keys.class)
                .option("ssl-context-parameters", "#bean:tls")
                .option("signing-key-store-parameters", "#bean:signing")
                .option("sealing-key-store-parameters", "#sealing")
                .start()) {
            assertThat(running.options().getSslContextParameters())
                    .isSameAs(running.context().getBean("tls"));
            assertThat(running.options().getSigningKeyStoreParameters())
                    .isSameAs(running.context().getBean("signing"));
            assertThat(running.options().getSealingKeyStoreParameters())
                    .isSameAs(running.context().getBean("sealing"));
        }
    }

    @Test
    void aPreparedConfigurationIsTheBeginningAndIsNotChanged() {
        try (Running running = notStarting(Prepared.class)
                .option("configuration", "#bean:prepared")
                .option("sender-name", "Kommun A")
                .start()) {
            assertThat(running.options().getSenderName()).isEqualTo("Kommun A");
            assertThat(running.options().getSupportText()).isEqualTo("Ring.");
            assertThat(running.options().getResponseTimeout()).isEqualTo(7_000);
            assertThat(running.context()
                            .getBean(MinaMeddelandenConfiguration.class)
                            .getSenderName())
                    .isEqualTo("Kommun B");
        }
    }

    @Test
    void aComponentOfOnesOwnKeepsWhatThePropertiesDoNotSay() {
        try (Running running = notStarting(OwnComponents.class)
                .option("sender-name", "Kommun A, nämnden")
                .start()) {
            assertThat(running.options().getSenderName()).isEqualTo("Kommun A, nämnden");
            assertThat(running.options().getConnectTimeout()).isEqualTo(3_000);
        }
    }

    @Test
    void aComponentOfAnotherNameIsAnotherSenders() {
        try (Running running = notStarting(OwnComponents.class)
                .option("sender-name", "Kommun A")
                .start()) {
            assertThat(running.camel()
                            .getComponent("another-sender", MinaMeddelandenComponent.class)
                            .getConfiguration()
                            .getSenderName())
                    .isEqualTo("Bolaget AB");
        }
    }

    @Test
    void camelsPlaceholdersAreResolvedAndASignOfNumberInAPasswordIsNoReference() {
        try (Running running = notStarting()
                .property("municipality", "Kommun A")
                .option("sender-name", "{{municipality}}")
                .option("signing-key-store-password", "#1-i-världen")
                .start()) {
            assertThat(running.options().getSenderName()).isEqualTo("Kommun A");
            assertThat(running.options().getSigningKeyStorePassword()).isEqualTo("#1-i-världen");
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        try (Running running = notStarting()
                .option("sender-name", "Kommun A")
                .option("enabled", "false")
                .start()) {
            assertThat(running.context().getBeansOfType(MinaMeddelandenProperties.class))
                    .isEmpty();
            assertThat(running.options().getSenderName()).isNull();
        }
        try (Running running = notStarting()
                .option("sender-name", "Kommun A")
                .option("customizer.enabled", "false")
                .start()) {
            assertThat(running.options().getSenderName()).isNull();
        }
    }

    /** The route leads elsewhere, so that the component needs none of what sending takes. */
    private static TestApplication notStarting(Class<?>... configurations) {
        return TestApplication.with(configurations).property("endpoint", "direct:elsewhere");
    }
}
