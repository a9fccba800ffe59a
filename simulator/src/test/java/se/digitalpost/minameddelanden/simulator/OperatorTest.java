package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import se.digitalpost.minameddelanden.simulator.junit.MinaMeddelandenTest;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;

@MinaMeddelandenTest
class OperatorTest {

    private final Simulator simulator;
    private final Identity kommunA;
    private final Caller caller;

    OperatorTest(Simulator simulator) {
        this.simulator = simulator;
        this.kommunA = simulator.issueIdentity("162021004748", "Kommun A");
        this.caller = Caller.as(kommunA);
    }

    @Test
    void whatWasReceivedCanBeReadToTheLastByte() throws IOException {
        // given
        byte[] envelope =
                SealedEnvelope.by(kommunA).messageId("m-1").subject("Beslut").bytes();

        // when
        caller.post(kivra(), envelope);

        // then
        ReceivedLetter letter = simulator.received().get(0);
        assertThat(letter.operator()).isEqualTo(MailboxOperator.KIVRA);
        assertThat(letter.senderId()).isEqualTo("162021004748");
        assertThat(letter.senderName()).isEqualTo("Kommun A");
        assertThat(letter.recipientId()).isEqualTo(TestRecipients.AT_KIVRA.id());
        assertThat(letter.messageId()).isEqualTo("m-1");
        assertThat(letter.correlationId()).isEqualTo("m-1");
        assertThat(letter.subject()).isEqualTo("Beslut");
        assertThat(letter.language()).isEqualTo("svSE");
        assertThat(letter.bodyContentType()).isEqualTo("text/plain");
        assertThat(letter.body()).startsWith("Hej!\n\tDitt bygglov är klart.");
        assertThat(letter.supportInfo())
                .isEqualTo(new ReceivedLetter.SupportInfo(
                        "Ring växeln", "https://example.com/", "0500-49 80 00", "info@example.com"));
        assertThat(letter.onlyAttachment()).hasValueSatisfying(a -> {
            assertThat(a.fileName()).isEqualTo("beslut.pdf");
            assertThat(a.contentType()).isEqualTo("application/pdf");
            assertThat(a.content()).asString().isEqualTo("%PDF-1.7 å");
        });
        assertThat(letter.envelope()).isEqualTo(envelope);
        assertThat(letter.tlsOrganization()).isEqualTo("162021004748");
    }

    @Test
    void noRecordTellsIdsOrContentWhenItIsPrinted() throws IOException {
        // when
        caller.post(kivra(), SealedEnvelope.by(kommunA).subject("Hemligt").bytes());

        // then
        ReceivedLetter letter = simulator.received().get(0);
        assertThat(letter + " " + letter.attachments() + TestRecipients.AT_KIVRA + TestRecipients.AT_KIVRA.address())
                .doesNotContain(TestRecipients.AT_KIVRA.id())
                .doesNotContain("Hemligt")
                .doesNotContain("beslut.pdf")
                .doesNotContain("Provgatan");
    }

    @Test
    void theSameMessageTwiceIsKeptTwiceAndSeenAsADuplicate() throws IOException {
        // given
        byte[] envelope = SealedEnvelope.by(kommunA).bytes();

        // when
        caller.post(kivra(), envelope);
        caller.post(kivra(), envelope);
        caller.post(kivra(), SealedEnvelope.by(kommunA).bytes());

        // then
        assertThat(simulator.received()).hasSize(3);
        assertThat(simulator.duplicates())
                .singleElement()
                .isSameAs(simulator.received().get(1));
        assertThat(simulator.received(MailboxOperator.KIVRA)).hasSize(3);
        assertThat(simulator.received(MailboxOperator.BILLO)).isEmpty();
        assertThat(simulator.receivedBy(TestRecipients.AT_KIVRA.id())).hasSize(3);
        assertThat(simulator.deliveries())
                .containsEntry(MailboxOperator.KIVRA, 3L)
                .containsEntry(MailboxOperator.FORTNOX, 0L);
    }

    @Test
    void connectionsAreKeptAndCounted() throws IOException {
        // when
        for (int i = 0; i < 5; i++) {
            caller.post(kivra(), SealedEnvelope.by(kommunA).bytes());
        }
        caller.post(kivra(), "<nothing/>".getBytes());

        // then
        assertThat(simulator.operator(MailboxOperator.KIVRA).counts()).isEqualTo(new ServiceCounts(1, 6, 5, 1));
    }

