package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.management.ThreadMXBean;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;
import se.digitalpost.camel.minameddelanden.seal.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** From the file to the mailbox operator: an attachment is never held. */
class LargeAttachmentTest {

    private static final int SIZE = 20_000_000;

    /** The JDK's RSA takes a tenth of a megabyte; what else there is are buffers of some kilobytes. */
    private static final int LITTLE = 1_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private Message letter;
    private EnvelopeSealer sealer;
    private WireServer operator;

    @BeforeEach
    void writeALetterWithALargeAttachment() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(20).nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        Path file = Files.write(folder.resolve("stor.pdf"), bytes);
        letter = Message.builder()
                .sender(new Sender(new OrganizationNumber("162021004748"), "Kommun A"))
                .supportInfo(new SupportInfo("Ring oss.", null, null, null))
                .recipient(AT_KIVRA.id())
                .clientReference("stor")
                .subject("Handlingar")
                .text("Se bilagan.")
                .attachment(Attachment.pdf("stor.pdf", Content.of(file)))
                .buildComplete();
        sealer = new EnvelopeSealer(TestKeys.of(TestKeys.KOMMUN_A), TestKeys.of(TestKeys.KOMMUN_A));
        operator = WireServer.answering(200, Answers.result("T-1", AT_KIVRA.id(), "true"));
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void isSealedWithoutBeingHeld() throws Exception {
        seal();
        assertThat(allocatedBy(this::seal)).isLessThan(LITTLE);
    }

    /** TLS makes some garbage for each record, a sixth of what it carries; holding the envelope would be its whole size and more. */
    @Test
    void isPostedWithoutBeingHeld() throws Exception {
        try (OperatorClient client = new OperatorClient(TestPki.client(), OperatorClientSettings.defaults())) {
            post(client);
            assertThat(allocatedBy(() -> post(client))).isLessThan(SIZE / 2);
        }
        assertThat(operator.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body()).hasSize((int) sealer.length(letter)));
    }

    private void seal() throws Exception {
        sealer.seal(letter, LocalDate.EPOCH, OutputStream.nullOutputStream());
    }

    private void post(OperatorClient client) {
        SealedEnvelope envelope = sealer.envelope(letter, LocalDate.EPOCH);
        assertThat(client.deliver(operator.uri(), letter.recipient(), envelope))
                .isInstanceOf(OperatorAnswer.Delivered.class);
    }

    private static long allocatedBy(Step step) throws Exception {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        step.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private interface Step {
        void run() throws Exception;
    }
}
