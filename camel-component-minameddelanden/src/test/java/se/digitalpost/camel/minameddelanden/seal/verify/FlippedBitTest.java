package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One bit of an envelope is not what it was. Every byte of an envelope is held by some rule but those of the seal's own X509SubjectName: no
 * signature covers it, everyone writes it otherwise, and nothing is read from it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FlippedBitTest {

    private static final int FLIPS = 3000;
    private static final String SUBJECT_NAME = "<ds:X509SubjectName>";

    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();

    @Test
    void isFoundWhereverItIs() throws IOException {
        // given: an envelope that uses every namespace it declares
        byte[] envelope = SampleLetters.sealed(SampleLetters.minimum()
                .officialMatter(new OfficialMatter(SampleLetters.TODAY, null, "matter", null, null, null, null))
                .attachment(Attachment.pdf("a.pdf", SampleLetters.pdf(60)))
                .buildComplete());
        String text = new String(envelope, StandardCharsets.ISO_8859_1);
        int free = text.lastIndexOf(SUBJECT_NAME) + SUBJECT_NAME.length();
        int freeEnd = text.lastIndexOf("</ds:X509SubjectName>");
        DeliveryFacts facts = verifier.verify(Content.of(envelope)).facts();
        Random random = new Random(20261122);

        for (int i = 0; i < FLIPS; i++) {
            // when
            int position = random.nextInt(envelope.length);
            int bit = 1 << random.nextInt(8);
            envelope[position] ^= (byte) bit;
            VerificationReport report = verifier.verify(Content.of(envelope));
            envelope[position] ^= (byte) bit;

            // then
            if (report.isOkExcept(FindingCategory.WIRE_FORM)) {
                assertThat(position).as("bit %d of byte %d", bit, position).isBetween(free, freeEnd - 1);
                assertThat(report.facts()).isEqualTo(facts);
            }
        }
    }
}
