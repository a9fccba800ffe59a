package se.digitalpost.camel.minameddelanden.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

import se.digitalpost.camel.minameddelanden.journal.ContentKeys;
import se.digitalpost.camel.minameddelanden.journal.JdbcJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;

/** A node's process, seen from the test. */
final class NodeProcess {

    private final Process process;
    private final PrintWriter in;
    private final Thread reader;
    private final Map<Integer, String> answered = new ConcurrentHashMap<>();
    private final List<String> notAnswered = new CopyOnWriteArrayList<>();
    private final Path folder;
    private volatile boolean ready;

    private NodeProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.in = new PrintWriter(process.outputWriter(), true);
        this.reader = new Thread(this::read, "what a node tells");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param folder its own, where its logs lie */
    static NodeProcess start(String name, Path settings, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeMain.class.getName(),
                        settings.toString(),
                        name)
                .directory(Files.createDirectories(folder).toFile())
                .redirectError(folder.resolve("error.txt").toFile())
                .start();
        return new NodeProcess(process, folder);
    }

    /** The run's journal, for whoever only looks. */
    static Journal journal(DataSource dataSource) {
        String key = NodeSettings.JOURNAL_KEYS;
        int colon = key.indexOf(':');
        return JdbcJournal.on(dataSource)
                .node("test")
                .keys(ContentKeys.of(
                        key.substring(0, colon), Base64.getDecoder().decode(key.substring(colon + 1))))
                .open();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            // It was killed while it told something.
        }
    }

    private void hear(String line) {
        if (line.equals(NodeMain.READY)) {
            ready = true;
        } else if (line.startsWith(NodeMain.ANSWERED)) {
            String[] words = line.split(" ");
            // The last line of a killed process may have been cut.
            if (words.length == 3) {
                answered.put(Integer.parseInt(words[1]), words[2]);
            }
        } else if (line.startsWith(NodeMain.NOT_ANSWERED)) {
            notAnswered.add(line);
        }
    }

    void bring(Collection<Integer> letters) {
        letters.forEach(in::println);
    }

    /** No more letters come: it stops when there is nothing left to do. */
    void finish() {
        in.println(NodeMain.FINISH);
        in.close();
    }

    /** The letters that it has told an answer for. */
    Collection<Integer> answered() {
        return answered.keySet();
    }

    List<String> notAnswered() {
        return notAnswered;
    }

    boolean isReady() {
        return ready;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    int exitCode() {
        return process.exitValue();
    }

    Path log() {
        return folder.resolve("target/test.log");
    }

    /** What it wrote where it shouldn't have to. */
    String errors() {
        try {
            return Files.readString(folder.resolve("error.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
