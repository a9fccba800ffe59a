package se.digitalpost.minameddelanden.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/** The letters that are sealed: a short text and one attachment. */
public final class Letters {

    private static final byte[] HEAD = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Letters() {}

    /**
     * @param recipientId a test person
     * @param enclosure the attachment's content
     * @return a complete letter
     */
    public static Message to(String recipientId, Content enclosure) {
        return Message.builder()
                .clientReference("benchmark-1")
                .sender(Keys.ORGANIZATION_NUMBER, Keys.ORGANIZATION)
                .recipient(recipientId)
                .subject("Beslut om bygglov")
                .text("Hej!\n\nDitt bygglov är klart. Beslutet ligger i den bifogade filen.")
                .supportInfo(SupportInfo.of("Ring kommunens växel."))
                .attachment(Attachment.pdf("Beslut.pdf", enclosure))
                .buildComplete();
    }

    /**
     * Begins and ends as a PDF; between them are bytes that can't be compressed, as a PDF's streams.
     *
     * @param size how many bytes
     * @return the same bytes each time
     */
    public static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy(HEAD, 0, bytes, 0, HEAD.length);
        System.arraycopy(END, 0, bytes, size - END.length, END.length);
        return bytes;
    }
}
