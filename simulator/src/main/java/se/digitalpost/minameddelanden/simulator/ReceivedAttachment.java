package se.digitalpost.minameddelanden.simulator;

import java.util.Arrays;
import java.util.Objects;

/**
 * An attachment as it was received.
 *
 * @param fileName the name that the recipient sees
 * @param contentType application/pdf, if it was verified
 * @param content the decoded bytes; not copied, so not to be changed
 * @param checksum as it was sent: upper-case hex MD5 of the content, if it was verified
 */
public record ReceivedAttachment(String fileName, String contentType, byte[] content, String checksum) {

    /** By content, not by identity of the array. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedAttachment that
                && Objects.equals(fileName, that.fileName)
                && Objects.equals(contentType, that.contentType)
                && Objects.equals(checksum, that.checksum)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fileName, contentType, checksum) * 31 + Arrays.hashCode(content);
    }

    /** Type and size; nothing of what is in it. */
    @Override
    public String toString() {
        return "ReceivedAttachment[" + contentType + ", " + content.length + " bytes]";
    }
}
