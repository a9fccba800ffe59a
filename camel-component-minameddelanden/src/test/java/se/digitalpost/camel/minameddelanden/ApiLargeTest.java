package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.ApiProbe.Answer;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** A message with a large attachment: from the network into a file, and never held. */
class ApiLargeTest {

    /** In base64, of 15 MB. */
    private static final int LARGE = 20_000_000;

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final AtomicLong told = new AtomicLong();
    private ApiService service;

    @BeforeEach
    void moveIn() throws Exception {
        service = new ApiService(simulator).started(new RouteBuilder() {
            @Override
            public void configure() {
                from(ApiService.uri("fallback=log:printed"))
                        .process(exchange -> told.set(exchange.getMessage()
                                .getBody(Message.class)
                                .attachments()
                                .get(0)
                                .content()
                                .size()));
            }
        });
    }

    @AfterEach
    void moveOut() {
        service.close();
    }

    @Test
    void isNotHeldInMemoryWhileItArrives() {
        AtomicLong grown = new AtomicLong();
        ApiProbe caseSystem = service.caseSystem();
        long before = used();

        Answer accepted = caseSystem.send(
                "POST",
                "/v1/messages",
                HttpRequest.BodyPublishers.ofInputStream(() -> request(() -> grown.set(used() - before))),
                null);

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(told).hasValue(LARGE / 4 * 3);
        assertThat(grown.get()).as("bytes held when most of it was sent").isLessThan(LARGE / 4);
    }

    @Test
    void isRefusedBeforeItIsSentWhereTheClientAsksFirst() throws Exception {
        URI address = URI.create(service.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            String head =
                    "POST /digital-post/v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + LARGE + "\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 401".length());

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void isSentWhereTheClientAsksFirst() {
        assertThat(service.caseSystem()
                        .expectingContinue()
                        .submit(ApiService.letterOnPaperToo("case-1", AT_KIVRA.id()))
                        .status())
                .isEqualTo(202);
    }

    private static InputStream request(Runnable nearlyOver) {
        ObjectNode letter = ApiService.letterOnPaperToo("case-1", AT_KIVRA.id());
        String[] around = letter.toString().split("JVBERi0xLjcK");
        return new SequenceInputStream(
                Collections.enumeration(List.of(bytes(around[0]), new Pdf(nearlyOver), bytes(around[1]))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
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
