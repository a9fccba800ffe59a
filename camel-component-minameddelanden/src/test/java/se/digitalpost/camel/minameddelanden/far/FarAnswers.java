package se.digitalpost.camel.minameddelanden.far;

import se.digitalpost.camel.minameddelanden.operator.testing.Answers;

/** What FaR answers. */
final class FarAnswers {

    static final String KIVRA = "165568402266";
    static final String ADDRESS = "https://operator.example/service/v3";

    private FarAnswers() {}

    static String supplier(String id, String address) {
        return "<r:ServiceSupplier><r:Id>" + id + "</r:Id><r:Name>Kivra</r:Name><r:ServiceAdress>" + address
                + "</r:ServiceAdress><r:InternalServiceAdress/></r:ServiceSupplier>";
    }

    static String status(String id, String type, String pending, String supplier, String senderAccepted) {
        return "<return><r:AccountStatus><r:RecipientId>" + id + "</r:RecipientId><r:Type>" + type
                + "</r:Type><r:Pending>"
                + pending + "</r:Pending>" + supplier + "</r:AccountStatus><r:SenderAccepted>" + senderAccepted
                + "</r:SenderAccepted></return>";
    }

    static String reachable(String id) {
        return status(id, "Secure", "false", supplier(KIVRA, ADDRESS), "true");
    }

    static String response(String... statuses) {
        return Answers.envelope("<isReachableResponse xmlns=\"http://minameddelanden.gov.se/schema/Recipient/v3\""
                + " xmlns:r=\"http://minameddelanden.gov.se/schema/Recipient\">" + String.join("", statuses)
                + "</isReachableResponse>");
    }
}
