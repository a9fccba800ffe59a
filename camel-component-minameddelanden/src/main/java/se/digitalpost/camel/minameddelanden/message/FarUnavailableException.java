package se.digitalpost.camel.minameddelanden.message;

/**
 * FaR (Förmedlingsadressregistret) couldn't be asked, or gave no usable answer. Nothing was sent; retryable.
 */
public final class FarUnavailableException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient OperatorFault fault;

    /**
     * @param message what happened
     * @param fault FaR's fault, or null where there was none
     * @param cause what caused it, or null
     */
    public FarUnavailableException(String message, OperatorFault fault, Throwable cause) {
        super(message, true, cause);
        this.fault = fault;
    }

    /** @return the fault that FaR answered with, or null */
    public OperatorFault fault() {
        return fault;
    }
}
