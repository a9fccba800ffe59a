package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.journal.JournalStore;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.dispatch.Office.letter;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Many threads at once, on two nodes: the same letter is sent once, and different ones once each. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = JournalStore.Kind.class,
        names = {"H2_FILE", "POSTGRESQL"})
class ConcurrentSendingTest {

    private static final int THREADS = 64;

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @Parameter
    private JournalStore.Kind kind;

    private JournalStore store;
    private List<Office> nodes;

    @BeforeEach
    void open() throws Exception {
        store = kind.open();
        nodes = List.of(
                new Office(simulator, clock -> store.journal("node-1", clock)),
                new Office(simulator, clock -> store.journal("node-2", clock)));
        nodes.forEach(Office::dispatcher);
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        if (nodes != null) {
            nodes.forEach(Office::close);
            store.close();
        }
    }

    /** What each thread is told; every second one is on the other node. */
    private List<Delivery> sentAtOnce(List<Message> letters) throws Exception {
        List<Callable<LetterAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            Office node = nodes.get(i % nodes.size());
            Message letter = letters.get(i);
            calls.add(() -> node.send(letter));
        }
        List<Delivery> told = new ArrayList<>();
        for (Future<LetterAnswer> answer : threads.invokeAll(calls, 1, TimeUnit.MINUTES)) {
            told.add(answer.get().orThrow());
        }
        return told;
    }

    @Test
    void theSameLetterIsSentOnceAndEverybodyIsToldTheSame() throws Exception {
        List<Message> same = IntStream.range(0, THREADS)
                .mapToObj(i -> letter("case-1", AT_KIVRA.id()).buildComplete())
                .toList();

        List<Delivery> told = sentAtOnce(same);

        assertThat(simulator.received()).hasSize(1);
        assertThat(told).hasSize(THREADS).containsOnly(told.get(0));
    }

    @Test
    void differentLettersAreSentOnceEach() throws Exception {
        List<Message> different = IntStream.range(0, THREADS)
                .mapToObj(i -> letter("case-" + i, AT_KIVRA.id()).buildComplete())
                .toList();

        List<Delivery> told = sentAtOnce(different);

        assertThat(simulator.received())
                .hasSize(THREADS)
                .extracting(ReceivedLetter::messageId)
                .doesNotHaveDuplicates();
        assertThat(told).extracting(Delivery::messageId).doesNotHaveDuplicates();
    }
}
