package se.digitalpost.camel.minameddelanden.print;

/** What becomes of an attachment's pages that aren't an upright A4. */
public enum AttachmentPages {
    /**
     * They are brought to A4 as they are drawn, without a loss: larger ones are made smaller, smaller ones larger up to what makes an A5 an A4,
     * and landscape ones are turned so that their top lies to the left. Annotations that are to be printed become part of the page.
     */
    A4,
    /** They keep their size and their rotation: for print services that take mixed sizes. */
    AS_THEY_ARE
}
