package se.digitalpost.camel.minameddelanden;

/** What {@code minameddelanden:submit} asks of the service. */
public enum SubmitAction {
    /** Hand a message over. */
    SUBMIT,
    /** Ask what became of a message that was handed over. */
    STATUS,
    /** Take a message back that has not left, or have its content deleted where it has ended. */
    WITHDRAW
}
