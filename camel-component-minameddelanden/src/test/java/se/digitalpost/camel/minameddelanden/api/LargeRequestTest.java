package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** From the request into a file, and from a file into a request: an attachment is never held. */
class LargeRequestTest {

    private static final int SIZE = 20_000_000;

    /** What is kept in memory of a request's attachments, and buffers. */
    private static final int LITTLE = 500_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @TempDir
    private Path sent;

    private Path pdf;
    private Path request;
    private SubmissionReader reader;

    @BeforeEach
    void writeARequestWithALargeAttachment() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(20).nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        pdf = Files.write(sent.resolve("stor.pdf"), bytes);
        request = sent.resolve("request.json");
        try (OutputStream output = Files.newOutputStream(request)) {
            SubmissionWriter.write(letter(), null, output);
        }
        reader = Requests.reader(Requests.limits(RequestLimits.DEFAULT.maxSize(), 64 * 1024, folder));
    }

    @Test
    void isReadWithoutBeingHeld() throws Exception {
        readAndClose();
        assertThat(allocatedBy(this::readAndClose)).isLessThan(LITTLE);
    }

    @Test
    void isWrittenWithoutBeingHeld() throws Exception {
        SubmissionWriter.write(letter(), null, OutputStream.nullOutputStream());
        assertThat(allocatedBy(() -> SubmissionWriter.write(letter(), null, OutputStream.nullOutputStream())))
                .isLessThan(LITTLE);
    }

    @Test
    void arrivesToTheByteForEveryoneWhoReadsIt() throws Exception {
        try (SubmittedMessage submitted = read()) {
            Content content = submitted.message().attachments().get(0).content();

            assertThat(content.size()).isEqualTo(SIZE);
            assertThat(IntStream.range(0, 4).parallel().mapToObj(i -> isThePdf(content)))
                    .containsOnly(true);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There the file goes when it is closed")
    void liesInAFileThatHasNoNameAnyMore() throws Exception {
        try (SubmittedMessage submitted = read()) {
            assertThat(submitted.message().attachments().get(0).content()).hasToString("Content[20000000 bytes]");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void isGoneWhenTheRequestIsClosed() throws Exception {
        SubmittedMessage submitted = read();
        Content content = submitted.message().attachments().get(0).content();
        submitted.close();

        assertThatThrownBy(content::open).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isGoneWhereTheRequestIsRefused() throws Exception {
        byte[] broken = Files.readAllBytes(request);
        broken[broken.length - 1] = ']';

        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(broken), broken.length))
                .isInstanceOf(ApiProblemException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noFileStaysOpenWhereRequestsAreRefused() throws Exception {
        assumeThat(ManagementFactory.getOperatingSystemMXBean())
                .as("Only Unix tells how many files are open")
                .isInstanceOf(UnixOperatingSystemMXBean.class);
        byte[] broken = ("{\"attachments\":[{\"content\":\"" + "A".repeat(100_000) + "\"}]}")
                .getBytes(StandardCharsets.US_ASCII);
        long before = openFiles();

        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(broken), broken.length))
                    .isInstanceOf(ApiProblemException.class);
        }

        assertThat(openFiles()).isLessThan(before + 100);
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    @Test
    void aFullOrMissingDiskIsNoFaultOfTheClient() {
        SubmissionReader homeless =
                Requests.reader(Requests.limits(RequestLimits.DEFAULT.maxSize(), 64 * 1024, folder.resolve("missing")));

        assertThatThrownBy(() -> homeless.read(Files.newInputStream(request), -1))
                .isInstanceOfSatisfying(ApiProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(503);
                    assertThat(refusal.isRetryable()).isTrue();
                    assertThat(refusal.headers()).containsKey("Retry-After");
                });
    }

    @Test
    void whatIsWrittenOfAFileThatBreaksOffIsNotWholeJson() {
        Message letter = Requests.letter()
                .attachment(Attachment.pdf("stor.pdf", new BreaksOff()))
                .buildComplete();
        java.io.ByteArrayOutputStream written = new java.io.ByteArrayOutputStream();

        assertThatThrownBy(() -> SubmissionWriter.write(letter, null, written)).isInstanceOf(IOException.class);
        assertThat(Requests.problem(written.toByteArray()).status()).isEqualTo(400);
    }

    private Message letter() {
        return Requests.letter()
                .attachment(Attachment.pdf("stor.pdf", Content.of(pdf)))
                .buildComplete();
    }

    private SubmittedMessage read() throws IOException {
        try (InputStream body = Files.newInputStream(request)) {
            return reader.read(body, Files.size(request));
        }
    }

    private void readAndClose() throws IOException {
        read().close();
    }

    private boolean isThePdf(Content content) {
        try (InputStream input = content.open();
                InputStream expected = Files.newInputStream(pdf)) {
            return java.util.Arrays.equals(input.readAllBytes(), expected.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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

    /** Shorter than it says. */
    private record BreaksOff() implements Content {

        @Override
        public long size() {
            return 100_000;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(("%PDF-1.7" + "x".repeat(50_000)).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
