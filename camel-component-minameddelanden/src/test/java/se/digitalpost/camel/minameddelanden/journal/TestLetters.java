package se.digitalpost.camel.minameddelanden.journal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/** Letters to fictional persons, and what becomes known of them. */
final class TestLetters {

    static final OrganizationNumber KOMMUN_A = new OrganizationNumber("162021004748");
    static final OrganizationNumber KOMMUN_B = new OrganizationNumber("162021003898");

    /** Whoever can send for both. */
    static final Set<OrganizationNumber> SENDERS = Set.of(KOMMUN_A, KOMMUN_B);

    static final RecipientId ANNA = RecipientId.parse("198101032384");
    static final RecipientId BO = RecipientId.parse("191212121212");

    static final ServiceSupplier KIVRA =
            new ServiceSupplier(new OrganizationNumber("165568402266"), "Kivra", "https://kivra.example/service");
    static final ServiceSupplier BILLO =
            new ServiceSupplier(new OrganizationNumber("162120002411"), "Billo", "https://billo.example/service");

    static final Sealing SEALED_TODAY = new Sealing(LocalDate.of(2026, 11, 22), "0a1b", "0c2d", null);

    private TestLetters() {}

    /** A short letter. */
    static Message letter(String clientReference) {
        return draft(clientReference).buildComplete();
    }

    static Message.Builder draft(String clientReference) {
        return Message.builder()
                .clientReference(clientReference)
                .sender(KOMMUN_A.value(), "Kommun A")
                .recipient(ANNA)
                .subject("Beslut om bygglov")
                .text("Hej Anna! Ditt beslut ligger i bilagan. Åäö €")
                .supportInfo(SupportInfo.of("Ring kommunens växel."))
                .department("Bygglov")
                .costCentre("4711");
    }

    /** A letter that has everything. */
    static Message fullLetter(String clientReference) {
        return draft(clientReference)
                .attachment(Attachment.pdf("Beslut.pdf", Content.of(pdf(700_000, 1))))
                .attachment(Attachment.pdf("Karta.pdf", Content.of(pdf(10, 2))))
                .supportInfo(
                        new SupportInfo("Ring oss.", "https://www.kommunen.se/", "0500-498000", "bygglov@kommunen.se"))
                .language("sv")
                .reference("BYGG 2026/17")
                .correlationId("c-1")
                .batchReference("avgifter-2026-11")
                .attention("Anna Andersson")
                .metadata("ärende", "17")
                .metadata("tom", "")
                .officialMatter(new OfficialMatter(
                        LocalDate.of(2026, 11, 20),
                        "h-1",
                        "a-1",
                        "h-0",
                        "Bygglov",
                        "Beslut",
                        OfficialMatter.MatterStatus.SENDER_INITIATIVE))
                .deliveryMode(DeliveryMode.DIGITAL_THEN_PAPER)
                .postalAddress(new PostalAddress(
                        "Anna Andersson", "c/o Bo", "Storgatan 1", "1101", "541 30", "Skövde", "Finland", false))
                .paper(new PaperOptions(false, true, PaperOptions.Envelope.PLAIN))
                .buildComplete();
    }

    /** A PDF as far as anyone here looks at it. */
    static byte[] pdf(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        return bytes;
    }
}
