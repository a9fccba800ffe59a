package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

/** Letters as the component itself signs and seals them. */
final class SampleLetters {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String RECIPIENT = "198101052382";

    private static final String AWKWARD = "åäö ÅÄÖ \uD83D\uDCEC & < > \" ' ]]> \t\nrad två \u20AC \uFFFD";

    private SampleLetters() {}

    static Message.Builder minimum() {
        return Message.builder()
                .clientReference("case-1")
                .sender("162021004748", "Kommun A")
                .recipient(RECIPIENT)
                .subject("Beslut")
                .text("Hej!")
                .supportInfo(SupportInfo.of("Ring växeln."));
    }

    static Message.Builder everything() {
        return Message.builder()
                .clientReference("case-2")
                .sender("162021004748", AWKWARD)
                .recipient(RECIPIENT)
                .subject(AWKWARD)
                .html("<p>åäö \uD83D\uDCEC &amp; &lt; ' ]]&gt;</p>")
                .supportInfo(new SupportInfo(
                        AWKWARD, "https://www.kommunen.se/?a=1&b=2", "08-123 45 67 <växel>", "a&b@kommunen.se"))
                .reference(AWKWARD)
                .correlationId("kors & tvärs")
                .attention(AWKWARD)
                .metadata("tag <1>", AWKWARD)
                .metadata("tag 2", "value 2")
                .officialMatter(new OfficialMatter(
                        LocalDate.of(2026, 11, 20),
                        "event & 1",
                        "matter",
                        "preceding",
                        AWKWARD,
                        AWKWARD,
                        OfficialMatter.MatterStatus.RECIPIENT_INITIATIVE))
                .attachment(Attachment.pdf("Beslut & bilaga <1>.pdf", pdf(5)))
                .attachment(Attachment.pdf("åäö.pdf", pdf(50_000)))
                .attachment(Attachment.pdf("tre.pdf", pdf(12 * 1024)));
    }

    static Content pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 5);
        return Content.of(bytes);
    }

    /** Signed by Kommun A, sealed by Kommun B. */
    static byte[] sealed(Message message) throws IOException {
        return new EnvelopeSealer(TestKeys.of(TestKeys.KOMMUN_A), TestKeys.of(TestKeys.KOMMUN_B))
                .envelope(message, TODAY)
                .toByteArray();
    }
}
