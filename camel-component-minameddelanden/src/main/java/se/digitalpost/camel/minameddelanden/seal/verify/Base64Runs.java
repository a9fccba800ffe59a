package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.Base64;

/**
 * The long base64 texts of a document, which are nearly all of it: they are taken from the input in large pieces, past the parser, which
 * would look at each character. Nothing but base64's own characters is taken this way, so the parser has nothing to say on them; where a
 * text begins, what else is in it and where it ends, is for the parser.
 */
final class Base64Runs {

    /** Bytes of a piece: whole quanta. */
    static final int LENGTH = 4 * 1024;

    /** Bytes that a piece encodes. */
    static final int DECODED_LENGTH = LENGTH / 4 * 3;

    private final GuardedInput input;
    private final byte[] encoded = new byte[LENGTH];
    private final byte[] decoded = new byte[DECODED_LENGTH];

    Base64Runs(GuardedInput input) {
        this.input = input;
    }

    /**
     * Takes the next piece of the text of the element whose start tag the parser has just told of.
     *
     * @param startTags how many the parser has told of so far
     * @return whether there is one; if not, the parser goes on
     */
    boolean next(int startTags) throws IOException {
        if (!input.isBehindStartTag(startTags) || !input.hasRun(LENGTH)) {
            return false;
        }
        System.arraycopy(input.block().bytes(), input.block().position(), encoded, 0, LENGTH);
        if (!decodes()) {
            return false;
        }
        input.block().skip(LENGTH);
        return true;
    }

    /** A padded piece decodes to less: what comes behind the padding is the parser's. */
    private boolean decodes() {
        try {
            return Base64.getDecoder().decode(encoded, decoded) == DECODED_LENGTH;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The piece as it stands in the document. */
    byte[] encoded() {
        return encoded;
    }

    /** What it encodes. */
    byte[] decoded() {
        return decoded;
    }
}
