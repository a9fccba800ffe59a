package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import se.digitalpost.camel.minameddelanden.message.testing.Texts;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Text is escaped and encoded as the plain way does it, wherever a buffer ends. */
class EscapedTextPropertiesTest {

    @Provide
    Arbitrary<String> texts() {
        return Texts.ofLength(0, 300);
    }

    @Property(tries = 2000)
    void theBytesAreThoseOfThePlainWayInBuffersOfAnySize(
            @ForAll("texts") String text, @ForAll @IntRange(min = 5, max = 64) int bufferSize) {
        byte[] buffer = new byte[bufferSize];
        int[] progress = new int[1];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        for (int from = 0; from < text.length(); from = progress[0]) {
            bytes.write(buffer, 0, EscapedText.encode(text, from, buffer, 0, progress));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(plainly(text));
        assertThat(bytes.toByteArray()).isEqualTo(plainly(text).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void theLengthIsThatOfTheBytes(@ForAll("texts") String text) {
        assertThat(EscapedText.length(text)).isEqualTo(plainly(text).getBytes(StandardCharsets.UTF_8).length);
    }

    private static String plainly(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
