package se.digitalpost.camel.minameddelanden.seal;

/**
 * The namespaces of a sealed delivery. On the wire every element bears the prefix, in the form that is signed none does.
 */
enum Namespace {
    SOAP("soap", "http://schemas.xmlsoap.org/soap/envelope/"),
    SERVICE_3("s3", "http://minameddelanden.gov.se/schema/Service/v3"),
    MESSAGE_3("m3", "http://minameddelanden.gov.se/schema/Message/v3"),
    MESSAGE_2("m2", "http://minameddelanden.gov.se/schema/Message/v2"),
    MESSAGE_1("m1", "http://minameddelanden.gov.se/schema/Message"),
    SENDER("snd", "http://minameddelanden.gov.se/schema/Sender"),
    OFFICIAL_MATTER_3("om3", "http://minameddelanden.gov.se/schema/OfficialMatter/v3"),
    XMLDSIG("ds", "http://www.w3.org/2000/09/xmldsig#");

    private final String prefix;
    private final String uri;

    Namespace(String prefix, String uri) {
        this.prefix = prefix;
        this.uri = uri;
    }

    String prefix() {
        return prefix;
    }

    String uri() {
        return uri;
    }
}
