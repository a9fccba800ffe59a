package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_BILLO;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_FORTNOX;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

class SendTest {

    private static final String AWKWARD = "åäö ÅÄÖ \uD83D\uDCEC & < > \" ' ]]> \t\nrad två\r\nrad tre \u20AC";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private Municipality kommunA;

    @BeforeEach
    void moveIn() {
        kommunA = new Municipality(simulator);
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @Test
    void aPdfWithHeadersReachesTheMailbox() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        Exchange out = kommunA.send(Letters.pdfWithHeaders("19810103-2384"));

        ReceivedLetter letter = onlyLetter();
        assertThat(letter.operator()).isEqualTo(MailboxOperator.KIVRA);
        assertThat(letter.recipientId()).isEqualTo("198101032384");
        assertThat(letter.senderId()).isEqualTo(Municipality.ID);
        assertThat(letter.senderName()).isEqualTo(Municipality.NAME);
        assertThat(letter.subject()).isEqualTo("Beslut om bygglov");
        assertThat(letter.body()).isEqualTo("Hej! Ditt beslut ligger i bilagan.");
        assertThat(letter.language()).isEqualTo("svSE");
        assertThat(letter.supportInfo().text()).isEqualTo(Municipality.SUPPORT_TEXT);
        assertThat(letter.correlationId()).isEqualTo(letter.messageId());
        assertThat(letter.onlyAttachment()).hasValueSatisfying(attachment -> {
            assertThat(attachment.fileName()).isEqualTo("Beslut.pdf");
            assertThat(attachment.content()).isEqualTo(Letters.PDF);
        });

        Delivery delivery = out.getMessage().getBody(Delivery.class);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(delivery.channel()).isEqualTo(Channel.DIGITAL);
        assertThat(delivery.operatorName()).isEqualTo("Kivra");
        assertThat(delivery.transactionId()).isEqualTo(letter.transId());
        assertThat(delivery.messageId()).hasToString(letter.messageId());
        assertThat(delivery.reason()).isNull();
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("DIGITAL");
        assertThat(header(out, MinaMeddelandenConstants.OPERATOR)).isEqualTo("Kivra");
        assertThat(header(out, MinaMeddelandenConstants.TRANSACTION_ID)).isEqualTo(letter.transId());
        assertThat(header(out, MinaMeddelandenConstants.MESSAGE_ID)).isEqualTo(letter.messageId());
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isNull();
    }

    @Test
    void anAttachmentThatBreaksOffWhileItIsPostedIsTriedAgainAndArrivesOnce() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        Breaking attachment = new Breaking(Letters.pdf(50));
        Message letter = Letters.to(AT_KIVRA.id())
                .attachment(Attachment.pdf("Bilaga.pdf", attachment))
                .build();

        attachment.broken = true;
        Exchange failed = kommunA.exchange(Letters.body(letter));
        attachment.broken = false;
        Exchange again = kommunA.exchange(Letters.body(letter));

        assertThat(failed.getException(MinaMeddelandenException.class))
                .hasMessageStartingWith("An attachment can't be read, message ")
                .hasRootCauseMessage("The share is gone")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(again.getMessage().getBody(Delivery.class).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(onlyLetter().attachments()).hasSize(2);
    }

    /** A PDF on a share that goes away, if told to, when the PDF was looked at and is read for the second time. */
    private static final class Breaking implements Content {

        private final byte[] bytes;
        private final AtomicInteger openings = new AtomicInteger();
        private volatile boolean broken;

