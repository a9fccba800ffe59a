package se.digitalpost.camel.minameddelanden.seal;

import java.security.MessageDigest;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever pieces the content comes in, and however they meet the buffer's end, both digests are those of the whole. */
class CanonicalDigestsPropertiesTest {

    private static final int BUFFER = 64;
    private static final byte[] OPEN = Element.utf8("<outer><inner>");
    private static final byte[] CLOSE = Element.utf8("</inner>");

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.integers().between(0, 2 * BUFFER)),
                        Tuple.of(1, Arbitraries.of(0, 1, BUFFER - 1, BUFFER, BUFFER + 1)))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 2000)
    void bothDigestsAreThoseOfTheWhole(@ForAll("pieces") List<Integer> content, @ForAll("pieces") List<Integer> behind)
            throws Exception {
        CanonicalDigests digests = new CanonicalDigests(Algorithms.best(), BUFFER);
        // A message that failed in its middle came before.
        digests.innerOnly(OPEN);
        digests.write(CLOSE);
        digests.reset();
        MessageDigest inner = MessageDigest.getInstance("SHA-256");
        MessageDigest outer = MessageDigest.getInstance("SHA-256");
        Random random = new Random(content.hashCode());

        digests.innerOnly(OPEN);
        inner.update(OPEN);
        for (int length : content) {
            byte[] piece = new byte[length + 2];
            random.nextBytes(piece);
            digests.write(piece, 1, length);
            inner.update(piece, 1, length);
            outer.update(piece, 1, length);
        }
        byte[] innerDigest = digests.endInner(CLOSE);
        for (int length : behind) {
            byte[] piece = new byte[length];
            random.nextBytes(piece);
            digests.write(piece);
            outer.update(piece);
        }
        byte[] outerDigest = digests.endOuter(OPEN);

        assertThat(innerDigest).isEqualTo(inner.digest(CLOSE));
        assertThat(outerDigest).isEqualTo(outer.digest(OPEN));
    }
}
