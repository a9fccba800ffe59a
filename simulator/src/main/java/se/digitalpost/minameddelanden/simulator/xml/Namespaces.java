package se.digitalpost.minameddelanden.simulator.xml;

/** The namespaces of the contracts. */
public final class Namespaces {

    /** SOAP 1.1. */
    public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /** XML Signature. */
    public static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private static final String BASE = "http://minameddelanden.gov.se/schema/";

    /** {@code {Service/v3}}: the operation of a mailbox operator. */
    public static final String SERVICE_V3 = BASE + "Service/v3";

    /** {@code {Service}}: what it answers. */
    public static final String SERVICE = BASE + "Service";

    /** {@code {Message/v3}}. */
    public static final String MESSAGE_V3 = BASE + "Message/v3";

    /** {@code {Message/v2}}: the children of a delivery's header. */
    public static final String MESSAGE_V2 = BASE + "Message/v2";

    /** {@code {Message}}. */
    public static final String MESSAGE = BASE + "Message";

    /** {@code {Sender}}. */
    public static final String SENDER = BASE + "Sender";

    /** {@code {Recipient/v3}}: FaR's operations. */
    public static final String RECIPIENT_V3 = BASE + "Recipient/v3";

    /** {@code {Recipient}}: what FaR answers. */
    public static final String RECIPIENT = BASE + "Recipient";

    /** {@code {Common/v3}}: faults. */
    public static final String COMMON_V3 = BASE + "Common/v3";

    /** {@code {OfficialMatter/v3}}. */
    public static final String OFFICIAL_MATTER_V3 = BASE + "OfficialMatter/v3";

    private Namespaces() {}
}
