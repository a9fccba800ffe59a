package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

/** Letters as routes have them. */
final class Letters {

    static final byte[] PDF = pdf(1);

    private Letters() {}

    /** A real PDF of so many empty A4 pages. */
    static byte[] pdf(int pages) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Message.Builder to(String recipientId) {
        return Message.builder()
                .recipient(recipientId)
                .clientReference("case-" + System.nanoTime())
                .subject("Beslut om bygglov")
                .text("Hej! Ditt beslut ligger i bilagan.")
                .attachment(Attachment.pdf("Beslut.pdf", Content.of(PDF)));
    }

    static Processor body(Object body) {
        return exchange -> exchange.getMessage().setBody(body);
    }

    static Processor body(Message.Builder message) {
        return body(message.build());
    }

    /** The way that most routes have it: a PDF in the body and headers beside it. */
    static Processor pdfWithHeaders(String recipientId) {
        return exchange -> {
            exchange.getMessage().setBody(PDF);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ID, recipientId);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.SUBJECT, "Beslut om bygglov");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.TEXT, "Hej! Ditt beslut ligger i bilagan.");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.FILE_NAME, "Beslut.pdf");
        };
    }

    static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }
}
