package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.NEEDS_ATTENTION;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/**
 * The connection to a mailbox operator is cut after any number of bytes, of the request or of the answer. Nothing that the operator has is ever sent
 * again, and nobody is asked about what certainly wasn't taken.
 */
class CutConnectionsTest {

    private static final int REQUEST_STEP = 101;
    private static final int ANSWER_STEP = 7;
    private static final int LARGE_STEP = 3_989;
    private static final int LARGE = 300_000;
    /** Cuts are made before so many bytes have left. */
    private static final int WRITTEN_BEFORE = 100_000;
    /** So much of a large attachment is given while the connection is there, and the rest when it isn't: what is gathered below TLS has not left yet. */
    private static final int GIVEN_BEFORE = 200_000;

    private static final byte[] PDF = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), LARGE);

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final Office office = new Office(simulator);
    private CuttingProxy proxy;
    private int letters;

    @BeforeEach
    void standBetween() throws IOException {
        proxy = new CuttingProxy(simulator.operator(MailboxOperator.KIVRA).url());
        simulator.reachedAt(MailboxOperator.KIVRA, proxy.url());
    }

    @AfterEach
    void close() throws IOException {
        office.close();
        proxy.close();
    }

    private Message.Builder next() {
        return letter("case-" + letters++, AT_KIVRA.id());
    }

    /** The next letter goes over a connection that is there already, so that each byte is the letter's. */
    private void openConnection() {
        office.forgetFailures();
        assertThat(office.send(next().buildComplete()).exception()).isNull();
    }

    private long copies(Message letter) {
        return simulator.received().stream()
                .filter(received ->
                        received.messageId().equals(letter.messageId().toString()))
                .count();
    }

    /** Time enough for the next attempt, on a connection that lasts. */
    private void later() {
        proxy.passOn();
        office.clock.pass(Duration.ofHours(1));
        office.work();
    }

    @ParameterizedTest
    @EnumSource
    void whereverARequestIsCutTheOperatorDoesNotHaveItAndNoRetryMakesTwo(CuttingProxy.End end) {
        Map<JournalState, Integer> seen = cutAtEvery(REQUEST_STEP, CuttingProxy.Direction.REQUEST, end);

        assertThat(seen).doesNotContainKey(DELIVERED);
        assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void whereverAnAnswerIsCutTheOperatorHasTheLetterAndItIsNeverSentAgain(CuttingProxy.End end) {
        Map<JournalState, Integer> seen = cutAtEvery(ANSWER_STEP, CuttingProxy.Direction.ANSWER, end);

        assertThat(seen).doesNotContainKey(SEALED).containsKey(NEEDS_ATTENTION);
        assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(50);
    }

    /** Cuts one letter after the other, each some bytes later, until one isn't cut. */
    private Map<JournalState, Integer> cutAtEvery(int bytes, CuttingProxy.Direction direction, CuttingProxy.End end) {
        Map<JournalState, Integer> seen = new EnumMap<>(JournalState.class);
        boolean wasCut = true;
        for (long at = 0; wasCut; at += bytes) {
            openConnection();
            Message letter = next().buildComplete();
            proxy.cutAfter(at, direction, end);
            office.send(letter);
            wasCut = proxy.hasCut();

            JournalState state = theJournalIsRight(letter, wasCut);
            if (wasCut) {
                seen.merge(state, 1, Integer::sum);
            }
        }
        return seen;
    }

    private JournalState theJournalIsRight(Message letter, boolean wasCut) {
        JournalEntry entry = office.entry(letter);

        long copies = copies(letter);
        later();
        switch (entry.state()) {
            case DELIVERED -> assertThat(copies).isEqualTo(1);
            case SEALED -> {
                assertThat(wasCut).isTrue();
                assertThat(copies).isZero();
                assertThat(office.entry(letter).state()).isEqualTo(DELIVERED);
                assertThat(copies(letter)).isEqualTo(1);
            }
            default -> {
                assertThat(wasCut).isTrue();
                assertThat(entry.state()).isEqualTo(NEEDS_ATTENTION);
                assertThat(entry.facts().reason()).isEqualTo(Reason.NO_ANSWER);
                assertThat(copies(letter)).isEqualTo(copies).isLessThanOrEqualTo(1);
            }
        }
        return entry.state();
    }

    @ParameterizedTest
    @EnumSource
    void aLetterThatIsCutBeforeItsLastKilobyteHasLeftIsSentAgainWithoutAskingAnybody(CuttingProxy.End end) {
        for (long at = 0; at < WRITTEN_BEFORE; at += LARGE_STEP) {
            openConnection();
            Message.Builder builder = next();
            Message letter = builder.attachment(Attachment.pdf("Beslut.pdf", new WaitingContent()))
                    .buildComplete();
            proxy.cutAfter(at, CuttingProxy.Direction.REQUEST, end);

            office.send(letter);

            assertThat(office.entry(letter).state())
                    .as("cut after " + at + " bytes")
                    .isEqualTo(SEALED);
            assertThat(office.entry(letter).facts().reason()).isEqualTo(Reason.OPERATOR_UNAVAILABLE);
            assertThat(copies(letter)).isZero();
            later();
            assertThat(office.entry(letter).state()).isEqualTo(DELIVERED);
            assertThat(copies(letter)).isEqualTo(1);
        }
    }

    /** While its letter is posted it gives its second half when the connection is cut. */
    private final class WaitingContent implements Content {

        private final Thread sender = Thread.currentThread();

        @Override
        public long size() {
            return LARGE;
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(new ByteArrayInputStream(PDF)) {
                private int given;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0];
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (given >= GIVEN_BEFORE && isBeingPosted() && !proxy.isPassingOn()) {
                        proxy.awaitCut();
                    }
                    int read = super.read(bytes, offset, given < GIVEN_BEFORE ? Math.min(length, 4096) : length);
                    given += Math.max(0, read);
                    return read;
                }
            };
        }

        /** The journal, and whoever goes on with the letter, read it on other threads. */
        private boolean isBeingPosted() {
            return Thread.currentThread() == sender;
        }
    }
}
