package se.digitalpost.camel.minameddelanden.api;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter.MatterStatus;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.digitalpost.camel.minameddelanden.api.Requests.decision;
import static se.digitalpost.camel.minameddelanden.api.Requests.faults;
import static se.digitalpost.camel.minameddelanden.api.Requests.pointers;
import static se.digitalpost.camel.minameddelanden.api.Requests.problem;
import static se.digitalpost.camel.minameddelanden.api.Requests.read;

class SubmissionReaderTest {

    @Test
    void aSmallMessageTakesWhatItDoesNotSayFromTheService() throws Exception {
        try (SubmittedMessage submitted = read(OpenApi.example("Decision"))) {
            Message message = submitted.message();

            assertThat(message.clientReference()).isEqualTo("BYGG-2026-17");
            assertThat(message.sender())
                    .isEqualTo(new Sender(OrganizationNumber.parse("162021004748"), "Kommun 162021004748"));
            assertThat(message.recipient().value()).isEqualTo("198101052382");
            assertThat(message.postalAddress())
                    .isEqualTo(PostalAddress.of("Anna Andersson", "Storgatan 1", "541 30", "Skövde"));
            assertThat(message.body())
                    .isEqualTo(new MessageBody(MessageBody.Format.TEXT, "Hej! Ditt beslut ligger i bilagan."));
            assertThat(message.deliveryMode()).isEqualTo(DeliveryMode.DIGITAL_THEN_PAPER);
            assertThat(message.paper()).isEqualTo(PaperOptions.DEFAULT);
            assertThat(message.language()).isEqualTo("svSE");
            assertThat(message.attachments()).hasSize(1);
            try (InputStream pdf = message.attachments().get(0).content().open()) {
                assertThat(pdf).hasContent("%PDF-1.7\n");
            }
            assertThat(message.batchReference()).isNull();
            assertThat(submitted.callbackUrl()).isNull();
        }
    }

    @Test
    void whateverAMessageSaysIsTaken() throws Exception {
        ObjectNode everything = OpenApi.example("Everything").deepCopy();
        everything.remove("invoice");

        try (SubmittedMessage submitted = read(everything)) {
            Message message = submitted.message();

            assertThat(message.sender().name()).isEqualTo("Kommun A");
            assertThat(message.department()).isEqualTo("Bygglovsenheten");
            assertThat(message.costCentre()).isEqualTo("Bygglovsenheten");
            assertThat(message.postalAddress())
                    .isEqualTo(new PostalAddress(
                            "Tolvan Tolvansson",
                            "c/o Berit Berg",
                            "Storgatan 2",
                            "lgh 1101",
                            "541 30",
                            "Skövde",
                            "Sverige",
                            false));
            assertThat(message.supportInfo())
                    .isEqualTo(new SupportInfo(
                            "Frågor? Ring kommunens växel.",
                            "https://www.example.org/bygglov",
                            "0500-49 80 00",
                            "bygglov@example.org"));
            assertThat(message.officialMatter())
                    .isEqualTo(new OfficialMatter(
                            LocalDate.of(2026, 11, 20),
                            "H-4711",
                            "BYGG-2026-18",
                            "H-4700",
                            "Bygglov",
                            "Avgift",
                            MatterStatus.RECIPIENT_INITIATIVE));
            assertThat(message.correlationId()).isEqualTo("BYGG-2026-18");
            assertThat(message.attachments())
                    .extracting(Attachment::channel)
                    .containsExactly(AttachmentChannel.BOTH, AttachmentChannel.DIGITAL_ONLY);
            assertThat(message.batchReference()).isEqualTo("BYGG-2026-V47");
            assertThat(submitted.callbackUrl())
                    .isEqualTo(URI.create("https://cases.example.org/digital-post-statuses"));
        }
    }

