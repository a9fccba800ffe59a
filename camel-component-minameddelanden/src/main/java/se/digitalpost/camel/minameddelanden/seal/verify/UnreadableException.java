package se.digitalpost.camel.minameddelanden.seal.verify;

import javax.xml.stream.XMLStreamException;

/** The parser gave up. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param cause what the parser says, which quotes the document: not to be told */
    UnreadableException(Throwable cause) {
        super("The document can't be read", cause);
    }

    /** Whether any of the causes is of a type. */
    boolean isCausedBy(Class<? extends Throwable> type) {
        for (Throwable t = getCause(); t != null; t = causeOf(t)) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** The JDK's parser tells its cause only this way. */
    private static Throwable causeOf(Throwable t) {
        return t.getCause() == null && t instanceof XMLStreamException e ? e.getNestedException() : t.getCause();
    }
}
