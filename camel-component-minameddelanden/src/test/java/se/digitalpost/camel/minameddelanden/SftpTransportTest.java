package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.journal.BatchState;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.PrintKommun.letter;

/** Batches to a print service's SFTP server: a real one, which refuses, is full, and disappears. */
class SftpTransportTest {

    private static final KeyPair HOST_KEY = hostKey();

    private final PrintKommun kommunA = new PrintKommun();
    private final Shelf shelf = new Shelf();
    private SshServer server;

    @TempDir
    private Path temporary;

    private Path folder;
    private Path knownHosts;

    /** What becomes of what a client writes. */
    private static final class Shelf implements SftpEventListener {

        private final AtomicInteger written = new AtomicInteger();
        private final java.util.Set<String> names = java.util.concurrent.ConcurrentHashMap.newKeySet();
        private volatile int room = Integer.MAX_VALUE;
        private volatile Runnable whenFull = () -> {};

        @Override
        public void writing(
                ServerSession session,
                String remoteHandle,
                FileHandle handle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen)
                throws IOException {
            names.add(handle.getFile().getFileName().toString());
            if (written.addAndGet(dataLen) > room) {
                whenFull.run();
                throw new IOException("No space left on device");
            }
        }
    }

    private static KeyPair hostKey() {
        try {
            return KeyUtils.generateKeyPair("ssh-rsa", 2048);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(temporary.resolve("server/in"));
        server = server(0);
        knownHosts = temporary.resolve("known_hosts");
        knows(HOST_KEY);
    }

    private void knows(KeyPair key) throws IOException {
        Files.writeString(
                knownHosts, "[localhost]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    private SshServer server(int port) throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("localhost");
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(HOST_KEY));
        made.setPasswordAuthenticator(
                (user, password, session) -> "kommunen".equals(user) && "secret".equals(password));
        made.setFileSystemFactory(new VirtualFileSystemFactory(temporary.resolve("server")));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(shelf);
        made.setSubsystemFactories(List.of(sftp));
        made.start();
        return made;
    }

    @AfterEach
    void close() throws IOException {
        kommunA.close();
        server.stop(true);
    }

    private String printTo() {
        return "minameddelanden:print?printTo=RAW(sftp://kommunen@localhost:" + server.getPort()
                + "/in?password=secret&useUserKnownHostsFile=false&knownHostsFile=" + knownHosts
                + "&reconnectDelay=10&maximumReconnectAttempts=0&connectTimeout=5000)";
    }

    @Test
    void aBatchArrivesWholeAndNothingElse() throws Exception {
        kommunA.withJournal().startedWith(printTo() + "&batchLetters=2&batchFolders=true");

        kommunA.print(letter("case-1").department("Bygglov"));
        kommunA.print(letter("case-2").department("Bygglov"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(kommunA.state("case-2")).isEqualTo(JournalState.HANDED_OVER));
        assertThat(PrintKommun.filesIn(folder)).hasSize(5).allMatch(name -> name.startsWith("Bygglov/"));
        String manifest = PrintKommun.manifestsIn(folder).get(0);
        assertThat(PrintKommun.filesOf(folder, manifest)).hasSize(4);
        assertThat(shelf.names)
                .as("files are written under a temporary name of this node's own")
                .hasSize(5)
                .allMatch(name -> name.matches(".*\\.[0-9a-f]{8}\\.part"));
    }

    @Test
    void aServerWithAnotherHostKeyGetsNothing() throws Exception {
        knows(hostKey());
        kommunA.startedWith(printTo());

        Exchange out = kommunA.exchange(letter("case-1"));

        assertThat(out.getException()).isInstanceOf(PrintUnavailableException.class);
        assertThat(PrintKommun.filesIn(folder)).isEmpty();
        assertThat(shelf.names).isEmpty();
    }

    @Test
    void aServerThatNobodyKnowsGetsNothing() throws Exception {
        Files.writeString(knownHosts, "");
        kommunA.startedWith(printTo());

        Exchange out = kommunA.exchange(letter("case-1"));

        assertThat(out.getException()).isInstanceOf(PrintUnavailableException.class);
        assertThat(PrintKommun.filesIn(folder)).isEmpty();
    }

    @Test
    void whereTheDiskIsFullABatchWaitsAndArrivesOnceThereIsRoom() throws Exception {
        shelf.room = 40_000;
        kommunA.withJournal().startedWith(printTo() + "&batchLetters=2");

        kommunA.print(letter("case-1"));
        kommunA.print(letter("case-2"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                kommunA.component.openJournal().batches().list(1, 1))
                        .singleElement()
                        .satisfies(batch -> assertThat(batch.detail()).isNotNull()));
        assertThat(PrintKommun.manifestsIn(folder)).isEmpty();
        assertThat(PrintKommun.filesIn(folder)).noneMatch(name -> name.endsWith(".csv"));
        assertThat(kommunA.state("case-1")).isEqualTo(JournalState.COLLECTED);

        shelf.room = Integer.MAX_VALUE;

        arrivesWhole();
    }

    @Test
    void aServerThatDisappearsInTheMiddleGetsTheWholeBatchWhenItIsBack() throws Exception {
        int port = server.getPort();
        SshServer first = server;
        shelf.room = 40_000;
        shelf.whenFull = () -> first.getActiveSessions().forEach(session -> session.close(true));
        kommunA.withJournal().startedWith(printTo() + "&batchLetters=2");
        kommunA.print(letter("case-1"));
        kommunA.print(letter("case-2"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                kommunA.component.openJournal().batches().list(1, 1))
                        .singleElement()
                        .satisfies(batch -> assertThat(batch.detail()).isNotNull()));
        first.stop(true);

        shelf.room = Integer.MAX_VALUE;
        server = server(port);

        arrivesWhole();
    }

    private void arrivesWhole() {
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(
                                kommunA.component.openJournal().batches().list(1, 10))
                        .singleElement()
                        .satisfies(batch -> assertThat(batch.state()).isEqualTo(BatchState.HANDED_OVER)));
        List<String> names =
                PrintKommun.filesOf(folder, PrintKommun.manifestsIn(folder).get(0));
        assertThat(names).hasSize(4).contains(PrintKommun.id("case-1") + ".pdf", PrintKommun.id("case-2") + ".pdf");
        assertThat(PrintKommun.filesIn(folder))
                .filteredOn(name -> !name.endsWith(".part"))
                .hasSize(5);
    }
}