    @Test
    void whatTheServiceCannotDoIsRefusedAndNotIgnored() {
        SubmissionReader plain =
                new SubmissionReader(RequestLimits.DEFAULT, sender -> null, url -> Optional.of("not be given"));
        byte[] everything = OpenApi.example("Everything").toString().getBytes(StandardCharsets.UTF_8);

        ApiProblemException refusal = catchThrowableOfType(
                ApiProblemException.class,
                () -> plain.read(new java.io.ByteArrayInputStream(everything), -1)
                        .close());

        assertThat(refusal.problem().invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactlyInAnyOrder("/callbackUrl", "/invoice");
    }

    @Test
    void anAttachmentCannotStayOffThePaperThatIsTheOnlyWay() {
        JsonNode request = decision(decision -> {
            decision.put("deliveryMode", "PAPER_ONLY");
            ((ObjectNode) decision.get("attachments").get(0)).put("onPaper", false);
        });

        assertThat(faults(request))
                .containsExactly(fault(
                        "/attachments/0/onPaper", "not keep the document from the only way that the message may go"));
    }

    @Test
    void fieldsThatAreNotKnownAreIgnored() throws Exception {
        JsonNode request = decision(decision -> {
            decision.put("colourOfTheSky", "grey");
            decision.putObject("extension").putArray("a").addObject().put("b", 1.5e300);
            ((ObjectNode) decision.get("sender")).putNull("mood");
            ((ObjectNode) decision.get("attachments").get(0)).put("pages", 12);
        });

        try (SubmittedMessage submitted = read(request)) {
            assertThat(submitted.message().subject()).isEqualTo("Beslut om bygglov");
        }
    }

    @Test
    void allFaultsAreToldAtOnceThoseOfTheJsonAndThoseOfTheRules() {
        JsonNode request = decision(decision -> {
            decision.put("clientReference", 17);
            decision.put("subject", "x".repeat(256));
            decision.put("deliveryMode", "BY_PIGEON");
            decision.put("callbackUrl", "http://cases.example.org/");
            decision.remove("supportInfo");
            ((ObjectNode) decision.get("sender")).put("organizationNumber", "202100-4749");
            ((ObjectNode) decision.get("recipient")).put("id", "19810105-2383");
            ((ObjectNode) decision.get("recipient").get("postalAddress")).put("city", "Sköv\nde");
            ((ObjectNode) decision.get("body")).put("contentType", "text/markdown");
            ((ArrayNode) decision.get("attachments")).insert(0, "Beslut.pdf");
            ((ObjectNode) decision.get("attachments").get(1))
                    .put("fileName", "a/b.pdf")
                    .put("onPaper", "yes");
            decision.putObject("officialMatter").put("eventId", "e".repeat(256)).put("matterStatus", "closed");
            decision.putObject("paper").put("duplex", 1);
        });

        assertThat(faults(request))
                .containsExactlyInAnyOrder(
                        fault("/clientReference", "be a text"),
                        fault("/subject", "have 1 to 255 characters, and has 256"),
                        fault("/deliveryMode", "be one of DIGITAL_ONLY, DIGITAL_THEN_PAPER, PAPER_ONLY"),
                        fault("/callbackUrl", "be an https address of at most 2000 characters"),
                        fault("/supportInfo", "be given"),
                        fault("/sender/organizationNumber", "have a correct check digit"),
                        fault("/sender/name", "be given"),
                        fault("/recipient/id", "have a correct check digit"),
                        fault("/recipient/postalAddress/city", "be one line"),
                        fault("/body/contentType", "be text/plain or text/html"),
                        fault("/attachments/0", "be an object"),
                        fault("/attachments/1/fileName", "be a name, without slashes and control characters"),
                        fault("/attachments/1/onPaper", "be true or false"),
                        fault("/officialMatter/date", "be given"),
                        fault("/officialMatter/eventId", "have 1 to 255 characters, and has 256"),
                        fault(
                                "/officialMatter/matterStatus",
                                "be one of SENDER_INITIATIVE, RECIPIENT_INITIATIVE, CLOSED"),
                        fault("/paper/duplex", "be true or false"));
    }

    @Test
    void aProblemSaysHowManyAndHasAnIdOfItsOwn() {
        Problem problem =
                problem(decision(decision -> decision.put("subject", "").put("correlationId", "a\nb"))
                        .toString());

        assertThat(problem.type()).isEqualTo("urn:problem-type:digital-post:invalid-message");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.detail()).isEqualTo("2 fields break a rule");
        assertThat(problem.instance()).startsWith("urn:uuid:");
        assertThat(OpenApi.faults("Problem", Answers.tree(problem))).isEmpty();
    }

    @Test
    void aFaultNeverRepeatsWhatWasSent() {
        JsonNode request = decision(decision -> {
            ((ObjectNode) decision.get("recipient")).put("id", "198101052383");
            decision.put("deliveryMode", "198101052383");
            ((ObjectNode) decision.get("recipient")).put("198101052383", true);
        });

        assertThat(problem(request.toString()).toString()).doesNotContain("198101052383");
    }

