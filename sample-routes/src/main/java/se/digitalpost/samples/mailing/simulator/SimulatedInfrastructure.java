package se.digitalpost.samples.mailing.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

/**
 * Where neither {@code mailing.far-url} nor a key store is set, a simulator stands in for the infrastructure: it gets the very properties that a user would
 * set. The rest of the application doesn't know of it; without this package it works with the real one only.
 */
public final class SimulatedInfrastructure implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SENDER_ID = "162021004748";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.containsProperty("mailing.far-url") || environment.containsProperty("mailing.key-store")) {
            return;
        }
        Simulator simulator = Simulator.start();
        TestMailing.script(simulator);
        ((GenericApplicationContext) context).registerBean(Simulator.class, () -> simulator);
        Path folder = Path.of(environment.getRequiredProperty("mailing.work"), "simulator");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("simulator", properties(simulator, environment, folder)));
    }

    private static Map<String, Object> properties(
            Simulator simulator, ConfigurableEnvironment environment, Path folder) {
        Identity sender = simulator.issueIdentity(SENDER_ID, environment.getRequiredProperty("mailing.sender-name"));
        String password = new String(sender.password());
        try {
            Files.createDirectories(folder);
            return Map.of(
                    "mailing.far-url",
                    simulator.farUrl(),
                    "mailing.key-store",
                    sender.writePkcs12(folder.resolve("organization.p12")).toString(),
                    "mailing.key-store-password",
                    password,
                    "mailing.trust-store",
                    simulator
                            .pki()
                            .writeTrustStore(folder.resolve("truststore.p12"))
                            .toString(),
                    "mailing.trust-store-password",
                    password,
                    "mailing.address-register-url",
                    simulator.populationRegisterUrl(),
                    // The infrastructure takes its time; a simulator that doesn't answer never will.
                    "mailing.response-timeout",
                    "2s",
                    "mailing.next-steps",
                    "classpath:text/after-the-simulator.txt");
        } catch (IOException e) {
            simulator.close();
            throw new UncheckedIOException(e);
        }
    }
}
