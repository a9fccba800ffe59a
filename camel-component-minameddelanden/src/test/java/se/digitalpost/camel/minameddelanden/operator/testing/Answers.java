package se.digitalpost.camel.minameddelanden.operator.testing;

/** What a mailbox operator answers. */
public final class Answers {

    public static final String CALL_ID = "0f9c6d4e-2f0a-4f5e-9a55-1c2d3e4f5a6b";

    private Answers() {}

    public static String result(String transactionId, String... idsAndDelivered) {
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < idsAndDelivered.length; i += 2) {
            statuses.append("<s:Status><s:RecipientId>" + idsAndDelivered[i] + "</s:RecipientId><s:Delivered>"
                    + idsAndDelivered[i + 1] + "</s:Delivered></s:Status>");
        }
        return envelope("<deliverSecureResponse xmlns=\"http://minameddelanden.gov.se/schema/Service/v3\""
                + " xmlns:s=\"http://minameddelanden.gov.se/schema/Service\"><return><s:TransId>" + transactionId
                + "</s:TransId>" + statuses + "</return></deliverSecureResponse>");
    }

    public static String fault(int code, String description) {
        return faultOf(
                "<c:applicationFault xmlns:c=\"http://minameddelanden.gov.se/schema/Common/v3\"><c:ErrorCode>" + code
                        + "</c:ErrorCode><c:Description>" + description + "</c:Description><c:CallId>" + CALL_ID
                        + "</c:CallId></c:applicationFault>");
    }

    public static String faultOf(String detail) {
        return envelope(
                "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>it went wrong for 192705178354</faultstring>"
                        + "<detail>" + detail + "</detail></soap:Fault>");
    }

    public static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
    }
}
