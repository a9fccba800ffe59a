package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.print.PostageClass;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

import static org.assertj.core.api.Assertions.assertThat;

/** What is handed over after a crash is the job that was made before it, in every part. */
class PrintJobFactsTest {

    private static final PostalAddress FULL =
            new PostalAddress("Åsa Öberg", "c/o Berg", "Storgatan 1", "1101", "111 22", "Stockholm", "Sverige", false);

    private static PrintJob job(
            PostalAddress address, PaperOptions paper, PostageClass postage, String department, Reason reason) {
        return new PrintJob(
                UUID.fromString("6ba7b810-9dad-51d1-80b4-00c04fd430c8"),
                Content.of(new byte[] {1, 2, 3}),
                "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
                7,
                address,
                "Kommun A, Box 1, 123 45 Ort",
                paper,
                postage,
                department == null ? null : "4711",
                department,
                new Sender(new OrganizationNumber("162021004748"), "Kommun A"),
                "case-1",
                reason,
                3);
    }

    private static void comesBack(PrintJob job) {
        assertThat(PrintJobFacts.job(job.deliveryId(), PrintJobFacts.file(job))).isEqualTo(job);
    }

    @Test
    void aJobWithEverythingComesBack() {
        comesBack(job(
                FULL,
                new PaperOptions(true, true, PaperOptions.Envelope.PLAIN),
                PostageClass.A,
                "Bygglov",
                Reason.NOT_DELIVERED));
    }

    @Test
    void aJobWithAsLittleAsPossibleComesBack() {
        comesBack(job(
                PostalAddress.of("Åsa", "Gatan 1", "111 22", "Ort"),
                new PaperOptions(false, false, PaperOptions.Envelope.WINDOWED),
                PostageClass.B,
                null,
                Reason.NOT_REGISTERED));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonComesBack(Reason reason) {
        comesBack(job(FULL, PaperOptions.DEFAULT, PostageClass.B, "Bygglov", reason));
    }
}
