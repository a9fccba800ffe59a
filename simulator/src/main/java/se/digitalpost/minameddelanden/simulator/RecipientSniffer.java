package se.digitalpost.minameddelanden.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the recipient's id in the first bytes of an envelope, before it is parsed, or even wholly read: scripts for a
 * recipient can break the connection within the request.
 */
final class RecipientSniffer {

    /** More than all that stands before the recipient in an envelope. */
    static final int PREFIX = 8_192;

    private static final Pattern RECIPIENT = Pattern.compile("[<:]Recipient(?:\\s[^>]*)?>\\s*(\\d{12})\\s*<");

    private RecipientSniffer() {}

    static Optional<String> recipient(byte[] start) {
        Matcher matcher =
                RECIPIENT.matcher(new String(start, 0, Math.min(start.length, PREFIX), StandardCharsets.ISO_8859_1));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
