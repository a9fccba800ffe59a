package se.digitalpost.camel.minameddelanden.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The inputs that a fuzz test begins with, in the folder where Jazzer looks for them. What a fuzzer found is kept beside the seeds under a
 * name that begins with {@code found-}, and stays when the seeds are written anew.
 */
public final class SeedFolder {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String FOUND = "found-";

    private final Path folder;

    private SeedFolder(Path folder) {
        this.folder = folder;
    }

    /** Empties the folder of a fuzz test's method but for what was found; the module's folder is the working directory. */
    public static SeedFolder cleared(Class<?> fuzzTest, String method) throws IOException {
        Path folder = RESOURCES
                .resolve(fuzzTest.getName().replace('.', '/') + "Inputs")
                .resolve(method);
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(FOUND)) {
                    Files.delete(file);
                }
            }
        }
        return new SeedFolder(folder);
    }

    public SeedFolder with(String name, String text) throws IOException {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public SeedFolder with(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return this;
    }
}
