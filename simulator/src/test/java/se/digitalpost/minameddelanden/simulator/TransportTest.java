package se.digitalpost.minameddelanden.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.minameddelanden.simulator.junit.MinaMeddelandenTest;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** HTTP and TLS as clients of all kinds speak them. */
@MinaMeddelandenTest
class TransportTest {

    private final Simulator simulator;
    private final Identity kommunA;

    TransportTest(Simulator simulator) {
        this.simulator = simulator;
        this.kommunA = simulator.issueIdentity("162021004748", "Kommun A");
    }

    @Test
    void aClientWithoutACertificateIsRefused() throws Exception {
        // given
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(simulator.pki().trustStore());
        SSLContext trustOnly = SSLContext.getInstance("TLS");
        trustOnly.init(null, trust.getTrustManagers(), new SecureRandom());

        // then
        assertThatThrownBy(() -> new Caller(trustOnly).post(kivra(), envelope()))
                .isInstanceOf(IOException.class);
        assertThat(simulator.operator(MailboxOperator.KIVRA).counts()).isEqualTo(new ServiceCounts(0, 0, 0, 0));
    }

    @Test
    void certificatesOfAnotherAuthorityAndExpiredOnesAreRefused() {
        // given
        Identity foreign = simulator
                .identity("162021004748", "Kommun A")
                .signedByForeignCa()
                .issue();
        Identity expired =
                simulator.identity("162021004748", "Kommun A").expired().issue();

        // then
        assertThatThrownBy(() -> Caller.as(foreign).post(kivra(), envelope())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Caller.as(expired).post(kivra(), envelope())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothVersionsOfTlsAreSpoken(String version) throws IOException {
        // when
        try (SSLSocket socket = connect(version)) {
            String answer = exchange(socket, request("Content-Length: " + envelope().length), envelope());

            // then
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void olderVersionsOfTlsAreNotSpoken() {
        // then
        assertThatThrownBy(() -> {
                    try (SSLSocket socket = connect("TLSv1.1")) {
                        socket.startHandshake();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void chunkedRequestsAreTakenWhole() throws IOException {
        // given
        byte[] envelope = SealedEnvelope.by(kommunA)
                .attachment("stor.pdf", "application/pdf", new byte[300_000])
                .bytes();
        HttpRequest request = HttpRequest.newBuilder(URI.create(kivra()))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(Arrays.asList(
                        Arrays.copyOf(envelope, 20),
                        Arrays.copyOfRange(envelope, 20, 9_000),
                        Arrays.copyOfRange(envelope, 9_000, envelope.length))))
                .build();

        // when
        HttpResponse<String> answer = Caller.as(kommunA).send(request);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.received().get(0).envelope()).isEqualTo(envelope);
    }

    @Test
    void chunksMayHaveExtensionsAndTrailers() throws IOException {
        // given
        byte[] envelope = envelope();
        String start = Integer.toHexString(envelope.length) + ";name=value\r\n";
        byte[] body = concat(
                start.getBytes(StandardCharsets.US_ASCII),
                envelope,
                "\r\n0\r\nTrailer: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        // when
        try (SSLSocket socket = connect("TLSv1.3")) {
            String first = exchange(socket, request("Transfer-Encoding: chunked"), body);
            String second = exchange(socket, request("Content-Length: " + envelope.length), envelope);

            // then
            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(second).startsWith("HTTP/1.1 200");
        }
        assertThat(simulator.received()).hasSize(2);
    }

    @Test
    void aClientThatExpectsToContinueIsToldTo() throws IOException {
        // given
        HttpRequest request = HttpRequest.newBuilder(URI.create(kivra()))
                .expectContinue(true)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope()))
                .build();

        // then
        assertThat(Caller.as(kommunA).send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatWantsTheConnectionClosedHasItClosed() throws IOException {
        // when
        try (SSLSocket socket = connect("TLSv1.3")) {
            InputStream in = socket.getInputStream();
            String answer =
                    exchange(socket, request("Connection: close\r\nContent-Length: " + envelope().length), envelope());

            // then
            assertThat(answer).contains("Connection: close\r\n");
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void anotherMethodThanPostIsNotAllowed() throws IOException {
        // when
        HttpResponse<String> answer = Caller.as(kommunA)
                .send(HttpRequest.newBuilder(URI.create(simulator.farUrl()))
                        .GET()
                        .build());

        // then
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    private SSLSocket connect(String version) throws IOException {
        SSLSocket socket = (SSLSocket) kommunA.clientSslContext()
                .getSocketFactory()
                .createSocket(
                        "localhost", simulator.operator(MailboxOperator.KIVRA).port());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    /** Sends a request, and reads the head of the answer and as much of its content as it announces. */
    private static String exchange(SSLSocket socket, byte[] head, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head);
        out.write(body);
        out.flush();
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            assertThat(b).as("a byte of the head").isNotEqualTo(-1);
            answer.append((char) b);
        }
        int length = Integer.parseInt(answer.toString().replaceAll("(?s).*Content-Length: (\\d+)\r.*", "$1"));
        in.readNBytes(length);
        return answer.toString();
    }

    private static byte[] request(String fields) {
        return ("POST /Service/v3 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\n"
                        + "SOAPAction: \"\"\r\n" + fields + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private byte[] envelope() {
        return SealedEnvelope.by(kommunA).messageId("m-1").bytes();
    }

    private String kivra() {
        return simulator.operator(MailboxOperator.KIVRA).url();
    }
}
