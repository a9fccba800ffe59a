package se.digitalpost.minameddelanden.simulator.verify;

/**
 * One thing that is wrong.
 *
 * @param code which rule was broken; stable
 * @param text for people: where, and what was expected; never a value from the message
 */
public record Finding(FindingCode code, String text) {

    /** Code and text. */
    @Override
    public String toString() {
        return code + ": " + text;
    }
}
