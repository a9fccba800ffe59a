package se.digitalpost.minameddelanden.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of an HTTP head, which end in CR LF, or LF alone. */
final class Lines {

    private Lines() {}

    /** The next line without its end; empty at the end of the stream. */
    static Optional<String> read(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int b;
        while ((b = in.read()) != '\n') {
            if (b < 0) {
                return Optional.empty();
            }
            if (line.size() >= limit) {
                throw new IOException("A line is longer than " + limit + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
