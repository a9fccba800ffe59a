package se.digitalpost.camel.minameddelanden.operator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Delivered;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.Faulted;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer.NotDelivered;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class AnswerReaderTest {

    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");
    private static final String ID = RECIPIENT.value();
    private static final String OTHER = "198101032384";

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", " true\n"})
    void delivered(String value) throws Exception {
        assertThat(read(Answers.result("T-1", ID, value))).isEqualTo(new Delivered("T-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0"})
    void notDelivered(String value) throws Exception {
        assertThat(read(Answers.result("T-1", ID, value))).isEqualTo(new NotDelivered("T-1"));
    }

    @Test
    void aTransactionIdMayBeMissing() throws Exception {
        assertThat(read(Answers.result(" ", ID, "true"))).isEqualTo(new Delivered(null));
    }

    @Test
    void theSameStatusTwiceIsOne() throws Exception {
        assertThat(read(Answers.result("T-1", ID, "true", ID, "true"))).isEqualTo(new Delivered("T-1"));
    }

    @Test
    void headersCommentsAndBlanksAreAllowed() throws Exception {
        String answer = Answers.result("T-1", ID, "true")
                .replace(
                        "<soap:Body>",
                        "<!-- c -->\n<soap:Header><x:y xmlns:x='urn:x'>z<x:w/></x:y></soap:Header>\n<soap:Body>")
                .replace("><", ">\n  <");
        assertThat(read(answer + "\n")).isEqualTo(new Delivered("T-1"));
    }

    @Test
    void theCharsetOfHttpWins() throws Exception {
        String answer = Answers.fault(5001, "Å är fel").replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");
        Faulted faulted =
                (Faulted) AnswerReader.read(answer.getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1", RECIPIENT);
        assertThat(faulted.fault().description()).isEqualTo("Å är fel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void theXmlsOwnEncodingWorks(String encoding) throws Exception {
        String answer = Answers.fault(5001, "Å är fel").replace("UTF-8", encoding);
        Faulted faulted = (Faulted) AnswerReader.read(answer.getBytes(Charset.forName(encoding)), null, RECIPIENT);
        assertThat(faulted.fault().description()).isEqualTo("Å är fel");
    }

    @Test
    void aByteOrderMarkIsAllowed() throws Exception {
        byte[] answer = ("\uFEFF" + Answers.result("T-1", ID, "true")).getBytes(StandardCharsets.UTF_8);
        assertThat(AnswerReader.read(answer, "UTF-8", RECIPIENT)).isEqualTo(new Delivered("T-1"));
        assertThat(AnswerReader.read(answer, null, RECIPIENT)).isEqualTo(new Delivered("T-1"));
    }

    @Test
    void aFaultIsReadAndMasked() throws Exception {
        Faulted faulted = (Faulted) read(Answers.fault(6007, "Personen 19270517-8354 finns inte"));
        assertThat(faulted.fault().errorCode()).isEqualTo(6007);
        assertThat(faulted.fault().callId()).isEqualTo(Answers.CALL_ID);
        assertThat(faulted.fault().description()).isEqualTo("Personen ********-**** finns inte");
    }

    @Test
    void aFaultMayLackItsCallIdAndHaveNeighbours() throws Exception {
        Faulted faulted = (Faulted) read(Answers.faultOf("<stack>at x</stack><applicationFault"
                + " xmlns='http://minameddelanden.gov.se/schema/Common/v3'><ErrorCode>5000</ErrorCode>"
                + "<Description><![CDATA[a <b>]]> c</Description></applicationFault>"));
        assertThat(faulted.fault().description()).isEqualTo("a <b> c");
        assertThat(faulted.fault().callId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<html><body>ok</body></html>",
                "<Envelope><Body/></Envelope>",
            })
    void otherThingsCannotBeRead(String answer) {
        refused(answer);
    }

    @Test
    void aResultThatIsNotToTheLetterCannotBeRead() {
        String good = Answers.result("T-1", ID, "true");
        refused(good + "x");
        refused(good + good);
        refused(Answers.result("T-1"));
        refused(Answers.result("T-1", OTHER, "true"));
        refused(Answers.result("T-1", ID, "true", OTHER, "true"));
        refused(Answers.result("T-1", ID, "true", ID, "false"));
        refused(Answers.result("T-1", ID, "yes"));
        refused(Answers.result("T-1", ID, ""));
        refused(Answers.envelope(""));
        refused(Answers.envelope("text"));
        refused(good.replace("schema/Service/v3", "schema/Service/v2"));
        refused(good.replace(
                "\"http://minameddelanden.gov.se/schema/Service\"",
                "\"http://minameddelanden.gov.se/schema/Service/v3\""));
        refused(good.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"));
        refused(good.replace("<s:TransId>T-1</s:TransId>", ""));
        refused(good.replace("T-1", "<s:b/>"));
        refused(good.replace("</s:Delivered>", "</s:Delivered><s:More/>"));
        refused(good.replace("<return>", "<return>text"));
        refused(good.replace("</soap:Body>", "<again/></soap:Body>"));
        refused(good.replace("</soap:Body>", "</soap:Body><soap:Body/>"));
        refused(good.replace("deliverSecureResponse", "notifyResponse"));
        refused(good.replace("<return>", "<return/><return>"));
    }

    @Test
    void aFaultThatIsNotTheInfrastructuresCannotBeRead() {
        refused(Answers.faultOf(""));
        refused(Answers.fault(5000, "x").replace("schema/Common/v3", "schema/Common"));
        refused(Answers.fault(5000, "x").replace("5000", "five"));
        refused(Answers.fault(5000, "x").replace("5000", ""));
        refused(Answers.fault(5000, "x").replace("<c:CallId>", "<c:Other/><c:CallId>"));
        String fault =
                "<applicationFault xmlns='http://minameddelanden.gov.se/schema/Common/v3'><ErrorCode>5000</ErrorCode>"
                        + "<Description>x</Description></applicationFault>";
        refused(Answers.faultOf(fault + fault));
    }

    @Test
    void whatIsSaidOfAnUnreadableFaultIsMasked() {
        assertThatThrownBy(() -> read(Answers.faultOf("")))
                .hasMessageContaining("it went wrong for ************")
                .hasNoCause();
    }

    @Test
    void anAnswerCutAnywhereCannotBeRead() {
        for (String whole : new String[] {Answers.result("T-1", ID, "true"), Answers.fault(6007, "x")}) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int n = 0; n < bytes.length; n++) {
                byte[] cut = Arrays.copyOf(bytes, n);
                assertThatThrownBy(() -> AnswerReader.read(cut, "UTF-8", RECIPIENT))
                        .as("after %d bytes", n)
                        .isInstanceOf(UnreadableAnswerException.class);
            }
        }
    }

    @Test
    void documentTypesAreRefused(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "192705178354");
        refused(withDoctype("<!DOCTYPE x>", "T-1"));
        refused(withDoctype("<!DOCTYPE x [<!ENTITY e 'T-1'>]>", "&e;"));
        refused(withDoctype("<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>", "&e;"));
        refused(withDoctype("<!DOCTYPE x SYSTEM '" + secret.toUri() + "'>", "T-1"));
        refused(withDoctype("", "&e;"));
        refused(withDoctype("<!DOCTYPE x [<!ENTITY \u0001]>", "T-1"));
    }

    @Test
    void aBillionLaughsAreNotHeard() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 'lol'>");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        String answer = withDoctype("<!DOCTYPE x [" + entities + "]>", "&l11;");
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refused(answer));
    }

    @Test
    void depthAndWidthDoNoHarm() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            refused(Answers.faultOf("<a>".repeat(100_000)));
            refused("<a ".repeat(100_000));
            StringBuilder attributes = new StringBuilder("<a ");
            for (int i = 0; i < 60_000; i++) {
                attributes.append("a").append(i).append("='' ");
            }
            refused(Answers.faultOf(attributes + "/>"));
        });
    }

    private static String withDoctype(String doctype, String transactionId) {
        return Answers.result(transactionId, ID, "true").replace("?>", "?>" + doctype);
    }

    private static OperatorAnswer read(String answer) throws UnreadableAnswerException {
        return AnswerReader.read(answer.getBytes(StandardCharsets.UTF_8), "UTF-8", RECIPIENT);
    }

    private static void refused(String answer) {
        assertThatThrownBy(() -> read(answer))
                .as(answer.substring(0, Math.min(answer.length(), 600)))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageNotContaining(ID);
    }
}
