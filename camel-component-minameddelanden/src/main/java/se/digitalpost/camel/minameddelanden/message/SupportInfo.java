package se.digitalpost.camel.minameddelanden.message;

/**
 * Where the recipient turns with questions. The infrastructure demands it of every message, with a text.
 *
 * @param text what to do with questions, 1 to 1024 characters
 * @param url a web address of at most 255 characters, or null
 * @param phoneNumber at most 255 characters, or null
 * @param emailAddress 5 to 256 characters, or null
 */
public record SupportInfo(String text, String url, String phoneNumber, String emailAddress) {

    /**
     * Support information that is only a text.
     *
     * @param text what to do with questions
     * @return the information
     */
    public static SupportInfo of(String text) {
        return new SupportInfo(text, null, null, null);
    }
}
