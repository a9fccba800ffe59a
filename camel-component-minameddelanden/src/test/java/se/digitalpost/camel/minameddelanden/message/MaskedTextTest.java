package se.digitalpost.camel.minameddelanden.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192705178354",
                "19270517-8354",
                "19270517+8354",
                "19270517 8354",
                "19270517\u20138354",
                "2705178354",
                "270517-8354",
                "198101632384",
                "19270517835400",
                "1927051783541981010323840"
            })
    void noDigitOfAPersonnummerIsLeft(String number) {
        for (String text : new String[] {number, "id " + number + ".", "id=" + number + ";x", "a" + number + "b"}) {
            assertThat(MaskedText.of(text))
                    .as(text)
                    .doesNotContainPattern("\\d")
                    .contains("*****");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sender 162021004748 is not authorized",
        "Sender 202100-4748 is not authorized",
        "Error 5017 in 1234567 ms",
        "2026-11-22 10:30:00"
    })
    void theRestStays(String text) {
        assertThat(MaskedText.of(text)).isEqualTo(text);
    }

    @Test
    void lineBreaksDoNotReachALog() {
        assertThat(MaskedText.of("one\r\n\u001b[31mtwo\u0000 ")).isEqualTo("one [31mtwo");
    }

    @Test
    void itHasALimit() {
        assertThat(MaskedText.of("x".repeat(5000)))
                .hasSize(MaskedText.MAX_LENGTH)
                .endsWith("x…");
        assertThat(MaskedText.of("1".repeat(1_000_000))).hasSize(MaskedText.MAX_LENGTH);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(MaskedText.of(null)).isNull();
        assertThat(MaskedText.of("")).isEmpty();
    }
}