        Breaking(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            InputStream whole = new ByteArrayInputStream(bytes);
            InputStream gone = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("The share is gone");
                }
            };
            return broken && openings.incrementAndGet() > 1
                    ? new SequenceInputStream(new ByteArrayInputStream(bytes, 0, bytes.length / 2), gone)
                    : whole;
        }
    }

    @Test
    void everyTextOfAMaximalMessageArrives() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        String expected = AWKWARD.replace("\r\n", "\n");
        Message message = Letters.to(AT_BILLO.id())
                .subject(AWKWARD)
                .html(
                        "<!DOCTYPE html><html><head><title>åäö</title></head><body><p>&lt;&amp; \uD83D\uDCEC</p></body></html>")
                .text(null)
                .supportInfo(
                        new SupportInfo(AWKWARD, "https://www.kommunen.se/?a=1&b=2", "08-123 <4>", "a&b@kommunen.se"))
                .reference(AWKWARD)
                .correlationId("korr & <1>")
                .attention(AWKWARD)
                .metadata("tag & <1>", AWKWARD)
                .officialMatter(new OfficialMatter(
                        LocalDate.of(2026, 11, 20),
                        "event",
                        "matter",
                        "preceding",
                        AWKWARD,
                        AWKWARD,
                        OfficialMatter.MatterStatus.CLOSED))
                .attachment(Attachment.pdf("åäö & <2>.pdf", Content.of(Letters.pdf(2))))
                .attachment(Attachment.pdf("tre.pdf", Content.of(Letters.pdf(3))))
                .build();

        kommunA.send(Letters.body(message));

        ReceivedLetter letter = onlyLetter();
        assertThat(letter.subject()).isEqualTo(expected);
        assertThat(letter.bodyContentType()).isEqualTo("text/html");
        assertThat(letter.body()).contains("<p>&lt;&amp; \uD83D\uDCEC</p>");
        assertThat(letter.supportInfo())
                .isEqualTo(new ReceivedLetter.SupportInfo(
                        expected, "https://www.kommunen.se/?a=1&b=2", "08-123 <4>", "a&b@kommunen.se"));
        assertThat(letter.correlationId()).isEqualTo("korr & <1>");
        assertThat(letter.attachments())
                .extracting("fileName")
                .containsExactly("Beslut.pdf", "åäö & <2>.pdf", "tre.pdf");
    }

    @Test
    void theSmallestMessageArrives() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        kommunA.send(exchange -> {
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ID, AT_KIVRA.id());
            exchange.getMessage().setHeader(MinaMeddelandenConstants.SUBJECT, "x");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.TEXT, "y");
        });

        assertThat(onlyLetter().attachments()).isEmpty();
    }

    @Test
    void aMessageOfExactlyTheLargestSizeArrivesAndOneByteMoreIsRefused() throws Exception {
        kommunA.startedWith("minameddelanden:send");
        int length = simulatorLength(letterWithText("x"));
        int text = (2_097_152 - length) / 4 * 3;
        Message largest = letterWithText("x".repeat(text + 1));

        kommunA.send(Letters.body(largest));
        Exchange refused = kommunA.exchange(Letters.body(letterWithText("x".repeat(text + 4))));

        assertThat(simulator.received().get(1).envelope().length).isBetween(2_097_152 - 3, 2_097_152);
        assertThat(simulator.received()).hasSize(2);
        assertThat(refused.getException(InvalidMessageException.class))
                .hasMessageMatching("The message can't be sent: message must make an envelope of at most 2097152 bytes"
                        + " \\(maxMessageSize\\), and makes 20971\\d\\d");
    }

    private int simulatorLength(Message message) {
        kommunA.send(Letters.body(message));
        return simulator.received().get(0).envelope().length;
    }

    private static Message letterWithText(String text) {
        return Message.builder()
                .recipient(AT_KIVRA.id())
                .clientReference("size")
                .subject("s")
                .text(text)
                .build();
    }

    @Test
    void anOrganizationGetsItsPostAsWell() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        kommunA.send(Letters.pdfWithHeaders("556840-2266"));

        assertThat(onlyLetter().recipientId()).isEqualTo(AT_FORTNOX.id());
        assertThat(onlyLetter().operator()).isEqualTo(MailboxOperator.FORTNOX);
    }

    @Test
    void aPdfMayComeAsFileOrStream(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("Från fil.pdf"), Letters.PDF);
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("file:" + folder + "?noop=true&idempotent=false&initialDelay=0&repeatCount=1")
                                .setHeader(MinaMeddelandenConstants.RECIPIENT_ID, constant(AT_KIVRA.id()))
                                .setHeader(MinaMeddelandenConstants.SUBJECT, constant("s"))
                                .setHeader(MinaMeddelandenConstants.TEXT, constant("fil"))
                                .to("minameddelanden:send")
                                .to("seda:sent");
                    }
                })
                .startedWith("minameddelanden:send");

        kommunA.camel().createConsumerTemplate().receive("seda:sent", 10_000);
        kommunA.send(exchange -> {
            Letters.pdfWithHeaders(AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setBody(new ByteArrayInputStream(Letters.PDF));
        });
        kommunA.send(exchange -> {
            Letters.pdfWithHeaders(AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setBody(file);
        });

        assertThat(simulator.received())
                .hasSize(3)
                .allSatisfy(letter ->
                        assertThat(letter.attachments().get(0).content()).isEqualTo(Letters.PDF));
        assertThat(simulator.received().get(0).attachments().get(0).fileName()).isEqualTo("Från fil.pdf");
    }

    @Test
    void allFaultsAreToldBeforeAnythingLeavesTheHouse() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        Exchange out = kommunA.exchange(exchange -> {
            exchange.getMessage().setBody("a text is no PDF");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ID, "19810103-2385");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.DELIVERY_MODE, "PIGEON");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.RECIPIENT_ADDRESS, 17);
        });

        assertThat(out.getException(InvalidMessageException.class).faults())
                .extracting("field")
                .containsExactlyInAnyOrder("postalAddress", "deliveryMode", "body", "recipient.id", "subject", "body");
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("FAILED");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("INVALID_MESSAGE");
        assertThat(simulator.far().calls()).isEmpty();
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAFaultOfTheMessage(@TempDir Path folder) throws Exception {
        kommunA.startedWith("minameddelanden:send");

        Exchange out = kommunA.exchange(exchange -> {
            Letters.pdfWithHeaders(AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setBody(folder.resolve("missing.pdf").toFile());
        });

        assertThat(out.getException(InvalidMessageException.class))
                .hasMessage("The message can't be sent: body must be a PDF that can be read, and its file can't be");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("INVALID_MESSAGE");
    }

    @Test
    void aSenderSignsOnlyForItself() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        Exchange out = kommunA.exchange(Letters.body(Letters.to(AT_KIVRA.id()).sender("162021003898", "Kommun B")));

        assertThat(out.getException(InvalidMessageException.class))
                .hasMessageContaining(
                        "sender.id must be the organization that the signing certificate was issued to, 162021004748");
        assertThat(simulator.far().calls()).isEmpty();
    }

    @Test
    void aRedeliveryIsTheSameMessageToTheByte() throws Exception {
        simulator.nextDeliveries(
                Behaviour.storingThen(Behaviour.httpStatus(503)), Behaviour.storingThen(Behaviour.httpStatus(502)));
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(OperatorUnavailableException.class)
                                .maximumRedeliveries(2)
                                .redeliveryDelay(1);
                        from("direct:again").to("minameddelanden:send");
                    }
                })
                .started();

        Exchange out = kommunA.camel().createProducerTemplate().request("direct:again", exchange -> {
            Letters.pdfWithHeaders(AT_KIVRA.id()).process(exchange);
            exchange.getMessage().setBody(new ByteArrayInputStream(Letters.PDF));
        });

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("DELIVERED");
        List<ReceivedLetter> attempts = simulator.received();
        assertThat(attempts).hasSize(3);
        assertThat(attempts)
                .extracting(ReceivedLetter::messageId)
                .containsOnly(attempts.get(0).messageId());
        assertThat(attempts)
                .allSatisfy(attempt ->
                        assertThat(attempt.envelope()).isEqualTo(attempts.get(0).envelope()));
    }

    @Test
    void twoLettersOfOneExchangeAreTwo() throws Exception {
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:two")
                                .to("minameddelanden:send")
                                .setBody(constant(Letters.PDF))
                                .setHeader(MinaMeddelandenConstants.RECIPIENT_ID, constant(AT_BILLO.id()))
                                .to("minameddelanden:send");
                    }
                })
                .started();

        kommunA.camel().createProducerTemplate().request("direct:two", Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(simulator.received()).hasSize(2);
        assertThat(simulator.received().get(0).messageId())
                .isNotEqualTo(simulator.received().get(1).messageId());
    }

    @Test
    void theSameReferenceIsTheSameMessageAlsoInAnotherExchangeAndContext() throws Exception {
        Message letter = Letters.to(AT_KIVRA.id()).clientReference("case-17").build();
        kommunA.startedWith("minameddelanden:send").send(Letters.body(letter));
        try (Municipality anotherNode = new Municipality(simulator)) {
            anotherNode.startedWith("minameddelanden:send").send(Letters.body(letter));
        }

        assertThat(simulator.received()).hasSize(2);
        assertThat(simulator.duplicates()).hasSize(1);
    }

    @Test
    void manyLettersAtOnceThroughOneEndpointDoNotDisturbEachOther() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        List<CompletableFuture<Exchange>> exchanges = IntStream.range(0, 60)
                .mapToObj(i -> kommunA.camel().createProducerTemplate().asyncSend("direct:in", exchange -> {
                    exchange.getMessage()
                            .setBody(Letters.to(i % 2 == 0 ? AT_KIVRA.id() : AT_BILLO.id())
                                    .clientReference("parallel-" + i)
                                    .subject("Brev " + i)
                                    .text("Text " + i)
                                    .build());
                }))
                .toList();

        assertThat(exchanges)
                .allSatisfy(exchange -> assertThat(exchange.get()
                                .getMessage()
                                .getBody(Delivery.class)
                                .status())
                        .isEqualTo(DeliveryStatus.DELIVERED));
        assertThat(simulator.received()).hasSize(60).allSatisfy(letter -> {
            String number = letter.subject().substring("Brev ".length());
            assertThat(letter.body()).isEqualTo("Text " + number);
            assertThat(letter.recipientId())
                    .isEqualTo(Integer.parseInt(number) % 2 == 0 ? AT_KIVRA.id() : AT_BILLO.id());
        });
        assertThat(simulator.duplicates()).isEmpty();
    }

    @Test
    void lettersAreWorkedOnByThreadsOfTheComponent() throws Exception {
        kommunA.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:thread")
                                .to("minameddelanden:send")
                                .process(exchange -> exchange.getMessage()
                                        .setBody(Thread.currentThread().getName()));
                    }
                })
                .started();

        Exchange out = kommunA.camel()
                .createProducerTemplate()
                .request("direct:thread", Letters.pdfWithHeaders(AT_KIVRA.id()));

        assertThat(out.getMessage().getBody(String.class)).contains("MinaMeddelanden");
    }

    @Test
    void connectionsAreKept() throws Exception {
        kommunA.startedWith("minameddelanden:send");

        for (int i = 0; i < 10; i++) {
            kommunA.send(Letters.pdfWithHeaders(AT_KIVRA.id()));
        }

        assertThat(simulator.operator(MailboxOperator.KIVRA).counts().connections())
                .isEqualTo(1);
        assertThat(simulator.far().counts().connections()).isEqualTo(1);
    }

    @Test
    void aLetterMayBeSignedByOneOrganizationAndSealedByAnother() throws Exception {
        try (Municipality withMediator =
                new Municipality(simulator, simulator.issueIdentity("162120002411", "Provkommunen"))) {
            withMediator
                    .options()
                    .setSigningKeyStoreParameters(
                            Municipality.keyStore(simulator.issueIdentity(Municipality.ID, Municipality.NAME)));
            withMediator
                    .options()
                    .setSealingKeyStoreParameters(
                            Municipality.keyStore(simulator.issueIdentity("162120002411", "Provkommunen")));
            withMediator.startedWith("minameddelanden:send").send(Letters.pdfWithHeaders(AT_KIVRA.id()));
        }

        assertThat(onlyLetter().senderId()).isEqualTo(Municipality.ID);
        assertThat(onlyLetter().tlsOrganization()).isEqualTo("162120002411");
    }

    @Test
    void anUnknownOperationIsToldTogetherWithThoseThereAre() {
        assertThatThrownBy(() -> kommunA.camel().getEndpoint("minameddelanden:post"))
                .hasRootCauseMessage(
                        "There is no operation 'post'; minameddelanden: has send, print, lookup, sign, seal, verify, submit, receipts,"
                                + " api, outcomes");
    }

    private ReceivedLetter onlyLetter() {
        assertThat(simulator.received()).hasSize(1);
        return simulator.received().get(0);
    }
}
