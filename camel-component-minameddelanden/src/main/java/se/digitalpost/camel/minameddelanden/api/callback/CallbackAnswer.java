package se.digitalpost.camel.minameddelanden.api.callback;

/** What came of one callback. */
public sealed interface CallbackAnswer {

    /** It was received: the answer was 2xx. */
    record Received() implements CallbackAnswer {}

    /**
     * It wasn't received, or nobody knows: to be posted again.
     *
     * @param what what happened, for a log
     */
    record Failed(String what) implements CallbackAnswer {}

    /**
     * Nothing was posted, since the address may not be called. Trying again doesn't help, unless the list of addresses or the host's address changes.
     *
     * @param what why, for a log
     */
    record Forbidden(String what) implements CallbackAnswer {}
}
