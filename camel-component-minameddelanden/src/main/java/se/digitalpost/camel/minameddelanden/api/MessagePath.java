package se.digitalpost.camel.minameddelanden.api;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a message in a path. */
public final class MessagePath {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private MessagePath() {}

    /**
     * @param segment what stands in place of {@code {messageId}}
     * @return the id
     * @throws ApiProblemException {@code NOT_FOUND} where it is no id, as where there is no such message
     */
    public static UUID messageId(String segment) {
        if (segment == null || !ID.matcher(segment).matches()) {
            throw notFound();
        }
        return UUID.fromString(segment);
    }

    /** @return what is answered where there is no such message, or not for this client: nobody can tell one from the other */
    public static ApiProblemException notFound() {
        return new ApiProblemException(ProblemType.NOT_FOUND, "There is no such message");
    }
}
