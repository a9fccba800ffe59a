package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Requests of somebody who wants to do harm, or who writes without end. */
class HostileRequestTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long LIMIT = 2L * MEGABYTE;

    @TempDir
    private Path folder;

    @Test
    void aRequestWithoutEndIsRefusedAsSoonAsItIsTooLarge() {
        Endless endless =
                new Endless(OpenApi.example("Decision").toString().split("JVBE")[0] + "JVBE", i -> (byte) 'A');

        assertThat(refusal(endless, -1).status()).isEqualTo(413);
        assertThat(endless.read).isLessThan(LIMIT + 64 * 1024);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownFieldWithoutEndIsRefusedToo() {
        Endless endless = new Endless("{\"unknown\":\"", i -> (byte) 'A');

        assertThat(refusal(endless, -1).status()).isEqualTo(413);
        assertThat(endless.read).isLessThan(LIMIT + 64 * 1024);
    }

    @Test
    void blanksWithoutEndAreRefusedToo() {
        assertThat(refusal(new Endless("", i -> (byte) ' '), -1).status()).isEqualTo(413);
        assertThat(refusal(new Endless("{} ", i -> (byte) ' '), -1).status()).isEqualTo(413);
    }

    @Test
    void whatIsAnnouncedToBeTooLargeIsNotEvenRead() {
        Endless endless = new Endless("{", i -> (byte) ' ');

        assertThat(refusal(endless, LIMIT + 1).detail()).isEqualTo("A request has at most " + LIMIT + " bytes");
        assertThat(endless.read).isZero();
    }

    @Test
    void aRequestOfExactlyTheLargestSizeIsTaken() throws Exception {
        String request = OpenApi.example("Decision").toString();
        byte[] padded = (request + " ".repeat((int) LIMIT - request.getBytes(StandardCharsets.UTF_8).length))
                .getBytes(StandardCharsets.UTF_8);

        try (SubmittedMessage submitted = reader().read(new java.io.ByteArrayInputStream(padded), padded.length)) {
            assertThat(submitted.message()).isNotNull();
        }
    }

    @Test
    void aBombOfDepthIsMalformed() {
        assertThat(Requests.problem("{\"unknown\":" + "[".repeat(MEGABYTE) + "]".repeat(MEGABYTE) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(Requests.problem("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))
                        .status())
                .isEqualTo(400);
        assertThat(Requests.problem("{\"subject\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatSomebodyElseHasAddedMayBeAsDeepAsPeopleWrite() {
        assertThat(Requests.problem("{\"unknown\":" + "[".repeat(90) + "]".repeat(90) + "}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aNumberWithoutEndIsMalformed() {
        assertThat(Requests.problem("{\"unknown\":" + "9".repeat(MEGABYTE) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(Requests.problem("{\"invoice\":{\"amount\":" + "9".repeat(MEGABYTE) + "}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLargeNumberIsNoAmount() {
        assertThat(Requests.problem("{\"invoice\":{\"amount\":" + "9".repeat(50) + "}}")
                        .invalidParams())
                .contains(new Problem.InvalidParam("/invoice/amount", "must be a whole number"));
        assertThat(Requests.problem("{\"invoice\":{\"amount\":1e999999999}}").invalidParams())
                .contains(new Problem.InvalidParam("/invoice/amount", "must be a whole number"));
    }

    @Test
    void aTextWithoutEndIsTooLarge() {
        String request = OpenApi.example("Decision")
                .toString()
                .replace("Hej!", "Hej! ".repeat(RecordReader.LONGEST_TEXT / 5 + 1));

        assertThat(Requests.problem(request).detail()).isEqualTo("A text has at most 4194304 characters");
    }

    @Test
    void aNameWithoutEndIsMalformed() {
        assertThat(Requests.problem("{\"" + "n".repeat(MEGABYTE) + "\":1}").status())
                .isEqualTo(400);
    }

    @Test
    void hundredThousandNamesAreIgnored() {
        StringBuilder names = new StringBuilder("{");
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            names.append('"')
                    .append(Long.toString(random.nextLong(), 36))
                    .append("\":")
                    .append(i)
                    .append(',');
        }

        assertThat(Requests.problem(names + "\"subject\":1}").invalidParams())
                .contains(new Problem.InvalidParam("/subject", "must be a text"));
    }

    @Test
    void aFieldThatIsGivenAgainAndAgainIsOneFault() {
        assertThat(Requests.problem("{" + "\"subject\":\"a\",".repeat(100_000) + "\"subject\":\"a\"}")
                        .invalidParams())
                .containsOnlyOnce(new Problem.InvalidParam("/subject", "must be given once"))
                .hasSizeLessThan(20);
    }

    private Problem refusal(InputStream body, long contentLength) {
        return catchThrowableOfType(ApiProblemException.class, () -> reader().read(body, contentLength))
                .problem();
    }

    private SubmissionReader reader() {
        return Requests.reader(Requests.limits(LIMIT, 64 * 1024, folder));
    }

    /** A text, and then the same byte for ever. */
    private static final class Endless extends InputStream {

        private final InputStream bytes;
        private long read;

        Endless(String begin, IntFunction<Byte> then) {
            bytes = new SequenceInputStream(
                    new java.io.ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                        @Override
                        public int read() {
                            return then.apply(0);
                        }
                    });
        }

        @Override
        public int read() throws IOException {
            read++;
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = bytes.read(into, offset, length);
            read += count;
            return count;
        }
    }
}