    @Test
    void aWrongSignatureIsAnsweredWith5012AndTheFindings() throws IOException {
        // when
        HttpResponse<String> answer = caller.post(
                kivra(),
                SealedEnvelope.by(kommunA)
                        .onTheWire(e -> e.replace("Ring växeln", "Ring ej"))
                        .bytes());

        // then
        assertFault(answer, 5012, "DIGEST_MISMATCH: the inner Signature");
    }

    @Test
    void aWrongFormIsAnsweredWith5001() throws IOException {
        // then
        assertFault(
                caller.post(
                        kivra(),
                        SealedEnvelope.by(kommunA).onTheWire(e -> e + "\r").bytes()),
                5001,
                "CARRIAGE_RETURN");
    }

    @Test
    void headerFieldsThatSoapWantsAreAskedFor() throws IOException {
        // when
        HttpResponse<String> answer = caller.send(HttpRequest.newBuilder(URI.create(kivra()))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        SealedEnvelope.by(kommunA).bytes()))
                .build());

        // then
        assertFault(answer, 5001, "HTTP_CONTENT_TYPE");
        assertThat(answer.body()).contains("HTTP_SOAP_ACTION");
    }

    @Test
    void anEnvelopeOverTwoMegabytesIsAnsweredWith5005() throws IOException {
        // given
        byte[] envelope = SealedEnvelope.by(kommunA)
                .attachment("stor.pdf", "application/pdf", new byte[1_600_000])
                .bytes();

        // then
        assertFault(caller.post(kivra(), envelope), 5005, "TOO_LARGE");
    }

    @Test
    void anotherTypeThanPdfIsAnsweredWith5019() throws IOException {
        // then
        assertFault(
                caller.post(
                        kivra(),
                        SealedEnvelope.by(kommunA)
                                .attachment("a.txt", "text/plain", new byte[] {65})
                                .bytes()),
                5019,
                "ATTACHMENT_MIME_TYPE");
    }

    @Test
    void aRecipientOfAnotherOperatorIsAnsweredWith5003() throws IOException {
        // then
        assertFault(
                caller.post(
                        kivra(),
                        SealedEnvelope.by(kommunA)
                                .to(TestRecipients.AT_BILLO.id())
                                .bytes()),
                5003,
                "no mailbox");
    }

    @Test
    void aSenderThatIsNotRegisteredIsAnsweredWith5014() throws IOException {
        // given
        Identity stranger = simulator.issueIdentity("165591386718", "Främmande");

        // then
        assertFault(
                caller.post(
                        kivra(), SealedEnvelope.by(stranger).sealedBy(kommunA).bytes()),
                5014,
                "SENDER_NOT_REGISTERED");
    }

    @Test
    void aMediatorThatIsNotApprovedIsAnsweredWith6005() throws IOException {
        // given
        simulator.registerSenderOnly("162021004748");

        // then
        assertFault(caller.post(kivra(), SealedEnvelope.by(kommunA).bytes()), 6005, "MEDIATOR_NOT_APPROVED");
    }

    @Test
    void aMediatorSealsWhatASenderHasSigned() throws IOException {
        // given
        Identity mediator = simulator.issueIdentity("165591386718", "Förmedlaren AB");
        simulator.registerMediatorOnly(mediator.organizationNumber());

        // when
        HttpResponse<String> answer = Caller.as(mediator)
                .post(kivra(), SealedEnvelope.by(kommunA).sealedBy(mediator).bytes());

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.received())
                .singleElement()
                .satisfies(l -> assertThat(l.tlsOrganization()).isEqualTo("165591386718"));
    }

    @Test
    void aSealThatIsNotTheTlsClientsIsAnsweredWith5002() throws IOException {
        // given
        Identity kommunB = simulator.issueIdentity("162021003898", "Kommun B");

        // then
        assertFault(
                Caller.as(kommunB).post(kivra(), SealedEnvelope.by(kommunA).bytes()),
                5002,
                "MEDIATOR_IS_NOT_TLS_CLIENT");
    }

    @Test
    void faultsAreCountedAsRefusedAndNothingIsStored() throws IOException {
        // when
        HttpResponse<String> answer = caller.post(kivra(), "no xml".getBytes());

        // then
        assertFault(answer, 5001, "NOT_WELL_FORMED");
        assertThat(simulator.operator(MailboxOperator.KIVRA).counts().refused()).isEqualTo(1);
        assertThat(simulator.received()).isEmpty();
    }

    private static void assertFault(HttpResponse<String> answer, int code, String description) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<c:ErrorCode>" + code + "</c:ErrorCode>", description);
    }

    private String kivra() {
        return simulator.operator(MailboxOperator.KIVRA).url();
    }
}
