package se.digitalpost.minameddelanden.simulator;

/** The error codes that an applicationFault bears (the infrastructure's reference code). */
public enum ErrorCode {
    /** System error. */
    SYSTEM(4999, "System error"),
    /** Unknown error. */
    UNKNOWN(5000, "Unknown error"),
    /** Input that the schema or the rules of form do not allow. */
    INVALID_INPUT(5001, "Invalid input"),
    /** Who calls may not. */
    ACCESS_DENIED(5002, "Access denied"),
    /** No such recipient here. */
    NOT_FOUND(5003, "Not found"),
    /** A job is still running. */
    JOB_NOT_COMPLETE(5004, "Job not complete"),
    /** Larger, or more of it, than is allowed. */
    MAX_EXCEEDED(5005, "Max exceeded"),
    /** Illegal state. */
    ILLEGAL_STATE(5011, "Illegal state"),
    /** A signature is missing, wrong or not trusted. */
    SIGNATURE(5012, "Signature error"),
    /** The sender is not registered. */
    SENDER_NOT_AUTHORIZED(5014, "Sender not authorized"),
    /** A value is missing. */
    NULL_VALUE(5016, "Null value"),
    /** The population register does not answer. */
    POPULATION_REGISTER(5017, "Population register error"),
    /** The company register does not answer. */
    COMPANY_REGISTER(5018, "Company register error"),
    /** A media type that is not allowed. */
    MIME_TYPE(5019, "Mime type not allowed"),
    /** A company form that can't have a mailbox. */
    COMPANY_FORM(6004, "Company form not allowed"),
    /** The mediator (Dispatcher) is not approved. */
    DISPATCHER_NOT_APPROVED(6005, "Dispatcher not approved"),
    /** The person has a protected identity. */
    PROTECTED_IDENTITY(6006, "Protected identity"),
    /** There is no such person. */
    PERSON_DOES_NOT_EXIST(6007, "Person does not exist");

    private final int code;
    private final String description;

    ErrorCode(int code, String description) {
        this.code = code;
        this.description = description;
    }

    /** What stands in applicationFault/ErrorCode. */
    public int code() {
        return code;
    }

    /** What a scripted fault says in applicationFault/Description. */
    public String description() {
        return description;
    }

    /**
     * The constant of a code.
     *
     * @throws IllegalArgumentException for a code that is not in the list
     */
    public static ErrorCode of(int code) {
        for (ErrorCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("No error code " + code);
    }
}
