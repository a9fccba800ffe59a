package se.digitalpost.camel.minameddelanden.seal.verify;

/** The parser gave up. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param cause what the parser says, which quotes the document: not to be told */
    UnreadableException(Throwable cause) {
        super("The document can't be read", cause);
    }

    /** Whether any of the causes is of a type. */
    boolean isCausedBy(Class<? extends Throwable> type) {
        for (Throwable t = getCause(); t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
