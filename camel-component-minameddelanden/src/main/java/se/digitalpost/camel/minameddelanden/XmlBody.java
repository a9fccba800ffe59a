package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

/** A body that is XML: an envelope or a delivery that another party made, and no message of one's own. */
final class XmlBody {

    private static final int MOST_BEFORE_A_TAG = 1024;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private XmlBody() {}

    /**
     * The body, as content that can be read again. A stream that can be read only once is replaced by its bytes, so that a redelivery finds
     * them again.
     *
     * @return the body where it is XML, by how it begins; otherwise empty
     * @throws IOException where it can't be read
     */
    static Optional<Content> of(Exchange exchange) throws IOException {
        Optional<Content> body = content(exchange);
        return body.isPresent() && isXml(body.get()) ? body : Optional.empty();
    }

    /** The body as content, whatever it is; empty where it is a message or nothing that has bytes. */
    static Optional<Content> content(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Message) {
            return Optional.empty();
        }
        if (body instanceof String text) {
            return Optional.of(Content.of(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (body instanceof InputStream && !(body instanceof StreamCache)) {
            exchange.getMessage().setBody(exchange.getMessage().getBody(byte[].class));
        }
        return Optional.ofNullable(exchange.getMessage().getBody(Content.class));
    }

    private static boolean isXml(Content content) throws IOException {
        try (InputStream input = content.open()) {
            String begin = new String(input.readNBytes(MOST_BEFORE_A_TAG), StandardCharsets.ISO_8859_1);
            return begin.replaceFirst("^" + BYTE_ORDER_MARK, "").stripLeading().startsWith("<");
        }
    }
}
