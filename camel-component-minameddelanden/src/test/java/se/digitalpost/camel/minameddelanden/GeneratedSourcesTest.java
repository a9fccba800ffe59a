package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Camel generates from the annotations is part of the sources, and has to be current. */
class GeneratedSourcesTest {

    @Test
    void whatIsInTheSourcesIsWhatTheBuildGenerates() {
        Map<String, String> before = filesBelow(Path.of(System.getProperty("camel.generated.before")));

        assertThat(before).isNotEmpty();
        assertThat(before)
                .as("src/generated was out of date; this build has brought it up to date: commit it")
                .isEqualTo(filesBelow(Path.of("src/generated")));
    }

    private static Map<String, String> filesBelow(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
