package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where the journal lies, and its key: made at the first start, for the owner alone, and kept. Where {@code mailing.journal-keys} is set, by a vault or
 * by the environment, no key is made.
 */
final class JournalFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String DATA = "mailing.data";
    private static final String KEYS = "mailing.journal-keys";
    private static final int KEY_BYTES = 32;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Path work = Path.of(environment.getRequiredProperty("mailing.work"));
        Path data = Path.of(environment.getProperty(DATA, work.resolve("data").toString()))
                .toAbsolutePath();
        try {
            Files.createDirectories(data);
            String keys = environment.containsProperty(KEYS)
                    ? environment.getRequiredProperty(KEYS)
                    : key(data.resolve("journal.key"));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("journalFiles", Map.of(DATA, data.toString(), KEYS, keys)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            write(file, "first:" + Base64.getEncoder().encodeToString(key));
        }
        return Files.readString(file).strip();
    }

    private static void write(Path file, String text) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
