package se.digitalpost.camel.minameddelanden.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import com.zaxxer.hikari.HikariDataSource;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

/**
 * A mailing through one node after the other, each of which is killed at some moment but the last. Each brings a portion of new letters and those
 * that its predecessors left without an answer.
 */
final class CrashRun {

    /** Short, so that what a killed node held is gone on with soon. */
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration HANGING = Duration.ofMinutes(15);

    private final Simulator simulator;
    private final Mailing mailing;
    private final String databaseUrl;
    private final Path folder;
    private final Path settings;
    private final PrintFolder printFolder;
    private final Set<Integer> answered = new TreeSet<>();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private int kills;

    CrashRun(Simulator simulator, Mailing mailing, String databaseUrl, InDoubtPolicy policy, Path folder)
            throws IOException {
        this.simulator = simulator;
        this.mailing = mailing;
        this.databaseUrl = databaseUrl;
        this.folder = folder;
        this.printFolder = new PrintFolder(folder.resolve("print"));
        Identity identity = simulator.issueIdentity(Mailing.KOMMUN_A.value(), "Kommun A");
        this.settings = new NodeSettings(
                        mailing,
                        simulator.farUrl(),
                        identity.writePkcs12(folder.resolve("kommun-a.p12")),
                        simulator.pki().writeTrustStore(folder.resolve("authorities.p12")),
                        new String(identity.password()),
                        databaseUrl,
                        policy,
                        LEASE.toMillis(),
                        folder.resolve("print"))
                .write(folder.resolve("settings.properties"));
    }

    /** The whole mailing, with so many kills on the way. */
    void run(int times, Random moments) throws Exception {
        int portion = Math.max(1, mailing.size() / (times + 1));
        for (int i = 0; i < times; i++) {
            NodeProcess node = start("node-" + i);
            node.bring(unanswered(portion * (i + 1)));
            killAfter(node, moments.nextInt(2 * portion));
        }
        NodeProcess last = start("node-" + times);
        last.bring(unanswered(mailing.size()));
        finish(List.of(last));
    }

    NodeProcess start(String name) throws IOException {
        NodeProcess node = NodeProcess.start(name, settings, folder.resolve(name));
        nodes.add(node);
        return node;
    }

    /** The letters up to a number that nobody has told an answer for. */
    Collection<Integer> unanswered(int upTo) {
        return IntStream.range(0, upTo)
                .filter(number -> !answered.contains(number))
                .boxed()
                .toList();
    }

    /** Kills a node when so much has happened, wherever it is then. */
    void killAfter(NodeProcess node, int events) throws InterruptedException {
        long before = calls();
        awaitOf(node, () -> node.answered().size() + calls() - before >= events);
        kill(node);
    }

    void kill(NodeProcess node) throws InterruptedException {
        node.kill();
        kills++;
        answered.addAll(node.answered());
    }

    /** Whatever reaches the other side: lookups and deliveries, answered or not. */
    private long calls() {
        long calls = simulator.far().counts().requests();
        for (MailboxOperator operator : MailboxOperator.values()) {
            calls += simulator.operator(operator).counts().requests();
        }
        return calls;
    }

    void awaitOf(NodeProcess node, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(HANGING)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    if (!node.isAlive()) {
                        throw new AssertionError("A node ended by itself: " + node.errors());
                    }
                    return condition.call();
                });
    }

    /** Lets nodes go on until nothing is left to do. */
    void finish(List<NodeProcess> last) {
        last.forEach(NodeProcess::finish);
        for (NodeProcess node : last) {
            Awaitility.await().atMost(HANGING).until(() -> !node.isAlive());
            if (node.exitCode() != 0) {
                throw new AssertionError("A node didn't end well: " + node.errors());
            }
            answered.addAll(node.answered());
        }
    }

    PrintFolder printFolder() {
        return printFolder;
    }

    /** What nodes couldn't bring. */
    List<String> notAnswered() {
        return nodes.stream().flatMap(node -> node.notAnswered().stream()).toList();
    }

    int answers() {
        return answered.size();
    }

    HikariDataSource database() {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(databaseUrl);
        dataSource.setMaximumPoolSize(2);
        return dataSource;
    }

    List<Path> logs() {
        return nodes.stream().map(NodeProcess::log).filter(Files::exists).toList();
    }

    /** What has become of each letter, from all sides. */
    List<LetterTrace> traces() throws Exception {
        Map<UUID, List<LetterTrace.Copy>> copies = copies();
        Map<UUID, List<String>> handOvers = printFolder.digests();
        List<UUID> inFolder = printFolder.letters();
        try (HikariDataSource dataSource = database();
                Journal journal = NodeProcess.journal(dataSource)) {
            return mailing.letters().stream()
                    .map(letter -> LetterTrace.of(
                            letter,
                            journal.records().find(letter.messageId()).orElse(null),
                            copies.getOrDefault(letter.messageId(), List.of()),
                            handOvers.getOrDefault(letter.messageId(), List.of()),
                            inFolder.contains(letter.messageId())))
                    .toList();
        }
    }

    private Map<UUID, List<LetterTrace.Copy>> copies() {
        Map<UUID, Integer> numbers = new HashMap<>();
        mailing.letters().forEach(letter -> numbers.put(letter.messageId(), letter.number()));
        Map<UUID, List<LetterTrace.Copy>> copies = new HashMap<>();
        for (ReceivedLetter received : simulator.received()) {
            UUID id = UUID.fromString(received.messageId());
            Integer number = numbers.get(id);
            if (number == null) {
                throw new AssertionError("A mailbox has a letter that nobody brought: " + received);
            }
            String brought = Sha256.of(mailing.pdf(number));
            boolean isComplete = received.onlyAttachment()
                    .map(attachment -> Sha256.of(attachment.content()).equals(brought))
                    .orElse(false);
            copies.computeIfAbsent(id, key -> new ArrayList<>())
                    .add(new LetterTrace.Copy(received.transId(), Sha256.of(received.envelope()), isComplete));
        }
        return copies;
    }

    /** The run in some lines. */
    String summary(List<LetterTrace> traces) {
        Map<String, Integer> counts = new TreeMap<>();
        for (LetterTrace trace : traces) {
            counts.merge(trace.state() + (trace.reason() == null ? "" : " " + trace.reason()), 1, Integer::sum);
        }
        int copies = traces.stream().mapToInt(trace -> trace.copies().size()).sum();
        int handOvers =
                traces.stream().mapToInt(trace -> trace.handOvers().size()).sum();
        return "seed " + mailing.seed() + ", " + traces.size() + " letters, " + kills + " kills: " + counts
                + ", in mailboxes " + copies + ", handed to print " + handOvers + ", not answered "
                + notAnswered().size();
    }
}
