package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which host's callbacks are signed with which secret. */
class CallbackSecretsTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String OLD = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String NEW = "enl4d3Z1dHNycXBvbm1sa2ppaGdmZWRjYmE5ODc2NTQ=";

    @Test
    void eachHostHasItsOwn() {
        CallbackSecrets secrets = CallbackSecrets.parse("Cases.kommunen.se=" + OLD + ", bygg.example.org:8443=" + NEW);

        assertThat(secrets.hosts()).containsExactlyInAnyOrder("cases.kommunen.se:443", "bygg.example.org:8443");
        assertThat(isSigned(secrets, "https://CASES.kommunen.se/a", "0123456789abcdef0123456789abcdef"))
                .isTrue();
        assertThat(isSigned(secrets, "https://bygg.example.org:8443/", "zyxwvutsrqponmlkjihgfedcba987654"))
                .isTrue();
        assertThat(secrets.of(URI.create("https://bygg.example.org/")))
                .as("another port")
                .isNull();
    }

    @Test
    void whileItIsChangedBothSign() {
        CallbackSecrets secrets = CallbackSecrets.parse("cases.kommunen.se=" + NEW + ",cases.kommunen.se:443=" + OLD);

        assertThat(isSigned(secrets, "https://cases.kommunen.se/", "0123456789abcdef0123456789abcdef"))
                .isTrue();
        assertThat(isSigned(secrets, "https://cases.kommunen.se/", "zyxwvutsrqponmlkjihgfedcba987654"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                OLD,
                "cases.kommunen.se",
                "cases.kommunen.se=" + "c2hvcnQ=",
                "cases.kommunen.se=?" + OLD,
                "*=" + OLD,
                "10.0.0.1=" + OLD
            })
    void whatIsWrongIsToldWithoutASecret(String written) {
        assertThatThrownBy(() -> CallbackSecrets.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("entry 1 must ")
                .hasMessageNotContaining(OLD.substring(0, 20))
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void noSecretIsInItsText() {
        assertThat(CallbackSecrets.parse("cases.kommunen.se=" + OLD))
                .hasToString("CallbackSecrets[cases.kommunen.se:443]");
    }

    private static boolean isSigned(CallbackSecrets secrets, String url, String secret) {
        String signature = secrets.of(URI.create(url)).sign(BODY, Instant.now());
        return new CallbackSignature(List.of(secret.getBytes(StandardCharsets.US_ASCII)))
                .isRight(signature, BODY, Clock.systemUTC(), Duration.ofMinutes(5));
    }
}
