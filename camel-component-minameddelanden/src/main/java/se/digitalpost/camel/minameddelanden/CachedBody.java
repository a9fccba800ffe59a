package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;

/**
 * XML that becomes an exchange's body, which can be read again and again: in memory, or on disk where Camel's stream caching is told to
 * spool.
 */
final class CachedBody {

    private static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    private CachedBody() {}

    /** What makes the body. */
    interface Writing {
        void to(OutputStream output) throws IOException;
    }

    static StreamCache of(Exchange exchange, Writing writing) throws IOException {
        try (CachedOutputStream output = new CachedOutputStream(exchange)) {
            writing.to(output);
            return output.newStreamCache();
        }
    }

    static void set(Exchange exchange, StreamCache body) {
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, CONTENT_TYPE);
    }
}
