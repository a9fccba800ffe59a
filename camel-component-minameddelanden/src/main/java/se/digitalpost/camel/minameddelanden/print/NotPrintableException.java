package se.digitalpost.camel.minameddelanden.print;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * The letter can't be printed as it is, and is handled by hand. Not retryable: it names every part of the message that has to
 * change first, attachments by their index, never a file's name or a line of the address.
 */
public final class NotPrintableException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<FieldFault> faults;
    private final transient PreflightReport preflight;

    /**
     * @param reason {@link Reason#NOT_PRINTABLE}, {@link Reason#NO_POSTAL_ADDRESS} or {@link Reason#PROTECTED_IDENTITY}
     * @param faults all that is wrong, at least one
     * @param cause what caused it, or null
     */
    public NotPrintableException(Reason reason, List<FieldFault> faults, Throwable cause) {
        this(reason, faults, null, cause);
    }

    /** @param preflight what the print service wouldn't take */
    NotPrintableException(PreflightReport preflight) {
        this(Reason.NOT_PRINTABLE, preflight.faults(), preflight, null);
    }

    private NotPrintableException(Reason reason, List<FieldFault> faults, PreflightReport preflight, Throwable cause) {
        super(describe(faults), false, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.faults = List.copyOf(faults);
        this.preflight = preflight;
    }

    /**
     * Why it needs someone's attention: a document that can't be printed, an address that no letter reaches, or an identity
     * that is protected.
     *
     * @return the reason, which the message's outcome can bear
     */
    public Reason reason() {
        return reason;
    }

    /** @return all faults, an unmodifiable list, never empty */
    public List<FieldFault> faults() {
        return faults;
    }

    /** @return what was found when the letter was looked at as a print service would, or null where it didn't come so far */
    public PreflightReport preflight() {
        return preflight;
    }

    private static String describe(List<FieldFault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a letter that can't be printed has at least one fault");
        }
        return faults.stream()
                .map(FieldFault::toString)
                .collect(Collectors.joining("; ", "The letter can't be printed: ", ""));
    }
}
