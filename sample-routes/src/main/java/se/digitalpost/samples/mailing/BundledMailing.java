package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where {@code mailing.folder} isn't set, the mailing that comes with the sample is laid into the work folder. */
final class BundledMailing implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String FOLDER = "mailing.folder";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.containsProperty(FOLDER)) {
            return;
        }
        Path folder = Path.of(environment.getRequiredProperty("mailing.work"), "mailing");
        try {
            copyTo(Files.createDirectories(folder));
            ZoningMap.write(folder.resolve("detaljplan-karta.pdf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("bundledMailing", Map.of(FOLDER, folder.toString())));
    }

    private static void copyTo(Path folder) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:mailing/*.*")) {
            try (InputStream content = file.getInputStream()) {
                Files.copy(content, folder.resolve(file.getFilename()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
