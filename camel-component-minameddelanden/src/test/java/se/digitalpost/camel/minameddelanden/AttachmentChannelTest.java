package se.digitalpost.camel.minameddelanden;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.minameddelanden.simulator.ReceivedAttachment;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipient;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** Each attachment goes the ways that it is meant for, with a journal and without. */
class AttachmentChannelTest {

    private static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<byte[]> printed = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = new Municipality(simulator).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:print")
                        .process(exchange -> printed.add(exchange.getMessage().getBody(byte[].class)));
            }
        });
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @Test
    void theMailboxGetsAllButWhatIsForPaper() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        kommunA.send(Letters.body(letterWithOneOfEach(AT_KIVRA)));

        assertThat(onlyLetter().attachments())
                .extracting(ReceivedAttachment::fileName)
                .containsExactly("Beslut.pdf", "Länkar.pdf");
    }

    @Test
    void thePrinterGetsAllButWhatIsForTheMailbox() throws Exception {
        kommunA.startedWith("minameddelanden:send?fallback=direct:print");

        kommunA.send(Letters.body(letterWithOneOfEach(WITHOUT_MAILBOX)));

        assertPrintedLetterAndTwoAttachments();
    }

    @Test
    void aJournalKeepsWhichWayEachGoes() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("journal"));
        kommunA.camel().getRegistry().bind("journalDb", dataSource);
        kommunA.component().setJournal(JournalKind.JDBC);
        kommunA.component().setJournalKeys("2026:" + "A".repeat(43) + "=");
        kommunA.component().setJournalPollInterval(20);
        kommunA.startedWith("minameddelanden:send?mode=STORE&fallback=direct:print");

        kommunA.send(Letters.body(letterWithOneOfEach(AT_KIVRA)));
        kommunA.send(Letters.body(letterWithOneOfEach(WITHOUT_MAILBOX)));

        Awaitility.await().until(() -> simulator.received().size() == 1 && printed.size() == 1);
        assertThat(onlyLetter().attachments()).hasSize(2);
        assertPrintedLetterAndTwoAttachments();
    }

    @Test
    void thePdfInTheBodyMayBeForPaperOnlyAndTheTextIsTheMessage() throws Exception {
        kommunA.startedWith("minameddelanden:send?fallback=direct:print");

        kommunA.send(pdfInTheBody(AT_KIVRA, "PAPER_ONLY"));
        kommunA.send(pdfInTheBody(WITHOUT_MAILBOX, "PAPER_ONLY"));

        assertThat(onlyLetter().attachments()).isEmpty();
        assertThat(onlyLetter().body()).isEqualTo("Hej! Ditt beslut ligger i bilagan.");
        assertThat(pages(printed.get(0))).isEqualTo(3);
    }

    @Test
    void thePdfInTheBodyMayBeForTheMailboxOnlyAndTheTextIsTheLetter() throws Exception {
        kommunA.startedWith("minameddelanden:send?fallback=direct:print");

        kommunA.send(pdfInTheBody(AT_KIVRA, "DIGITAL_ONLY"));
        kommunA.send(pdfInTheBody(WITHOUT_MAILBOX, "DIGITAL_ONLY"));

        assertThat(onlyLetter().attachments()).hasSize(1);
        assertThat(pages(printed.get(0))).isEqualTo(1);
        assertThat(text(printed.get(0))).contains("Hej! Ditt beslut ligger i bilagan.");
    }

    @Test
    void whatIsForPaperDoesNotCountForTheMailboxsLimit() throws Exception {
        kommunA.startedWith("minameddelanden:send?fallback=direct:print");
        byte[] large = Arrays.copyOf(Letters.PDF, 3_000_000);

        kommunA.send(Letters.body(Letters.to(AT_KIVRA.id())
                .attachment(Attachment.pdf("Karta.pdf", Content.of(large)).withChannel(AttachmentChannel.PAPER_ONLY))));

        assertThat(onlyLetter().attachments()).hasSize(1);
        assertThat(printed).isEmpty();
    }

    @Test
    void aWayThatIsNotKnownIsAFault() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        Exchange out = kommunA.exchange(pdfInTheBody(AT_KIVRA, "BY_PIGEON"));

        assertThat(out.getException(InvalidMessageException.class).faults())
                .containsExactly(
                        new FieldFault("attachments[0].channel", "be one of [BOTH, DIGITAL_ONLY, PAPER_ONLY]"));
    }

    private static Message letterWithOneOfEach(TestRecipient recipient) {
        return Letters.to(recipient.id())
                .postalAddress(ADDRESS)
                .paper(new PaperOptions(false, false, PaperOptions.Envelope.WINDOWED))
                .attachment(attachment("Länkar.pdf", AttachmentChannel.DIGITAL_ONLY, 2))
                .attachment(attachment("Blankett.pdf", AttachmentChannel.PAPER_ONLY, 4))
                .build();
    }

    private static Attachment attachment(String name, AttachmentChannel channel, int pages) {
        return Attachment.pdf(name, Content.of(Letters.pdf(pages))).withChannel(channel);
    }

    private static Processor pdfInTheBody(TestRecipient recipient, String channel) {
        Processor letter = Letters.pdfWithHeaders(recipient.id());
        return exchange -> {
            letter.process(exchange);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.ATTACHMENT_CHANNEL, channel);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ADDRESS, ADDRESS);
        };
    }

    /** The letter, Beslut.pdf and Blankett.pdf: one page, one page and four. */
    private void assertPrintedLetterAndTwoAttachments() throws Exception {
        assertThat(printed).hasSize(1);
        assertThat(pages(printed.get(0))).isEqualTo(6);
        assertThat(text(printed.get(0))).contains("Beslut", "Blankett").doesNotContain("Länkar");
    }

    private ReceivedLetter onlyLetter() {
        assertThat(simulator.received()).hasSize(1);
        return simulator.received().get(0);
    }

    private static int pages(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
