package se.digitalpost.camel.minameddelanden.far;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What each failure of a lookup is taken for. */
@Timeout(60)
class FarErrorsTest {

    private static final OrganizationNumber SENDER = new OrganizationNumber("162021004748");
    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");

    private WireServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4999, 5000, 5004, 5011, 5017, 5018})
    void transientFaults(int code) {
        server = WireServer.answering(500, Answers.fault(code, "no register for 192705178354"));
        FarUnavailableException e = unavailable();
        assertThat(e.isRetryable()).isTrue();
        assertThat(e.fault().errorCode()).isEqualTo(code);
        assertThat(e.fault().callId()).isEqualTo(Answers.CALL_ID);
        assertThat(e.fault().description()).isEqualTo("no register for ************");
    }

    @ParameterizedTest
    @ValueSource(ints = {5001, 5002, 5003, 5005, 5012, 5014, 5016, 6005, 7777})
    void otherFaults(int code) {
        server = WireServer.answering(500, Answers.fault(code, "not you, 19270517-8354"));
        FarRefusedException e =
                catchThrowableOfType(FarRefusedException.class, () -> ask(server.uri(), TestPki.client()));
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.fault().errorCode()).isEqualTo(code);
        assertThat(e.fault().callId()).isEqualTo(Answers.CALL_ID);
        assertThat(e).hasMessageContaining("" + code).hasMessageContaining(Answers.CALL_ID);
        assertNothingPersonal(e);
    }

    @Test
    void faultsThatCannotBeRead() {
        for (String detail : new String[] {
            "",
            "<x xmlns='urn:x'/>",
            "<c:applicationFault xmlns:c='http://minameddelanden.gov.se/schema/Common/v3'/>",
            "<c:applicationFault xmlns:c='http://minameddelanden.gov.se/schema/Common/v3'><c:ErrorCode>x</c:ErrorCode>"
                    + "</c:applicationFault>",
        }) {
            server = WireServer.answering(500, Answers.faultOf(detail));
            assertThat(unavailable().fault()).as(detail).isNull();
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 500, 502, 503, 504})
    void httpErrors(int status) {
        server = WireServer.answering(status, "<html>192705178354</html>", "Content-Type: text/html", "Location: /x");
        assertThat(unavailable().fault()).isNull();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void answersThatCannotBeRead() {
        for (String answer : new String[] {
            "",
            "192705178354",
            "<html/>",
            Answers.envelope(""),
            Answers.envelope("<other xmlns='urn:192705178354'/>"),
            FarAnswers.response().replace("Recipient/v3", "Recipient/v2"),
        }) {
            server = WireServer.answering(200, answer);
            assertThat(unavailable()).as(answer).isNotNull();
            server.close();
        }
    }

    @Test
    void anAnswerCutAnywhere() {
        String answer = FarAnswers.response(FarAnswers.reachable(RECIPIENT.value()));
        byte[] whole = WireServer.message(200, answer);
        for (int n = 0; n < whole.length; n += 67) {
            byte[] cut = Arrays.copyOf(whole, n);
            server = WireServer.start(connection -> {
                connection.read();
                connection.raw(cut);
            });
            assertThat(unavailable()).as("after %d bytes", n).isNotNull();
            server.close();
        }
    }

    @Test
    void documentTypesAreRefused(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "Secure");
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 'lol'>");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        for (String entity : new String[] {"<!ENTITY l11 SYSTEM '" + secret.toUri() + "'>", laughs.toString()}) {
            String answer = FarAnswers.response(FarAnswers.reachable(RECIPIENT.value()))
                    .replace("?>", "?><!DOCTYPE x [" + entity + "]>")
                    .replace("Secure", "&l11;");
            server = WireServer.answering(200, answer);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThat(unavailable()).isNotNull());
            server.close();
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        FarUnavailableException e = unavailable(URI.create("https://localhost:" + port + "/"), TestPki.client());
        assertThat(e).hasMessageContaining("FaR at localhost:" + port).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void noSuchHost() {
        assertThat(unavailable(URI.create("https://nobody.invalid/"), TestPki.client()))
                .isNotNull();
    }

    @Test
    void silence() {
        server = WireServer.start(connection -> {
            connection.read();
            connection.in().read();
        });
        assertThat(unavailable()).hasMessageContaining("in time");
    }

    @Test
    void aHandshakeThatDoesNotCome() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI address = URI.create("https://localhost:" + silent.getLocalPort() + "/");
            assertThat(unavailable(address, TestPki.client())).isNotNull();
        }
    }

    @Test
    void anAnswerThatStallsHoldsNobody() {
        byte[] whole = WireServer.message(200, FarAnswers.response(FarAnswers.reachable(RECIPIENT.value())));
        server = WireServer.start(connection -> {
            connection.read();
            connection.raw(Arrays.copyOf(whole, whole.length - 50));
            connection.in().read();
        });
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(unavailable()).isNotNull());
    }

    @Test
    void resetsAndEarlyEnds() {
        server = WireServer.start(connection -> {
            connection.read();
            connection.reset();
        });
        assertThat(unavailable()).hasMessageContaining("certificate");
        server.close();
        server = WireServer.start(connection -> connection.read());
        assertThat(unavailable()).isNotNull();
        server.close();
        server = WireServer.start(connection -> connection.head());
        assertThat(unavailable()).isNotNull();
    }

    @RepeatedTest(5)
    void aCertificateThatIsNotAcceptedIsHintedAt() {
        server = WireServer.answering(200, FarAnswers.response());
        for (SSLContext context : new SSLContext[] {
            TestPki.clientWithoutCertificate(), TestPki.clientOfStranger(), TestPki.clientThatTrustsOthers(), null
        }) {
            assertThat(unavailable(server.uri(), context)).hasMessageContaining("certificate");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerOfAnotherNameIsNotAsked() {
        server = WireServer.answering(200, FarAnswers.response());
        URI otherName = URI.create("https://127.0.0.2:" + server.port() + "/");
        assertThat(unavailable(otherName, TestPki.client())).isNotNull();
        assertThat(server.requests()).isEmpty();
    }

    private FarUnavailableException unavailable() {
        return unavailable(server.uri(), TestPki.client());
    }

    private static FarUnavailableException unavailable(URI address, SSLContext context) {
        FarUnavailableException e = catchThrowableOfType(FarUnavailableException.class, () -> ask(address, context));
        assertNothingPersonal(e);
        return e;
    }

    private static void ask(URI address, SSLContext context) {
        try (FarClient client = new FarClient(address, context, Duration.ofSeconds(2), Duration.ofSeconds(1))) {
            client.isReachable(SENDER, List.of(RECIPIENT));
        }
    }

    private static void assertNothingPersonal(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("192705178354").doesNotContain("19270517-8354");
        assertThat(trace.toString().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}
