package se.digitalpost.minameddelanden.simulator.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Request line and header fields; a field that occurs twice keeps its first value. */
record RequestHead(String method, String path, String version, Map<String, String> fields) {

    private static final int LIMIT = 65_536;

    /** Empty where the client closed the connection instead of sending another request. */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        Optional<String> requestLine = Lines.read(in, LIMIT);
        if (requestLine.isEmpty() || requestLine.get().isEmpty()) {
            return Optional.empty();
        }
        String[] parts = requestLine.get().split(" ");
        if (parts.length != 3) {
            throw new IOException("Not an HTTP request line");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        int left = LIMIT;
        String line;
        while (!(line = Lines.read(in, left).orElse("")).isEmpty()) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("Not an HTTP header field");
            }
            fields.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return Optional.of(new RequestHead(parts[0], parts[1], parts[2], fields));
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean keepAlive() {
        String connection = field("Connection").orElse("").toLowerCase(Locale.ROOT);
        return version.equals("HTTP/1.1") ? !connection.contains("close") : connection.contains("keep-alive");
    }

    boolean chunked() {
        return field("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked");
    }

    boolean expectsContinue() {
        return field("Expect").orElse("").equalsIgnoreCase("100-continue");
    }

    long contentLength() throws IOException {
        try {
            return Long.parseLong(field("Content-Length").orElse("0"));
        } catch (NumberFormatException e) {
            throw new IOException("Content-Length is not a number");
        }
    }
}
