package se.digitalpost.minameddelanden.simulator.verify;

import java.time.Clock;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.minameddelanden.simulator.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;

class RightEnvelopeTest {

    private static final Pki PKI = Pki.create(Clock.systemUTC());
    private static final Identity KOMMUN_A = PKI.issueIdentity("162021004748", "Kommun A");
    private static final Identity KOMMUN_B = PKI.issueIdentity("162021003898", "Kommun B");
    private static final String OFFICIAL_MATTER = "<OfficialMatter><OfficialMatterExtension>"
            + "<Timestamp xmlns=\"http://minameddelanden.gov.se/schema/OfficialMatter/v3\">2026-11-22</Timestamp>"
            + "<Invoice xmlns=\"http://minameddelanden.gov.se/externalschema/Invoice/v1\"><DueDate>2026-12-24</DueDate>"
            + "<Amount CurrencyCode=\"SEK\">12500</Amount></Invoice>"
            + "<MatterStatus xmlns=\"http://minameddelanden.gov.se/schema/OfficialMatter/v3\">closed</MatterStatus>"
            + "</OfficialMatterExtension></OfficialMatter>"
            + "<Metadata><Tag xmlns=\"http://minameddelanden.gov.se/schema/Message\">a</Tag>"
            + "<Value xmlns=\"http://minameddelanden.gov.se/schema/Message\"></Value></Metadata>";

    private final EnvelopeVerifier verifier =
            EnvelopeVerifier.builder().trust(PKI.authorityCertificate()).build();

    static Stream<SealedEnvelope> rightEnvelopes() {
        return Stream.of(
                SealedEnvelope.by(KOMMUN_A),
                SealedEnvelope.by(KOMMUN_A).noAttachments(),
                SealedEnvelope.by(KOMMUN_A).body("text/html", "<!DOCTYPE html><html></html>"),
                SealedEnvelope.by(KOMMUN_A).attachment("två.pdf", "application/pdf", new byte[100_001]),
                SealedEnvelope.by(KOMMUN_A).subject("a\tb ]]> 'c' &amp; \uD83E\uDDFE"),
                SealedEnvelope.by(KOMMUN_A).headerExtra(OFFICIAL_MATTER),
                SealedEnvelope.by(KOMMUN_A).sealedBy(KOMMUN_B),
                SealedEnvelope.by(PKI.identity("162021004748", "Kommun A")
                        .multiValuedSubject()
                        .issue()),
                SealedEnvelope.by(KOMMUN_A)
                        .onTheWire(envelope -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + envelope + "\n"));
    }

    @ParameterizedTest
    @MethodSource("rightEnvelopes")
    void aRightEnvelopeHasNoFindings(SealedEnvelope envelope) {
        // when
        VerificationReport report = verifier.verify(envelope.bytes());

        // then
        assertThat(report.findings()).isEmpty();
        assertThat(report.isOk()).isTrue();
        assertThat(report.errorCode()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-11-22Z", "2026-11-22+01:00", "2026-06-22+02:00"})
    void receivedTimeMayBeADateInThreeForms(String receivedTime) {
        // when
        VerificationReport report = verifier.verify(
                SealedEnvelope.by(KOMMUN_A).receivedTime(receivedTime).bytes());

        // then
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void itsContentCanBeRead() {
        // given
        SealedEnvelope envelope = SealedEnvelope.by(KOMMUN_A)
                .to(TestRecipients.AT_BILLO.id())
                .messageId("m-1")
                .subject("Beslut");

        // when
        DeliveryContent delivery = verifier.verify(envelope.bytes()).delivery().orElseThrow();

        // then
        assertThat(delivery.senderId()).isEqualTo("162021004748");
        assertThat(delivery.recipientId()).isEqualTo(TestRecipients.AT_BILLO.id());
        assertThat(delivery.correlationId()).isEqualTo("m-1");
        assertThat(delivery.messages()).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo("m-1");
            assertThat(message.subject()).isEqualTo("Beslut");
            assertThat(message.language()).isEqualTo("svSE");
            assertThat(message.supportText()).isEqualTo("Ring växeln");
            assertThat(message.body()).asString().startsWith("Hej!\n\tDitt bygglov");
            assertThat(message.attachments())
                    .singleElement()
                    .satisfies(a -> assertThat(a.fileName()).isEqualTo("beslut.pdf"));
        });
    }

    @Test
    void theTransportIsRightWithUtf8AndAnEmptySoapActionAndTheSealersCertificate() {
        // given
        Transport transport = new Transport("Text/XML;charset=\"UTF-8\"", "", "162021004748");

        // when
        VerificationReport report = verifier.verify(SealedEnvelope.by(KOMMUN_A).bytes(), transport);

        // then
        assertThat(report.findings()).isEmpty();
    }
}
