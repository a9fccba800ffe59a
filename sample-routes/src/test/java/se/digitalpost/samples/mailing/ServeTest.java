package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import se.digitalpost.minameddelanden.simulator.Simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application that serves the common API, with the letter that its README hands over. */
class ServeTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path work;

    private String address;
    private String token;

    @Test
    void theReadmesLetterIsTakenDeliveredAndNotSentTwice() throws Exception {
        try (ConfigurableApplicationContext application = MailingApplication.application()
                .run("--spring.profiles.active=serve", "--server.port=0", "--mailing.work=" + work)) {
            address = "http://localhost:"
                    + application.getEnvironment().getRequiredProperty("local.server.port")
                    + "/digital-post/v1/messages";
            token = Files.readString(work.resolve("api/token"));
            String letter = letterOfTheReadme();

            HttpResponse<String> accepted = post(letter);
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> get("?clientReference=BYGG-2026-17").body().contains("DELIVERED"));

            assertThat(post(letter).statusCode()).isEqualTo(200);
            assertThat(post(letter.replace("bygglov.", "avslag.")).statusCode()).isEqualTo(409);
            assertThat(application.getBean(Simulator.class).received()).hasSize(1);
            token = "nobody's";
            assertThat(get("").statusCode()).isEqualTo(401);
        }
    }

    private static String letterOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("-d '{") + 4;
        return readme.substring(begin, readme.indexOf("}'", begin) + 1);
    }

    private HttpResponse<String> post(String letter) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(letter)));
    }

    private HttpResponse<String> get(String query) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + query)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }
}
