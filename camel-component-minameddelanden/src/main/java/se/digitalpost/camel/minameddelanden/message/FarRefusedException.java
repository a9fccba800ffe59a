package se.digitalpost.camel.minameddelanden.message;

/**
 * FaR refused the call: the certificate isn't accepted, the sender isn't authorized or the request is wrong. Nothing was sent;
 * trying again doesn't help before the set-up is corrected.
 */
public final class FarRefusedException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient OperatorFault fault;

    /**
     * @param message what happened
     * @param fault FaR's fault, or null where there was none
     * @param cause what caused it, or null
     */
    public FarRefusedException(String message, OperatorFault fault, Throwable cause) {
        super(message, false, cause);
        this.fault = fault;
    }

    /** @return the fault that FaR answered with, or null */
    public OperatorFault fault() {
        return fault;
    }
}
