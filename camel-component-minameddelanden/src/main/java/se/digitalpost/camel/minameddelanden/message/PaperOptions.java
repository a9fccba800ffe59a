package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * How a letter is to be printed, where it is printed.
 *
 * @param duplex whether both sides of the paper are used
 * @param colour whether it is printed in colour
 * @param envelope with a window, or plain
 */
public record PaperOptions(boolean duplex, boolean colour, Envelope envelope) {

    /** The envelope of a printed letter. */
    public enum Envelope {
        /** With a window: the address stands on page one. */
        WINDOWED,
        /** Without: the print service puts the address on the envelope. */
        PLAIN
    }

    /** Both sides, black and white, windowed: what most letters want. */
    public static final PaperOptions DEFAULT = new PaperOptions(true, false, Envelope.WINDOWED);

    /** The envelope is required. */
    public PaperOptions {
        Objects.requireNonNull(envelope, "envelope");
    }
}
