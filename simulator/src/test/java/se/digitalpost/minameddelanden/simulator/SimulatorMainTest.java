package se.digitalpost.minameddelanden.simulator;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatorMainTest {

    private static final String[] ANY_PORTS = {
        "--far-port", "0", "--population-register-port", "0", "--kivra-port", "0",
        "--min-myndighetspost-port", "0", "--billo-port", "0", "--fortnox-port", "0"
    };

    @Test
    void itWritesTheKeyFilesAndSaysWhereEverythingIs(@TempDir Path folder) throws Exception {
        // given
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        MainArguments asked = MainArguments.parse(with("--folder", folder.toString(), "--sender-name", "Åmåls kommun"));

        // when
        try (Simulator simulator = SimulatorMain.start(asked, new PrintStream(screen, true, StandardCharsets.UTF_8))) {
            String text = screen.toString(StandardCharsets.UTF_8);
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(folder.resolve("application.properties"))) {
                properties.load(in);
            }
            String password = properties.getProperty("spring.ssl.bundle.jks.simulator.keystore.password");

            // then
            assertThat(text).contains(simulator.farUrl(), "Min myndighetspost", "Åmåls kommun", "organization.p12");
            assertThat(properties)
                    .containsEntry("camel.component.minameddelanden.far-url", simulator.farUrl())
                    .containsEntry("camel.component.minameddelanden.sender-name", "Åmåls kommun");
            assertThat(KeyStore.getInstance(folder.resolve("organization.p12").toFile(), password.toCharArray())
                            .size())
                    .isEqualTo(1);
            assertThat(KeyStore.getInstance(folder.resolve("truststore.p12").toFile(), password.toCharArray())
                            .size())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "--far-port", "--far-port x", "--digimail-port 1", "--sender 2021004748"})
    void argumentsThatItDoesNotKnowAreRefused(String arguments) {
        assertThatThrownBy(() -> MainArguments.parse(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(arguments.split(" ")[0]);
    }

    @Test
    void helpTellsEveryArgument() {
        assertThat(MainArguments.parse("--help").help()).isTrue();
        assertThat(MainArguments.HELP).contains(ANY_PORTS[0], ANY_PORTS[2], ANY_PORTS[4], ANY_PORTS[6], ANY_PORTS[8]);
    }

    private static String[] with(String... more) {
        String[] all = Arrays.copyOf(ANY_PORTS, ANY_PORTS.length + more.length);
        System.arraycopy(more, 0, all, ANY_PORTS.length, more.length);
        return all;
    }
}
