package se.digitalpost.camel.minameddelanden.crash;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.minameddelanden.simulator.TestRecipient;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

/**
 * The letters of a run. Each follows from the run's seed and its number, so whoever brings it again, in another process, brings the same one.
 *
 * @param seed of all that is random in the letters
 * @param size how many there are, numbered from 0
 */
record Mailing(long seed, int size) {

    static final OrganizationNumber KOMMUN_A = new OrganizationNumber("162021004748");

    private static final int LARGEST = 60_000;
    /** One letter in so many goes on paper. */
    private static final int ON_PAPER = 4;

    /** One of them. */
    record Letter(int number, TestRecipient recipient) {

        String reference() {
            return "case-" + number;
        }

        UUID messageId() {
            return MessageId.of(KOMMUN_A, reference());
        }

        boolean isDigital() {
            return recipient.mailbox().isPresent();
        }
    }

    Letter letter(int number) {
        SplittableRandom random = random(number);
        List<TestRecipient> some =
                random.nextInt(ON_PAPER) == 0 ? TestRecipients.onPaper() : TestRecipients.reachable();
        return new Letter(number, some.get(random.nextInt(some.size())));
    }

    List<Letter> letters() {
        return IntStream.range(0, size).mapToObj(this::letter).toList();
    }

    List<TestRecipient> recipients() {
        List<TestRecipient> all = new ArrayList<>(TestRecipients.reachable());
        all.addAll(TestRecipients.onPaper());
        return all;
    }

    /** What is attached: a page, and up to 60 kB that make it take its time. */
    byte[] pdf(int number) {
        SplittableRandom random = random(number);
        byte[] ballast = new byte[random.nextInt(LARGEST)];
        random.nextBytes(ballast);
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.setDocumentId((long) number);
            document.addPage(new PDPage(PDRectangle.A4));
            document.getDocumentCatalog().setMetadata(new PDMetadata(document, new ByteArrayInputStream(ballast)));
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed * 1_000_003 + number);
    }
}
