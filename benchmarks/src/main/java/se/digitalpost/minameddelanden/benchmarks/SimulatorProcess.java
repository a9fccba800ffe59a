package se.digitalpost.minameddelanden.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** {@link SimulatorServer} in another JVM, so that its work and its garbage are not the sender's. */
final class SimulatorProcess implements AutoCloseable {

    private static final long SECONDS_TO_END = 10;

    private final Process process;
    private final Path folder;
    private final URI address;
    private final URI far;
    private final SSLContext clientTls;

    private SimulatorProcess(Process process, Path folder) throws IOException {
        this.process = process;
        this.folder = folder;
        BufferedReader said = process.inputReader();
        String url = said.readLine();
        String farUrl = said.readLine();
        String password = said.readLine();
        if (password == null) {
            throw new IllegalStateException("The simulator did not start");
        }
        this.address = URI.create(url);
        this.far = URI.create(farUrl);
        this.clientTls = tls(folder, password.toCharArray());
    }

    static SimulatorProcess start() throws IOException {
        Path folder = Files.createTempDirectory("benchmark");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new SimulatorProcess(process, folder);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The operator's. */
    URI address() {
        return address;
    }

    /** FaR's. */
    URI far() {
        return far;
    }

    /** Presents the municipality's certificate, and trusts the operator's. */
    SSLContext clientTls() {
        return clientTls;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(folder.resolve(SimulatorServer.KEY_STORE));
        Files.deleteIfExists(folder.resolve(SimulatorServer.TRUST_STORE));
        Files.deleteIfExists(folder);
    }

    private static SSLContext tls(Path folder, char[] password) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(open(folder.resolve(SimulatorServer.KEY_STORE), password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(open(folder.resolve(SimulatorServer.TRUST_STORE), password));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS could not be set up", e);
        }
    }

    private static KeyStore open(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, password);
        }
        return store;
    }
}
