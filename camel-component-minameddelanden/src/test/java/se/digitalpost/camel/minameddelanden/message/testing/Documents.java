package se.digitalpost.camel.minameddelanden.message.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.PreparedContent;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Contents of attachments: what matters is how long they are. */
public final class Documents {

    /** A multiple of every chunk and buffer of the sealing. */
    private static final int CHUNK = 12 * 1024;

    private static final int LARGEST = 4 * CHUNK;
    private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private Documents() {}

    /** Sizes around the edges of base64, of a chunk and of its multiples. */
    public static Arbitrary<Integer> sizes() {
        Arbitrary<Integer> multiples = Arbitraries.of(0, 4 * 1024, 6 * 1024, 8 * 1024, CHUNK, 2 * CHUNK, 3 * CHUNK);
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(1, 12)),
                Tuple.of(
                        4,
                        multiples.flatMap(edge ->
                                Arbitraries.integers().between(-3, 3).map(around -> Math.max(1, edge + around)))),
                Tuple.of(2, Arbitraries.integers().between(1, 3000)),
                Tuple.of(1, Arbitraries.integers().between(1, LARGEST)));
    }

    /** PDFs as far as anyone looks at them: at least as long as their head. */
    public static Arbitrary<Content> pdfs() {
        return sizes().flatMap(size -> Arbitraries.longs().map(seed -> pdf(Math.max(HEAD.length, size), seed)))
                .flatMap(Documents::plainOrPrepared);
    }

    /** Contents that no message would have, down to a single byte. */
    public static Arbitrary<Content> anything() {
        return sizes().flatMap(size -> Arbitraries.longs().map(seed -> Content.of(bytes(size, seed))));
    }

    private static Arbitrary<Content> plainOrPrepared(byte[] bytes) {
        return Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true))
                .map(prepared -> prepared ? prepared(bytes) : Content.of(bytes));
    }

    private static Content prepared(byte[] bytes) {
        try {
            return PreparedContent.of(Content.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pdf(int size, long seed) {
        byte[] bytes = bytes(size, seed);
        System.arraycopy(HEAD, 0, bytes, 0, HEAD.length);
        return bytes;
    }

    private static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
