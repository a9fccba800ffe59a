package se.digitalpost.camel.minameddelanden.message;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MessageTest {

    private static final Content PDF = Content.of("%PDF-1.7 letter".getBytes(StandardCharsets.ISO_8859_1));

    private static Message.Builder letter() {
        return Message.builder()
                .clientReference("case-1")
                .sender("202100-4748", "Kommun A")
                .supportInfo(SupportInfo.of("Ring växeln."))
                .recipient("19810105-2382")
                .subject("Beslut om bygglov")
                .text("Hej!")
                .attachment(Attachment.pdf("Beslut.pdf", PDF));
    }

    @Test
    void aCompleteLetterIsAcceptedAsItIs() {
        Message message = letter().buildComplete();

        assertThat(message.sender()).isEqualTo(new Sender(OrganizationNumber.parse("162021004748"), "Kommun A"));
        assertThat(message.recipient().value()).isEqualTo("198101052382");
        assertThat(message.language()).isEqualTo("svSE");
        assertThat(message.deliveryMode()).isEqualTo(DeliveryMode.DIGITAL_THEN_PAPER);
        assertThat(message.toBuilder().buildComplete()).isEqualTo(message);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Message.Builder builder = Message.builder()
                .sender("202100-4749", "K")
                .recipient("19810105-2383")
                .subject(" ")
                .attachment(new Attachment("a/b.pdf", "text/plain", Content.of(new byte[0])))
                .supportInfo(new SupportInfo(null, "inte en adress", null, "nobody"))
                .language("sv SE");

        InvalidMessageException exception = catchThrowableOfType(InvalidMessageException.class, builder::buildComplete);

        assertThat(exception.isRetryable()).isFalse();
        assertThat(exception.faults())
                .containsExactly(
                        new FieldFault("clientReference", "be given"),
                        new FieldFault("sender.id", "have a correct check digit"),
                        new FieldFault("sender.name", "have 2 to 256 characters, and has 1"),
                        new FieldFault("recipient.id", "have a correct check digit"),
                        new FieldFault("subject", "be given"),
                        new FieldFault("body", "have a text: the body carries the message, attachments complete it"),
                        new FieldFault("attachments[0].fileName", "be a name, without slashes and control characters"),
                        new FieldFault("attachments[0].contentType", "be application/pdf"),
                        new FieldFault("attachments[0].content", "not be empty"),
                        new FieldFault("supportInfo.emailAddress", "be an e-mail address"),
                        new FieldFault("supportInfo.text", "be given"),
                        new FieldFault("supportInfo.url", "be a web address, as in https://www.kommunen.se/"),
                        new FieldFault("language", "be a language code, as in svSE"));
        assertThat(exception).hasMessageStartingWith("The message can't be sent: clientReference must be given; ");
    }

    @ParameterizedTest
    @CsvSource({"DIGITAL_ONLY, PAPER_ONLY", "PAPER_ONLY, DIGITAL_ONLY"})
    void anAttachmentThatCouldGoNoWayIsRefused(DeliveryMode mode, AttachmentChannel channel) {
        Message.Builder letter = letter().deliveryMode(mode)
                .attachment(Attachment.pdf("Bilaga.pdf", PDF).withChannel(channel));

        InvalidMessageException exception = catchThrowableOfType(InvalidMessageException.class, letter::build);

        assertThat(exception.faults())
                .containsExactly(new FieldFault(
                        "attachments[1].channel", "not keep the document from the only way that the message may go"));
    }

    static Stream<Arguments> lettersWithOneFault() {
        return Stream.of(
                Arguments.of("subject", letter().subject("x".repeat(256))),
                Arguments.of("subject", letter().subject("bell \u0007")),
                Arguments.of("subject", letter().subject("half a pair \uD83D")),
                Arguments.of("subject", letter().subject("not a character \uFFFE")),
                Arguments.of("body", letter().html("<p>twice</p>")),
                Arguments.of(
                        "body",
                        Message.builder()
                                .clientReference("r")
                                .sender("2021004748", "Kommun A")
                                .supportInfo(SupportInfo.of("Ring."))
                                .recipient("8101052382")
                                .subject("s")
                                .text("null \u0000")),
                Arguments.of("sender.name", letter().sender("2021004748", "K".repeat(257))),
                Arguments.of("supportInfo.text", letter().supportInfo(SupportInfo.of("x".repeat(1025)))),
                Arguments.of(
                        "supportInfo.phoneNumber",
                        letter().supportInfo(new SupportInfo("Ring.", null, "0".repeat(256), null))),
                Arguments.of(
                        "supportInfo.emailAddress", letter().supportInfo(new SupportInfo("Ring.", null, null, "a@b"))),
                Arguments.of(
                        "supportInfo.url",
                        letter().supportInfo(new SupportInfo("Ring.", "https://x/" + "y".repeat(250), null, null))),
                Arguments.of("attachments[1].content", letter().attachment(Attachment.pdf("x.pdf", notPdf()))),
                Arguments.of("attachments[1].fileName", letter().attachment(Attachment.pdf("\u0001.pdf", PDF))),
                Arguments.of("attachments[1]", letter().attachment(null)),
                Arguments.of("clientReference", letter().clientReference("a\nb")),
                Arguments.of("correlationId", letter().correlationId("a\tb")),
                Arguments.of("reference", letter().reference("")),
                Arguments.of("metadata[0].tag", letter().metadata("", "value")),
                Arguments.of("metadata[0].value", letter().metadata("tag", "\u0002")),
                Arguments.of(
                        "officialMatter.eventId",
                        letter().officialMatter(new OfficialMatter(
                                LocalDate.EPOCH, "e".repeat(256), null, null, null, null, null))),
                Arguments.of(
                        "officialMatter.officialMatterId",
                        letter().officialMatter(
                                        new OfficialMatter(LocalDate.EPOCH, null, "a\nb", null, null, null, null))),
                Arguments.of(
                        "officialMatter.matterSubject",
                        letter().officialMatter(new OfficialMatter(
                                LocalDate.EPOCH, null, null, null, "m".repeat(2001), null, null))),
                Arguments.of("postalAddress.name", letter().postalAddress(PostalAddress.of(null, "G 1", "11122", "S"))),
                Arguments.of(
                        "postalAddress.street",
                        letter().postalAddress(PostalAddress.of("N", "G 1\nG 2", "11122", "S"))),
                Arguments.of("deliveryMode", letter().deliveryMode(null)),
                Arguments.of("paper", letter().paper(null)),
                Arguments.of("department", letter().department("d".repeat(256))),
                Arguments.of("anything", letter().fault("anything", "be right")));
    }

    private static Content notPdf() {
        return Content.of("<html></html>".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lettersWithOneFault")
    void eachRuleIsKept(String field, Message.Builder builder) {
        assertThatThrownBy(builder::buildComplete)
                .isInstanceOfSatisfying(
                        InvalidMessageException.class,
                        exception -> assertThat(exception.faults())
                                .singleElement()
                                .extracting(FieldFault::field)
                                .isEqualTo(field));
    }

    @Test
    void limitsCountAsTheReceiversValidatorsDo() {
        String subject = "\uD83D\uDCEC".repeat(127) + "x";

        assertThat(letter().subject(subject).build().subject()).isEqualTo(subject);
        assertThatThrownBy(() -> letter().subject(subject + "y").build())
                .hasMessageContaining("subject must have 1 to 255 characters, and has 256");
    }

    @Test
    void theIdsOfACaseLoseTheBlanksAroundThem() {
        OfficialMatter matter = letter().officialMatter(new OfficialMatter(
                        LocalDate.EPOCH, " event 1", "\u2003BYGG 2026-1\n", "event 0\t", " ämne ", null, null))
                .build()
                .officialMatter();

        assertThat(matter.eventId()).isEqualTo("event 1");
        assertThat(matter.officialMatterId()).isEqualTo("BYGG 2026-1");
        assertThat(matter.precedingEventId()).isEqualTo("event 0");
        assertThat(matter.matterSubject()).isEqualTo(" ämne ");
    }

    @Test
    void lineEndsBecomeLineFeedsEverywhere() {
        Message message = letter().subject("en\r\ntvå")
                .text("en\r\ntvå\rtre\n")
                .supportInfo(SupportInfo.of("Ring\r\nväxeln"))
                .build();

        assertThat(message.subject()).isEqualTo("en\ntvå");
        assertThat(message.body().text()).isEqualTo("en\ntvå\ntre\n");
        assertThat(message.supportInfo().text()).isEqualTo("Ring\nväxeln");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hej <b>Åsa</b></p>",
                "<!DOCTYPE html><html><head><title>Hej</title></head><body><p>Hej<br>då &amp; välkommen</p></body></html>",
                "<ul><li>ett</li><li>två</li></ul><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"\"/>",
                "<p><a href=\"https://www.kommunen.se/\">webbplats</a></p>"
            })
    void goodHtmlIsAccepted(String html) {
        Message message = Message.builder()
                .recipient("8101052382")
                .subject("s")
                .html(html)
                .build();

        assertThat(message.body().format()).isEqualTo(MessageBody.Format.HTML);
    }

    @Test
    void largeHtmlIsReadAsWell() {
        String image = "<img src=\"data:image/png;base64," + "A".repeat(500_000) + "\" alt='' />";
        String wideTag = "<p " + " ".repeat(100_000) + "class=x>Hej</p>";
        String deep = "<div>".repeat(200) + "Hej" + "</div>".repeat(200);

        Message message = Message.builder()
                .recipient("8101052382")
                .subject("s")
                .html(image + wideTag + deep)
                .build();

        assertThat(message.body().text()).hasSizeGreaterThan(600_000);
    }

    static Stream<Arguments> badHtml() {
        return Stream.of(
                Arguments.of("<p>Hej", "close every element: <p> isn't"),
                Arguments.of("<ul><li>ett<li>två</ul>", "close every element: <ul> isn't"),
                Arguments.of("<p>Hej</p><script>x()</script>", "not have the element <script>"),
                Arguments.of("<p onclick=\"x()\">Hej</p>", "not have the script attribute onclick"),
                Arguments.of("<p>Hej <img src=\"https://x.se/i.png\"></p>", "have images inline (data:) only"),
                Arguments.of("<p><a href=\"javascript:x()\">Hej</a></p>", "not have script in the attribute href"),
                Arguments.of("<p>Hej</p><iframe></iframe>", "not have the element <iframe>"),
                Arguments.of(
                        "<p style=\"background:url(https://x.se/)\">Hej</p>",
                        "not fetch anything in a style attribute"),
                Arguments.of("<p> </p>", "have something to read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badHtml")
    void badHtmlIsRefused(String html, String rule) {
        Message.Builder builder =
                Message.builder().recipient("8101052382").subject("s").html(html);

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidMessageException.class,
                        exception -> assertThat(exception.faults()).contains(new FieldFault("body", rule)));
    }

    @Test
    void theMessageIdFollowsFromSenderAndReferenceAlone() {
        Message message = letter().buildComplete();

        assertThat(message.messageId())
                .isEqualTo(letter().subject("annat").buildComplete().messageId());
        assertThat(message.messageId().version()).isEqualTo(5);
        assertThat(message.messageId().variant()).isEqualTo(2);
        assertThat(letter().clientReference("case-2").buildComplete().messageId())
                .isNotEqualTo(message.messageId());
        assertThat(letter().sender("202100-3898", "Kommun B").buildComplete().messageId())
                .isNotEqualTo(message.messageId());
    }

    @Test
    void nothingOfALetterShowsInTexts() {
        Message message = letter().postalAddress(PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm"))
                .buildComplete();

        assertThat(message.toString() + message.body() + message.attachments() + message.postalAddress())
                .isEqualTo("Message[case-1 to 1981********]MessageBody[TEXT, 4 characters]"
                        + "[Attachment[15 bytes]]PostalAddress[masked]");
    }
}
