package se.digitalpost.camel.minameddelanden.starter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import se.digitalpost.camel.minameddelanden.starter.TestApplication.Running;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The common API on Spring Boot's own HTTP server. */
class ApiTest {

    private static final int LARGE = 20_000_000;

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private ECKey key;
    private Running running;

    @Configuration(proxyBeanMethods = false)
    static class ApiRoute {

        @Bean
        RouteBuilder api() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("minameddelanden:api?tokenIssuer=https://login.example.org&tokenAudience=digital-post"
                                    + "&tokenJwks={{test.jwks}}&maxRequestSize=30000000")
                            .log("accepted");
                }
            };
        }
    }

    @BeforeEach
    void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        Path jwks = Files.writeString(folder.resolve("jwks.json"), new JWKSet(key).toString());
        Identity identity = simulator.issueIdentity(TestApplication.ID, TestApplication.NAME);
        running = TestApplication.of(simulator, ApiRoute.class)
                .jksBundle("post", identity, simulator, folder)
                .option("ssl-bundle", "post")
                .option("journal", "memory")
                .option("journal-poll-interval", "50")
                .property("test.jwks", jwks)
                .property("server.port", 0)
                .start(WebApplicationType.SERVLET);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private String token() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://login.example.org")
                        .audience("digital-post")
                        .subject("bygglov")
                        .claim("scope", "messages:write messages:read")
                        .claim("senders", List.of(TestApplication.ID))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String authorization)
            throws IOException, InterruptedException {
        String port = running.context().getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/digital-post" + path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String letter(String attachment) {
        return """
                {"clientReference": "case-1", "sender": {"organizationNumber": "%s"}, "recipient": {"id": "%s"},
                 "subject": "Beslut åäö", "body": {"contentType": "text/plain", "content": "Hej!"},
                 "supportInfo": {"text": "Ring oss."}, "deliveryMode": "DIGITAL_ONLY"%s}""".formatted(TestApplication.ID, TestRecipients.AT_KIVRA.id(), attachment);
    }

    @Test
    void aMessageIsTakenAndDelivered() throws Exception {
        String bearer = "Bearer " + token();

        HttpResponse<String> accepted =
                send("POST", "/v1/messages", HttpRequest.BodyPublishers.ofString(letter("")), bearer);

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        await().until(() -> !simulator.received().isEmpty());
        assertThat(simulator.received().get(0).subject()).isEqualTo("Beslut åäö");
        String location = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(send("GET", location.replace("/digital-post", ""), HttpRequest.BodyPublishers.noBody(), bearer)
                        .body())
                .contains("case-1");
    }

    @Test
    void whatIsRefusedIsAProblem() throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{");

        assertThat(send("POST", "/v1/messages", body, "Bearer x.y.z").statusCode())
                .isEqualTo(401);
        HttpResponse<String> malformed = send("POST", "/v1/messages", body, "Bearer " + token());
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(send("PUT", "/v1/messages", body, "Bearer " + token())
                        .headers()
                        .firstValue("Allow"))
                .contains("GET, POST");
        assertThat(send("GET", "/v1/nothing", HttpRequest.BodyPublishers.noBody(), "Bearer " + token())
                        .statusCode())
                .isEqualTo(404);
    }

    /** Its body would lie in memory by now, if anybody but the API had read it. */
    @Test
    void aLargeBodyIsNotHeldInMemory() throws Exception {
        AtomicLong grown = new AtomicLong();
        long before = used();
        byte[] head = letter(
                        ", \"attachments\": [{\"fileName\": \"a.pdf\", \"contentType\": \"application/pdf\", \"content\": \"")
                .getBytes(StandardCharsets.UTF_8);
        InputStream start = new ByteArrayInputStream(head, 0, head.length - 1);
        InputStream end = new ByteArrayInputStream("\"}]}".getBytes(StandardCharsets.UTF_8));
        InputStream body = new SequenceInputStream(
                Collections.enumeration(List.of(start, new Pdf(() -> grown.set(used() - before)), end)));

        HttpResponse<String> answer =
                send("POST", "/v1/messages", HttpRequest.BodyPublishers.ofInputStream(() -> body), "Bearer " + token());

        assertThat(answer.statusCode()).as(answer.body()).isIn(202, 422);
        assertThat(grown.get()).as("bytes held when most of it was sent").isLessThan(LARGE / 2);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A PDF in base64, of which nobody holds more than a piece; tells when it is nearly over. */
    private static final class Pdf extends InputStream {

        private static final byte[] HEAD = Base64.getEncoder().encode("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));

        private final Runnable nearlyOver;
        private int place;

        Pdf(Runnable nearlyOver) {
            this.nearlyOver = nearlyOver;
        }

        @Override
        public int read() {
            if (place == LARGE - 1_000_000) {
                nearlyOver.run();
            }
            int c = place >= LARGE ? -1 : place < HEAD.length ? HEAD[place] : 'A';
            place++;
            return c;
        }
    }
}
