package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

import se.digitalpost.camel.minameddelanden.message.Content;

/** A print file but for its PDF as bytes, and back. The first number is the version. */
final class PrintFileCodec {

    private static final int VERSION = 1;

    private PrintFileCodec() {}

    static byte[] encode(PrintFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FieldOutput output = new FieldOutput(bytes);
        try {
            output.number(VERSION);
            output.text(file.sha256());
            output.number(file.pdf().size());
            output.list(file.facts().entrySet(), fact -> {
                output.text(fact.getKey());
                output.text(fact.getValue());
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where these aren't the bytes of a print file */
    static PrintFile decode(byte[] bytes, LongFunction<Content> pdfOfSize) throws IOException {
        FieldInput input = new FieldInput(new DataInputStream(new ByteArrayInputStream(bytes)));
        long version = input.number();
        if (version != VERSION) {
            throw new IOException("a print file of version " + version + ", and only " + VERSION + " is known");
        }
        String sha256 = input.text();
        Content pdf = pdfOfSize.apply(input.number());
        Map<String, String> facts = new HashMap<>();
        long count = input.number();
        for (long i = 0; i < count; i++) {
            facts.put(input.text(), input.text());
        }
        input.end();
        return new PrintFile(pdf, sha256, facts);
    }
}
