package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.util.Arrays;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every message that is stored. */
class MessageCodecPropertiesTest {

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.oneOf(Messages.complete(), Messages.withAttachmentsOfAnySize());
    }

    @Property(tries = 300)
    void isReadBackAsItWas(@ForAll("messages") Message message) throws IOException {
        SameMessage.assertSame(decoded(message, MessageCodec.encode(message)), message);
    }

    @Property(tries = 300)
    void hasAFingerprintThatFollowsFromItAlone(@ForAll("messages") Message message) throws IOException {
        Message again = decoded(message, MessageCodec.encode(message));

        assertThat(Fingerprint.of(again).value())
                .isEqualTo(Fingerprint.of(message).value());
    }

    @Property(tries = 300)
    void isNotReadFromAPartOfItsBytes(@ForAll("messages") Message message, @ForAll int at) {
        byte[] bytes = MessageCodec.encode(message);
        int length = Math.floorMod(at, bytes.length);

        assertThatThrownBy(() -> decoded(message, Arrays.copyOf(bytes, length)))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class, NullPointerException.class);
        assertThatThrownBy(() -> decoded(message, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(IOException.class);
    }

    private static Message decoded(Message message, byte[] bytes) throws IOException {
        return MessageCodec.decode(
                bytes, (index, size) -> message.attachments().get(index).content());
    }
}
