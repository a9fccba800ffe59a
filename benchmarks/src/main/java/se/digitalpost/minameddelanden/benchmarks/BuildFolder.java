package se.digitalpost.minameddelanden.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The module's target folder, wherever the benchmarks are started from. */
final class BuildFolder {

    private BuildFolder() {}

    static Path results() {
        return path().resolve("results.json");
    }

    static Path readme() {
        return path().resolveSibling("README.md");
    }

    /** The jar and the folder of classes both lie directly in it. */
    private static Path path() {
        try {
            return Path.of(BuildFolder.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
