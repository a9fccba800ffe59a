package se.digitalpost.camel.minameddelanden.print;

import java.util.Objects;

/**
 * What is the same on all letters of a sender.
 *
 * @param returnAddress where returned mail goes, one line, as in {@code Kommun A, Box 1, 123 45 Storstad}: it stands in small type
 *     above the recipient's address; null for the sender's name alone
 * @param postageClass how fast the letters travel
 * @param logo the sender's logo, at the head of page one, or null
 * @param attachmentPages what becomes of attachments' pages that aren't an upright A4
 */
public record PrintSettings(
        String returnAddress, PostageClass postageClass, Logo logo, AttachmentPages attachmentPages) {

    /** The longest return address that stays readable in the window. */
    public static final int RETURN_ADDRESS_MAX = 100;

    /** No return address of its own, economy, no logo, all pages A4. */
    public static final PrintSettings DEFAULT = new PrintSettings(null, PostageClass.B);

    /**
     * Blanks and line ends in the return address become single blanks; a blank one is none.
     *
     * @throws IllegalArgumentException where the return address has more than {@link #RETURN_ADDRESS_MAX} characters
     */
    public PrintSettings {
        Objects.requireNonNull(postageClass, "postageClass");
        Objects.requireNonNull(attachmentPages, "attachmentPages");
        returnAddress = returnAddress == null || returnAddress.isBlank()
                ? null
                : returnAddress.strip().replaceAll("\\s+", " ");
        if (returnAddress != null && returnAddress.length() > RETURN_ADDRESS_MAX) {
            throw new IllegalArgumentException(
                    "The return address must have at most " + RETURN_ADDRESS_MAX + " characters");
        }
    }

    /**
     * No logo, all pages A4.
     *
     * @param returnAddress where returned mail goes, one line, or null
     * @param postageClass how fast the letters travel
     */
    public PrintSettings(String returnAddress, PostageClass postageClass) {
        this(returnAddress, postageClass, null, AttachmentPages.A4);
    }

    /**
     * @param returnAddress where returned mail goes, one line
     * @return settings with this return address, economy
     */
    public static PrintSettings of(String returnAddress) {
        return new PrintSettings(returnAddress, PostageClass.B);
    }

    /**
     * @param newLogo the sender's logo, or null
     * @return the same settings with this logo
     */
    public PrintSettings withLogo(Logo newLogo) {
        return new PrintSettings(returnAddress, postageClass, newLogo, attachmentPages);
    }

    /**
     * @param pages what becomes of pages that aren't an upright A4
     * @return the same settings with this choice
     */
    public PrintSettings withAttachmentPages(AttachmentPages pages) {
        return new PrintSettings(returnAddress, postageClass, logo, pages);
    }
}
