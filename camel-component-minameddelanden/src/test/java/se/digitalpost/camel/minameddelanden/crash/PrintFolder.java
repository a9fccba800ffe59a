package se.digitalpost.camel.minameddelanden.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a print service fetches {@code <deliveryId>.pdf}: complete files only, and a letter that is handed over again replaces itself. Beside it
 * each hand-over is kept, for the test.
 */
final class PrintFolder {

    private final Path letters;
    private final Path handOvers;

    PrintFolder(Path folder) throws IOException {
        this.letters = Files.createDirectories(folder.resolve("letters"));
        this.handOvers = Files.createDirectories(folder.resolve("hand-overs"));
    }

    void put(String deliveryId, byte[] pdf) throws IOException {
        String name = deliveryId + "." + UUID.randomUUID();
        Path written = Files.write(handOvers.resolve(name + ".part"), pdf);
        Path taken = Files.copy(written, letters.resolve(name + ".part"));
        Files.move(written, handOvers.resolve(name + ".pdf"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(
                taken,
                letters.resolve(deliveryId + ".pdf"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    int handOvers() {
        return complete(handOvers).size();
    }

    /** The ids of the letters that are there. */
    List<UUID> letters() {
        return complete(letters).stream().map(PrintFolder::deliveryId).toList();
    }

    /** SHA-256 of each hand-over of each letter. */
    Map<UUID, List<String>> digests() throws IOException {
        Map<UUID, List<String>> digests = new HashMap<>();
        for (Path file : complete(handOvers)) {
            digests.computeIfAbsent(deliveryId(file), id -> new ArrayList<>()).add(Sha256.of(Files.readAllBytes(file)));
        }
        return digests;
    }

    private static UUID deliveryId(Path file) {
        String name = file.getFileName().toString();
        return UUID.fromString(name.substring(0, name.indexOf('.')));
    }

    private static List<Path> complete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
