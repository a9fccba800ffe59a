package se.digitalpost.camel.minameddelanden.operator;

import java.nio.charset.StandardCharsets;

import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.testing.SeedFolder;

/** Writes the seeds of {@link AnswerReaderFuzzTest}: run its {@code main} in the module's folder. */
final class AnswerReaderSeeds {

    private static final String ID = "192705178354";
    private static final String OTHER = "198101032384";

    private AnswerReaderSeeds() {}

    public static void main(String[] arguments) throws Exception {
        String delivered = Answers.result("T-1", ID, "true");
        String fault = Answers.fault(5001, "Å är fel");
        SeedFolder.cleared(AnswerReaderFuzzTest.class, "anAnswer")
                .with("delivered", delivered)
                .with("not-delivered", Answers.result("T-1", ID, "0"))
                .with("without-transaction", Answers.result("", ID, "1"))
                .with("twice", Answers.result("T-1", ID, "true", ID, "true"))
                .with("both", Answers.result("T-1", ID, "true", ID, "false"))
                .with("another-recipient", Answers.result("T-1", OTHER, "true"))
                .with("fault", fault)
                .with("fault-latin-1", fault.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1))
                .with("fault-utf-16", fault.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16))
                .with("fault-unknown-encoding", fault.replace("UTF-8", "no-such"))
                .with("fault-large-code", Answers.fault(999_999_999, "x"))
                .with("fault-code-of-letters", fault.replace("5001", "E5001"))
                .with("fault-code-too-long", fault.replace("5001", "12345678901"))
                .with("fault-without-call-id", fault.replaceAll("<c:CallId>.*</c:CallId>", ""))
                .with("two-faults", fault.replaceAll("(<c:applicationFault.*</c:applicationFault>)", "$1$1"))
                .with("other-fault", Answers.faultOf("<x:y xmlns:x='urn:x'>z<x:w/></x:y>"))
                .with("header", delivered.replace("<soap:Body>", "<soap:Header><a/></soap:Header>\n<soap:Body>"))
                .with("comments", delivered.replace("><", "><!-- c --><?p i?>\n<"))
                .with("cdata", delivered.replace(ID, "<![CDATA[" + ID + "]]>"))
                .with("references", delivered.replace(ID, "&#49;92705178354").replace("T-1", "&amp;&lt;"))
                .with("doctype", delivered.replace("<soap:Env", "<!DOCTYPE a [<!ENTITY e \"1\">]><soap:Env"))
                .with("entity", delivered.replace("T-1", "&e;"))
                .with("empty-body", Answers.envelope(""))
                .with("html", "<html><body>Proxy error</body></html>")
                .with("byte-order-mark", '\uFEFF' + delivered)
                .with("truncated", delivered.substring(0, delivered.length() - 60))
                .with("xml-1.1", delivered.replace("version=\"1.0\"", "version=\"1.1\""))
                .with("empty", "");
    }
}
