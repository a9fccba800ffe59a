package se.digitalpost.camel.minameddelanden.api.callback;

/** What came of one callback. */
public sealed interface CallbackAnswer {

    /** @return what happened, for a log */
    String what();

    /** It was received: the answer was 2xx. */
    record Received() implements CallbackAnswer {

        @Override
        public String what() {
            return "it was received";
        }
    }

    /**
     * The host has answered, and didn't receive it: to be posted again.
     *
     * @param what what happened, for a log
     */
    record Failed(String what) implements CallbackAnswer {}

    /**
     * The host couldn't be reached, or gave no answer in time, or says that it can't for the moment. Whether it was received nobody knows: to be posted again, and others to
     * this host needn't be posted now.
     *
     * @param what what happened, for a log
     */
    record Unreachable(String what) implements CallbackAnswer {}

    /**
     * Nothing was posted, since the address may not be called. Trying again doesn't help, unless the list of addresses or the host's address changes.
     *
     * @param what why, for a log
     */
    record Forbidden(String what) implements CallbackAnswer {}
}
