package se.digitalpost.camel.minameddelanden.message;

/**
 * A fault as the infrastructure tells it (schema Common/v3, element applicationFault).
 *
 * @param errorCode the code, see the fault table
 * @param description what the mailbox operator or FaR says about it
 * @param callId the id of the call, which support asks for; may be null where the answer had none
 */
public record OperatorFault(int errorCode, String description, String callId) {

    @Override
    public String toString() {
        return "fault " + errorCode + " (CallId " + callId + ")";
    }
}
