package se.digitalpost.minameddelanden.simulator;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The folder beside the checkout that holds the official contracts and signed messages of others. */
public final class Shared {

    private Shared() {}

    /** A file or folder in it; skips the test where there is none. */
    public static Path file(String name) {
        String folder = System.getProperty("minameddelanden.shared");
        assumeTrue(folder != null, "the system property minameddelanden.shared names no folder");
        Path file = Path.of(folder, name);
        assumeTrue(Files.exists(file), () -> "there is no " + name + " in the folder of minameddelanden.shared");
        return file;
    }
}
