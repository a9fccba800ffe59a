package se.digitalpost.camel.minameddelanden.api;

import java.util.regex.Pattern;

/** The header {@code traceparent} (W3C Trace Context), as far as it is passed on. */
public final class TraceParent {

    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final Pattern VERSION_0 =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /**
     * @param header what a client sent, or null
     * @return the same where it is right; null where it isn't, or is of a version that isn't known: then the trace begins here
     */
    public static String valid(String header) {
        return header != null && VERSION_0.matcher(header).matches() ? header : null;
    }
}
