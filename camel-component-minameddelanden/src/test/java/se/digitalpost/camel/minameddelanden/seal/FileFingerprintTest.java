package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.abort;

class FileFingerprintTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private Path key;
    private Path certificate;

    @BeforeEach
    void writeFiles() throws IOException {
        key = Files.writeString(folder.resolve("key.pem"), "key");
        certificate = Files.writeString(folder.resolve("certificate.pem"), "certificate");
    }

    @Test
    void isAnotherWhenOneOfTheFilesIs() throws IOException {
        FileFingerprint fingerprint = new FileFingerprint(List.of(key, certificate));
        Object first = fingerprint.get();
        assertThat(fingerprint.get()).isEqualTo(first);

        Files.writeString(certificate, "certificatE");
        Object second = fingerprint.get();
        Files.writeString(key, "keY");
        Object third = fingerprint.get();

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForTheSameContentWhateverTheTime() throws IOException {
        FileFingerprint fingerprint = new FileFingerprint(List.of(key));
        Object first = fingerprint.get();

        Files.setLastModifiedTime(key, LONG_AGO);

        assertThat(fingerprint.get()).isEqualTo(first);
    }

    @Test
    void aFileThatIsOldAndLooksTheSameIsNotRead() throws IOException {
        Files.setLastModifiedTime(key, LONG_AGO);
        FileFingerprint fingerprint = new FileFingerprint(List.of(key));
        Object first = fingerprint.get();

        Files.writeString(key, "yek");
        Files.setLastModifiedTime(key, LONG_AGO);

        assertThat(fingerprint.get()).isEqualTo(first);
    }

    @Test
    void aFileThatIsSoYoungThatItMayChangeWithinTheSameTimeIsReadEachTime() throws IOException {
        FileTime ahead = FileTime.from(Instant.now().plusSeconds(3600));
        Files.setLastModifiedTime(key, ahead);
        FileFingerprint fingerprint = new FileFingerprint(List.of(key));
        Object first = fingerprint.get();

        Files.writeString(key, "yek");
        Files.setLastModifiedTime(key, ahead);

        assertThat(fingerprint.get()).isNotEqualTo(first);
    }

    @Test
    void aFileThatIsReplacedByOneOfTheSameTimeAndSizeIsSeen() throws IOException {
        assumeThat(Files.readAttributes(key, BasicFileAttributes.class).fileKey())
                .as("files have an identity in this file system")
                .isNotNull();
        Files.setLastModifiedTime(key, LONG_AGO);
        FileFingerprint fingerprint = new FileFingerprint(List.of(key));
        Object first = fingerprint.get();

        Path other = Files.writeString(folder.resolve("other.pem"), "yek");
        Files.setLastModifiedTime(other, LONG_AGO);
        Files.move(other, key, StandardCopyOption.REPLACE_EXISTING);

        assertThat(fingerprint.get()).isNotEqualTo(first);
    }

    @Test
    void aLinkThatIsSwappedIsFollowed() throws IOException {
        Path before = Files.createDirectory(folder.resolve("..1"));
        Path after = Files.createDirectory(folder.resolve("..2"));
        Files.setLastModifiedTime(Files.writeString(before.resolve("tls.key"), "old"), LONG_AGO);
        Files.setLastModifiedTime(Files.writeString(after.resolve("tls.key"), "new"), LONG_AGO);
        Path data = link(folder.resolve("..data"), before);
        Path file = link(folder.resolve("tls.key"), data.resolve("tls.key"));
        FileFingerprint fingerprint = new FileFingerprint(List.of(file));
        Object first = fingerprint.get();

        Files.move(link(folder.resolve("..tmp"), after), data, StandardCopyOption.REPLACE_EXISTING);

        assertThat(fingerprint.get()).isNotEqualTo(first);
    }

    @Test
    void aFileThatIsNotThereHasAFingerprintToo() throws IOException {
        FileFingerprint fingerprint = new FileFingerprint(List.of(key));
        Object first = fingerprint.get();

        Files.delete(key);
        assertThat(fingerprint.get()).isNotEqualTo(first);
        Files.writeString(key, "key");

        assertThat(fingerprint.get()).isEqualTo(first);
    }

    private static Path link(Path link, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            return abort("links can't be made here: " + e.getMessage());
        }
    }
}