    @Test
    void aFieldThatHasNothingToSayIsLeftOutAndNotNull() {
        JsonNode request = decision(decision -> {
            decision.putNull("correlationId");
            decision.putNull("paper");
            decision.putNull("subject");
            decision.putArray("attachments").addNull();
        });

        assertThat(faults(request))
                .allSatisfy(fault -> assertThat(fault.reason()).contains("left out"))
                .extracting(Problem.InvalidParam::name)
                .containsExactlyInAnyOrder("/correlationId", "/paper", "/subject", "/attachments/0");
    }

    @Test
    void aFieldIsGivenOnce() {
        String twice = OpenApi.example("Decision")
                .toString()
                .replaceFirst("\\{", "{\"subject\":\"Ett\",\"attachments\":[{\"content\":\"AAAA\"}],");

        assertThat(problem(twice).invalidParams())
                .contains(fault("/subject", "be given once"), fault("/attachments", "be given once"));
    }

    @Test
    void everythingThatIsRequiredIsAskedForAtOnce() {
        assertThat(pointers(OpenApi.JSON.createObjectNode()))
                .containsExactlyInAnyOrder(
                        "/clientReference",
                        "/sender",
                        "/recipient",
                        "/subject",
                        "/body",
                        "/supportInfo",
                        "/deliveryMode");
    }

    @Test
    void aProtectedIdentityTakesNoAddress() throws Exception {
        JsonNode request = decision(decision -> ((ObjectNode) decision.get("recipient"))
                .putObject("postalAddress")
                .put("protectedIdentity", true));

        try (SubmittedMessage submitted = read(request)) {
            assertThat(submitted.message().postalAddress()).isEqualTo(PostalAddress.ofProtectedIdentity());
        }
    }

    @Test
    void anAddressTakesNamePostalCodeAndCity() {
        JsonNode request = decision(decision -> ((ObjectNode) decision.get("recipient")).putObject("postalAddress"));

        assertThat(pointers(request))
                .containsExactlyInAnyOrder(
                        "/recipient/postalAddress/name",
                        "/recipient/postalAddress/postalCode",
                        "/recipient/postalAddress/city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"text\"",
                "[]",
                "17",
                "null",
                "{",
                "{\"a\":",
                "{\"a\":1,}",
                "{'a':1}",
                "{} {}",
                "{}x",
                "{\"subject\":\"Beslut",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "\uFEFF{}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "/**/{}"
            })
    void whatIsNotOneObjectOfJsonIsMalformed(String body) {
        Problem problem = problem(body);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail())
                .matches("The body must be one JSON object in UTF-8 \\(RFC 8259\\), and isn't at byte \\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "C0 80",
        "C1 81",
        "E0 80 80",
        "ED A0 80",
        "F0 80 80 80",
        "F4 90 80 80",
        "F8 88 80 80 80",
        "FF",
        "80",
        "C3",
        "C3 28",
        "E2 82"
    })
    void whatIsNotUtf8IsMalformedAlsoInAFieldThatNobodyKnows(String hex) {
        byte[] wrong = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
        String latin = OpenApi.example("TextOnly").toString().replaceFirst("\\{", "{\"unknown\":\"@\",");
        byte[] before = latin.substring(0, latin.indexOf('@')).getBytes(StandardCharsets.UTF_8);
        byte[] behind = latin.substring(latin.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8);

        assertThat(problem(joined(before, wrong, behind)).status()).isEqualTo(400);
    }

    @Test
    void utf16IsMalformed() {
        assertThat(problem(OpenApi.example("Decision").toString().getBytes(StandardCharsets.UTF_16LE))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void halfACharacterIsNoText() {
        JsonNode text = decision(decision -> decision.put("subject", "@"));

        assertThat(problem(text.toString().replace("@", "\\ud83d")).invalidParams())
                .containsExactly(fault("/subject", "be text of Unicode, without halves of characters"));
    }

    @Test
    void aListHasAnEnd() {
        JsonNode request = decision(decision -> {
            ArrayNode attachments = decision.putArray("attachments");
            for (int i = 0; i < 10_000; i++) {
                attachments.add(i);
            }
        });

        assertThat(faults(request)).hasSize(51).contains(fault("/attachments", "have at most 50 elements"));
    }

    @Test
    void aBodyThatBreaksOffIsNotAProblemOfTheClient() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws java.io.IOException {
                throw new java.io.IOException("reset");
            }
        };

        assertThatThrownBy(() -> Requests.reader(RequestLimits.DEFAULT).read(broken, -1))
                .isExactlyInstanceOf(java.io.IOException.class)
                .hasMessage("reset");
    }

    private static Problem.InvalidParam fault(String name, String rule) {
        return new Problem.InvalidParam(name, "must " + rule);
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
