package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

import se.digitalpost.camel.minameddelanden.message.Content;

/** Camel's cached stream, which may have been spooled to disk: each reading is a copy of its own from the first byte on. */
final class StreamCacheContent implements Content {

    private final StreamCache cache;
    private final Exchange exchange;

    StreamCacheContent(StreamCache cache, Exchange exchange) {
        this.cache = cache;
        this.exchange = exchange;
    }

    @Override
    public long size() {
        return cache.length();
    }

    @Override
    public InputStream open() throws IOException {
        StreamCache copy = cache.copy(exchange);
        copy.reset();
        if (copy instanceof InputStream stream) {
            return stream;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy.writeTo(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
