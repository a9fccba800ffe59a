package se.digitalpost.camel.minameddelanden.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.journal.Batch;
import se.digitalpost.camel.minameddelanden.journal.BatchState;
import se.digitalpost.camel.minameddelanden.journal.DatabaseStore;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.JournalStore;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Batches on their way to a print service, through faults, crashes and other nodes. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = JournalStore.Kind.class,
        names = {"MEMORY", "H2_MEMORY", "POSTGRESQL"})
class BatchHandoverTest {

    private static final int LETTERS = 3;

    @Parameter
    private JournalStore.Kind kind;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final PrintedFolder folder = new PrintedFolder();
    private final BatchPlan plan = PrintOffice.batchesOf(LETTERS);
    private JournalStore store;
    private Journal journal;

    @BeforeEach
    void open() throws Exception {
        store = kind.open();
        journal = store.journal("node-1", clock);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private List<Message> collected(int letters) {
        return IntStream.rangeClosed(1, letters)
                .mapToObj(i -> {
                    clock.pass(Duration.ofMillis(1));
                    return PrintOffice.collect(journal, plan, PrintOffice.letter("case-" + i));
                })
                .toList();
    }

    private void work(Journal node, PrintTransport transport) {
        try (PrintQueue queue = PrintOffice.queue(node, plan, transport)) {
            queue.work();
        }
    }

    private JournalState state(Message message) {
        return journal.records().find(message.messageId()).orElseThrow().state();
    }

    @Test
    void aBatchIsItsLettersThenItsIndexesThenItsManifest() throws Exception {
        List<Message> letters = collected(LETTERS);

        work(journal, folder);

        Batch batch = journal.batches().list(1, 10).get(0);
        List<String> expected = new ArrayList<>();
        letters.forEach(letter -> expected.add(letter.messageId() + ".pdf"));
        expected.add(batch.name() + ".csv");
        expected.add(batch.name() + ".json");
        assertThat(folder.filesOf(batch.name() + ".manifest.json")).isEqualTo(expected);
        expected.add(batch.name() + ".manifest.json");
        assertThat(folder.order).isEqualTo(expected);
        assertThat(folder.text(batch.name() + ".csv"))
                .contains("Åsa Öberg")
                .contains(letters.get(1).messageId().toString());
        assertThat(letters).extracting(this::state).containsOnly(JournalState.HANDED_OVER);
        assertThat(batch.state()).isEqualTo(BatchState.HANDED_OVER);
    }

    @Test
    void whatIsNotYetABatchWaits() {
        List<Message> letters = collected(LETTERS - 1);

        work(journal, folder);

        assertThat(folder.files).isEmpty();
        assertThat(letters).extracting(this::state).containsOnly(JournalState.COLLECTED);
    }

    @Test
    void atItsTimeOfDayABatchClosesWithWhatThereIs() {
        collected(1);
        clock.pass(Duration.ofHours(18));

        work(journal, folder);

        assertThat(folder.manifests()).hasSize(1);
    }

    @Test
    void whereverANodeDiesTheSameFilesAppearAndEachLetterIsInOneManifest() throws Exception {
        assumeTrue(kind != JournalStore.Kind.MEMORY, "a journal in memory dies with its node");
        List<Message> letters = collected(LETTERS);
        Map<String, String> whole = null;
        for (boolean happens : new boolean[] {false, true}) {
            for (int step = 1; ; step++) {
                PrintedFolder seen = new PrintedFolder();
                if (step > 1 || happens) {
                    store.close();
                    open();
                    letters = again(letters);
                }
                DyingNode dying = new DyingNode(step, happens);
                work(dying.of(journal), dying.of(seen));
                boolean survived = !dying.isDead();

                clock.pass(PrintOffice.A_MINUTE.multipliedBy(2));
                work(store.journal("node-2", clock), seen);

                assertThat(letters).as("step %s", step).extracting(this::state).containsOnly(JournalState.HANDED_OVER);
                assertThat(seen.manifests()).as("step %s", step).hasSize(1);
                assertThat(seen.filesOf(seen.manifests().get(0)))
                        .as("step %s", step)
                        .hasSize(LETTERS + 2)
                        .doesNotHaveDuplicates();
                assertThat(seen.order)
                        .as("step %s", step)
                        .last()
                        .isEqualTo(seen.manifests().get(0));
                whole = whole == null ? new TreeMap<>(seen.files) : whole;
                assertThat(seen.files).as("step %s", step).isEqualTo(whole);
                if (survived) {
                    assertThat(step).isGreaterThan(LETTERS + 5);
                    break;
                }
            }
        }
    }

    /** The same letters, collected at the same times, in a new store. */
    private List<Message> again(List<Message> letters) {
        clock.pass(Duration.between(clock.instant(), Instant.parse("2026-11-22T09:00:00Z")));
        return letters.stream()
                .map(letter -> {
                    clock.pass(Duration.ofMillis(1));
                    return PrintOffice.collect(journal, plan, letter);
                })
                .toList();
    }

    @Test
    void aPrintServiceThatIsGoneInTheMiddleOfABatchGetsTheSameFilesWhenItIsBack() throws Exception {
        List<Message> letters = collected(LETTERS);
        PrintTransport gone = file -> {
            if (folder.order.size() == 2) {
                throw new IllegalStateException("the server has disappeared");
            }
            folder.handOver(file);
        };
        work(journal, gone);
        assertThat(folder.manifests()).isEmpty();
        assertThat(letters).extracting(this::state).containsOnly(JournalState.COLLECTED);
        assertThat(journal.batches().list(1, 1).get(0).detail()).contains("the server has disappeared");

        work(journal, folder);
        assertThat(folder.manifests()).as("not before its time").isEmpty();
        clock.pass(PrintOffice.A_MINUTE);
        work(journal, folder);

        assertThat(folder.filesOf(folder.manifests().get(0))).hasSize(LETTERS + 2);
        assertThat(letters).extracting(this::state).containsOnly(JournalState.HANDED_OVER);
    }

    @Test
    void whoHasLostTheLeaseWritesNoManifest() throws Exception {
        assumeTrue(kind != JournalStore.Kind.MEMORY, "a journal in memory has one node");
        List<Message> letters = collected(LETTERS);
        Journal other = store.journal("node-2", clock);
        PrintedFolder first = new PrintedFolder();
        PrintTransport slow = file -> {
            first.handOver(file);
            if (first.order.size() == LETTERS) {
                clock.pass(PrintOffice.A_MINUTE.multipliedBy(2));
                work(other, folder);
            }
        };

        work(journal, slow);

        assertThat(first.manifests()).isEmpty();
        assertThat(folder.manifests()).hasSize(1);
        assertThat(first.files)
                .allSatisfy((name, bytes) -> assertThat(folder.files).containsEntry(name, bytes));
        assertThat(letters).extracting(this::state).containsOnly(JournalState.HANDED_OVER);
        assertThat(journal.batches().list(1, 10)).hasSize(1);
    }

    @Test
    void aLetterThatWasDamagedWaitsForAPersonAndTheOthersArePrinted() throws Exception {
        assumeTrue(kind != JournalStore.Kind.MEMORY, "what lies in memory isn't damaged");
        List<Message> letters = collected(LETTERS);
        damage(letters.get(1), "= -2");

        work(journal, folder);
        assertThat(folder.manifests()).isEmpty();
        clock.pass(Duration.ofDays(1));
        work(journal, folder);

        assertThat(state(letters.get(1))).isEqualTo(JournalState.NEEDS_ATTENTION);
        assertThat(folder.filesOf(folder.manifests().get(0)))
                .hasSize(LETTERS + 1)
                .doesNotContain(letters.get(1).messageId() + ".pdf");
        assertThat(journal.batches().list(1, 10))
                .extracting(Batch::state)
                .containsExactlyInAnyOrder(BatchState.DISSOLVED, BatchState.HANDED_OVER);
    }

    @Test
    void whereNothingCanBeReadNoLetterIsToBlame() throws Exception {
        assumeTrue(kind != JournalStore.Kind.MEMORY, "what lies in memory isn't damaged");
        List<Message> letters = collected(LETTERS);
        for (Message letter : letters) {
            damage(letter, "IN (-1, -2)");
        }

        work(journal, folder);

        assertThat(letters).extracting(this::state).containsOnly(JournalState.COLLECTED);
        assertThat(journal.batches().list(1, 10)).singleElement().satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.CLOSED);
            assertThat(batch.detail()).contains("isn't what it was");
        });
    }

    /** @param parts which parts of the stored letter somebody has changed */
    private void damage(Message letter, String parts) throws Exception {
        try (Connection connection = ((DatabaseStore) store).dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE mm_content SET data = ? WHERE message_id = ? AND part " + parts)) {
            update.setBytes(1, new byte[100]);
            update.setObject(2, letter.messageId());
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    @Test
    void aNodeThatStopsLeavesTheRestToAnother() throws Exception {
        List<Message> letters = collected(LETTERS);
        PrintQueue[] queue = new PrintQueue[1];
        queue[0] = PrintOffice.queue(journal, plan, file -> {
            folder.handOver(file);
            queue[0].close();
        });
        queue[0].work();
        assertThat(folder.order).hasSize(1);

        work(journal, folder);

        assertThat(folder.filesOf(folder.manifests().get(0))).hasSize(LETTERS + 2);
        assertThat(letters).extracting(this::state).containsOnly(JournalState.HANDED_OVER);
    }

    @Test
    void aBatchKeepsTheProfileThatItWasClosedWith() {
        collected(LETTERS);
        PrintTransport broken = file -> {
            throw new IllegalStateException("not now");
        };
        work(journal, broken);
        clock.pass(PrintOffice.A_MINUTE);

        try (PrintQueue changed =
                PrintOffice.queue(journal, PrintOffice.plan("basedOn: sandlista", false, LETTERS), folder)) {
            changed.work();
        }

        assertThat(folder.text(folder.manifests().get(0))).contains("\"profile\":\"generic\"");
    }

    @Test
    void departmentsHaveFoldersAndBatchesOfTheirOwn() throws Exception {
        BatchPlan folders = PrintOffice.plan("basedOn: generic", true, 1);
        PrintOffice.collect(
                journal,
                folders,
                Office.letter("case-1", "198101032384")
                        .department("Miljö & hälsa")
                        .costCentre("47/11")
                        .buildComplete());
        PrintOffice.collect(
                journal, folders, Office.letter("case-2", "198101032384").buildComplete());

        try (PrintQueue queue = PrintOffice.queue(journal, folders, folder)) {
            queue.work();
        }

        assertThat(folder.manifests()).hasSize(2);
        assertThat(folder.manifests())
                .filteredOn(name -> name.startsWith("Miljo-halsa/47-11/"))
                .singleElement()
                .satisfies(name -> assertThat(folder.filesOf(name)).hasSize(3));
        assertThat(folder.manifests()).filteredOn(name -> !name.contains("/")).hasSize(1);
    }
}
