package se.digitalpost.camel.minameddelanden.seal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The content of files as a short text, which is another when their content is. Links are followed. The files are read only where their
 * time, size or identity has changed. Not for use by several threads at once.
 */
public final class FileFingerprint implements Supplier<Object> {

    /** How coarse a file system's times may be: a file that is younger may change again without another time. */
    private static final long COARSEST_TIME = 2_000;

    private final List<Path> files;
    private List<Stat> stats;
    private boolean settled;
    private String fingerprint;

    private record Stat(FileTime modified, long size, Object identity) {

        static final Stat MISSING = new Stat(FileTime.fromMillis(0), -1, null);

        static Stat of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stat(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return MISSING;
            }
        }
    }

    /** @param files the files; they need not be there, nor be readable */
    public FileFingerprint(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** @return the fingerprint of what the files hold now */
    @Override
    public Object get() {
        List<Stat> now = files.stream().map(Stat::of).toList();
        if (!settled || !now.equals(stats)) {
            long youngest = now.stream()
                    .mapToLong(stat -> stat.modified().toMillis())
                    .max()
                    .orElse(0);
            settled = System.currentTimeMillis() - youngest > COARSEST_TIME;
            stats = now;
            fingerprint = files.stream().map(FileFingerprint::digest).collect(Collectors.joining(" "));
        }
        return fingerprint;
    }

    /** With a stream that a thread's interruption doesn't close: whoever sends a letter may have to look. */
    private static String digest(Path file) {
        try (InputStream input = new FileInputStream(file.toFile())) {
            MessageDigest sha256 = Algorithms.best().sha256();
            return Base64.getEncoder().encodeToString(sha256.digest(input.readAllBytes()));
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
