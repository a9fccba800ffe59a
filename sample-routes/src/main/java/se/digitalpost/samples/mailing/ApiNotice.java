package se.digitalpost.samples.mailing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells on the console where the common API is. */
@Component
@Profile("serve")
class ApiNotice {

    private static final Logger CONSOLE = LoggerFactory.getLogger("mailing");

    private final Environment environment;

    ApiNotice(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        CONSOLE.info("");
        CONSOLE.info(
                "  The common API is served at http://{}:{}/digital-post",
                environment.getProperty("server.address"),
                environment.getProperty("local.server.port"));
        Path token = Path.of(environment.getRequiredProperty("mailing.work"), "api", "token");
        if (Files.exists(token)) {
            CONSOLE.info("  A demo client's token: {}", token);
        }
        CONSOLE.info("  Ctrl+C ends it.");
        CONSOLE.info("");
    }
}
