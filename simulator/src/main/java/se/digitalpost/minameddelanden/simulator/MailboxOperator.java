package se.digitalpost.minameddelanden.simulator;

/** The mailbox operators of today. Names and organization numbers are theirs; the services are simulated. */
public enum MailboxOperator {
    /** Kivra AB. */
    KIVRA("Kivra", "165568402266"),
    /** The state's mailbox, run by Digg, whose organization number it bears. */
    MIN_MYNDIGHETSPOST("Min myndighetspost", "162021006883"),
    /** Billo AB. */
    BILLO("Billo", "165591386718"),
    /** Fortnox AB: mailboxes for companies. */
    FORTNOX("Fortnox", "165564696291");

    private final String displayName;
    private final String organizationNumber;

    MailboxOperator(String displayName, String organizationNumber) {
        this.displayName = displayName;
        this.organizationNumber = organizationNumber;
    }

    /** The name that FaR gives in ServiceSupplier/Name. */
    public String displayName() {
        return displayName;
    }

    /** 12 digits with the prefix 16: what FaR gives in ServiceSupplier/Id. */
    public String organizationNumber() {
        return organizationNumber;
    }
}
