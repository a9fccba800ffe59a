package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares messages with all that is in them, also the bytes of their attachments. */
final class SameMessage {

    private SameMessage() {}

    static void assertSame(Message actual, Message expected) throws IOException {
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFields("attachments")
                .isEqualTo(expected);
        assertThat(actual.attachments()).hasSameSizeAs(expected.attachments());
        List<Attachment> attachments = actual.attachments();
        for (int i = 0; i < attachments.size(); i++) {
            Attachment wanted = expected.attachments().get(i);
            assertThat(attachments.get(i).fileName()).isEqualTo(wanted.fileName());
            assertThat(attachments.get(i).contentType()).isEqualTo(wanted.contentType());
            assertThat(attachments.get(i).channel()).isEqualTo(wanted.channel());
            assertThat(attachments.get(i).content().size())
                    .isEqualTo(wanted.content().size());
            assertThat(bytes(attachments.get(i).content())).isEqualTo(bytes(wanted.content()));
        }
    }

    static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        return bytes.toByteArray();
    }
}
