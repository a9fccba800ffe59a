package se.digitalpost.camel.minameddelanden.api.callback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackSignatureTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY = "{\"status\":\"DELIVERED\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_795_341_600L);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final CallbackSignature signature = new CallbackSignature(List.of(SECRET));

    /** Computed with openssl: printf '%s' '1795341600.{"status":"DELIVERED"}' | openssl dgst -sha256 -hmac … */
    @Test
    void theSignatureIsWhatAnyoneElseComputes() {
        assertThat(signature.sign(BODY, NOW))
                .isEqualTo("t=1795341600,v1=ff39ecbc54143a0ec8bd22070a405dfef143e3125c055f14ee9c2a0d82005b2d");
    }

    @Test
    void aReceiverKnowsWhatWasSignedJustNow() {
        assertThat(signature.isRight(signature.sign(BODY, NOW), BODY, clock, FIVE_MINUTES))
                .isTrue();
        assertThat(signature.isRight(signature.sign(BODY, NOW.minusSeconds(300)), BODY, clock, FIVE_MINUTES))
                .isTrue();
        assertThat(signature.isRight(signature.sign(BODY, NOW.plusSeconds(300)), BODY, clock, FIVE_MINUTES))
                .isTrue();
    }

    @Test
    void whatWasChangedOrReplayedOrSignedBySomebodyElseIsNotRight() {
        String signed = signature.sign(BODY, NOW);
        String old = signature.sign(BODY, NOW.minusSeconds(301));

        assertThat(signature.isRight(signed, "{}".getBytes(StandardCharsets.UTF_8), clock, FIVE_MINUTES))
                .isFalse();
        assertThat(signature.isRight(signed.replace("t=1795341600", "t=1795341601"), BODY, clock, FIVE_MINUTES))
                .isFalse();
        assertThat(signature.isRight(old, BODY, clock, FIVE_MINUTES)).isFalse();
        assertThat(signature.isRight(signature.sign(BODY, NOW.plusSeconds(301)), BODY, clock, FIVE_MINUTES))
                .isFalse();
        assertThat(signature.isRight(new CallbackSignature(List.of(OTHER)).sign(BODY, NOW), BODY, clock, FIVE_MINUTES))
                .isFalse();
    }

    @Test
    void whileASecretIsChangedEitherIsEnough() {
        CallbackSignature both = new CallbackSignature(List.of(OTHER, SECRET));

        assertThat(signature.isRight(both.sign(BODY, NOW), BODY, clock, FIVE_MINUTES))
                .isTrue();
        assertThat(both.isRight(signature.sign(BODY, NOW), BODY, clock, FIVE_MINUTES))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "t=1795341600", "v1=00", "t=x,v1=00", "t=1795341600,v1=zz", "t=999999999999999999999,v1=00"})
    void whatIsNoSignatureIsNotRight(String header) {
        assertThat(signature.isRight(header, BODY, clock, FIVE_MINUTES)).isFalse();
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefused() {
        assertThatThrownBy(() -> new CallbackSignature(List.of("hemligt".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hemligt");
        assertThatThrownBy(() -> new CallbackSignature(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
