package se.digitalpost.camel.minameddelanden.seal;

/**
 * The namespaces of a sealed delivery. On the wire every element bears the prefix, in the form that is signed none does.
 */
public enum Namespace {
    /** SOAP 1.1's envelope. */
    SOAP("soap", "http://schemas.xmlsoap.org/soap/envelope/"),
    /** The operator's service. */
    SERVICE_3("s3", "http://minameddelanden.gov.se/schema/Service/v3"),
    /** The delivery. */
    MESSAGE_3("m3", "http://minameddelanden.gov.se/schema/Message/v3"),
    /** The delivery's header. */
    MESSAGE_2("m2", "http://minameddelanden.gov.se/schema/Message/v2"),
    /** Bodies, attachments and the seal. */
    MESSAGE_1("m1", "http://minameddelanden.gov.se/schema/Message"),
    /** The sender's id and name. */
    SENDER("snd", "http://minameddelanden.gov.se/schema/Sender"),
    /** Event data on a case. */
    OFFICIAL_MATTER_3("om3", "http://minameddelanden.gov.se/schema/OfficialMatter/v3"),
    /** XML signatures. */
    XMLDSIG("ds", "http://www.w3.org/2000/09/xmldsig#");

    private final String prefix;
    private final String uri;

    Namespace(String prefix, String uri) {
        this.prefix = prefix;
        this.uri = uri;
    }

    /** @return the prefix that this component's envelopes declare for it */
    public String prefix() {
        return prefix;
    }

    /** As it stands in the tag that declares all of them. */
    String declaration() {
        return " xmlns:" + prefix + "=\"" + uri + '"';
    }

    /** @return the namespace's name */
    public String uri() {
        return uri;
    }
}
