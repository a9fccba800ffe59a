package se.digitalpost.camel.minameddelanden;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.message.AddressLookupException;
import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.PrintJob;
import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.junit.SimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.Letters.header;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** The way of a letter that can't be delivered digitally, to whatever endpoint prints. */
class FallbackTest {

    private static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");
    private static final String SEND = "minameddelanden:send?fallback=direct:print&addressLookup=direct:address";

    @RegisterExtension
    static final SimulatorExtension SIMULATOR = new SimulatorExtension();

    private final Simulator simulator = SIMULATOR.simulator();
    private final List<Exchange> printed = new CopyOnWriteArrayList<>();
    private final List<Object> asked = new CopyOnWriteArrayList<>();
    private final AtomicBoolean printerBroken = new AtomicBoolean();
    private Object address = ADDRESS;
    private Municipality kommunA;

    @BeforeEach
    void moveIn() throws Exception {
        kommunA = new Municipality(simulator).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:print").process(exchange -> {
                    if (printerBroken.get()) {
                        throw new IllegalStateException("the printer is on fire");
                    }
                    printed.add(exchange.copy());
                });
                from("direct:address").process(exchange -> {
                    asked.add(exchange.getMessage().getBody());
                    if (address instanceof Exception failure) {
                        throw failure;
                    }
                    exchange.getMessage().setBody(address);
                });
            }
        });
    }

    @AfterEach
    void moveOut() {
        kommunA.close();
    }

    @Test
    void aLetterToSomebodyWithoutMailboxIsPrintedWithAllItsFacts() throws Exception {
        Exchange out = kommunA.startedWith(SEND + "&returnAddress=Kommun A, Box 1, 123 45 Storstad")
                .send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())
                        .clientReference("case-1")
                        .postalAddress(new PostalAddress(
                                "Åsa Öberg", "Bo Ek", "Storgatan 1", "1102", "111 22", "Stockholm", null, false))
                        .paper(new PaperOptions(false, true, PaperOptions.Envelope.PLAIN))
                        .department("Bygglov")
                        .costCentre("4711")));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("SENT_TO_PRINT");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("PAPER");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("NOT_REGISTERED");
        assertThat(asked).isEmpty();
        assertThat(printed).hasSize(1);
        byte[] pdf = printed.get(0).getMessage().getBody(byte[].class);
        String id = header(out, MinaMeddelandenConstants.MESSAGE_ID).toString();
        Map<String, Object> headers = printed.get(0).getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(Exchange.FILE_NAME, id + ".pdf")
                .containsEntry(MinaMeddelandenConstants.PRINT_DELIVERY_ID, id)
                .containsEntry(MinaMeddelandenConstants.PRINT_FILE_NAME, id + ".pdf")
                .containsEntry(
                        MinaMeddelandenConstants.PRINT_SHA256,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
                .containsEntry(MinaMeddelandenConstants.PRINT_NAME, "Åsa Öberg")
                .containsEntry(MinaMeddelandenConstants.PRINT_CARE_OF, "Bo Ek")
                .containsEntry(MinaMeddelandenConstants.PRINT_STREET, "Storgatan 1")
                .containsEntry(MinaMeddelandenConstants.PRINT_APARTMENT, "1102")
                .containsEntry(MinaMeddelandenConstants.PRINT_POSTAL_CODE, "111 22")
                .containsEntry(MinaMeddelandenConstants.PRINT_CITY, "Stockholm")
                .containsEntry(MinaMeddelandenConstants.PRINT_RETURN_ADDRESS, "Kommun A, Box 1, 123 45 Storstad")
                .containsEntry(MinaMeddelandenConstants.PRINT_DUPLEX, false)
                .containsEntry(MinaMeddelandenConstants.PRINT_COLOUR, true)
                .containsEntry(MinaMeddelandenConstants.PRINT_ENVELOPE, "PLAIN")
                .containsEntry(MinaMeddelandenConstants.PRINT_POSTAGE_CLASS, "B")
                .containsEntry(MinaMeddelandenConstants.PRINT_COST_CENTRE, "4711")
                .containsEntry(MinaMeddelandenConstants.PRINT_DEPARTMENT, "Bygglov")
                .containsEntry(MinaMeddelandenConstants.PRINT_SENDER, Municipality.NAME)
                .containsEntry(MinaMeddelandenConstants.PRINT_SENDER_ID, Municipality.ID)
                .containsEntry(MinaMeddelandenConstants.PRINT_REFERENCE, "case-1")
                .containsEntry(MinaMeddelandenConstants.PRINT_REASON, "NOT_REGISTERED")
                .doesNotContainKey(MinaMeddelandenConstants.RECIPIENT_ID);
        assertThat((PrintJob) headers.get(MinaMeddelandenConstants.PRINT_JOB))
                .extracting(PrintJob::reason)
                .isEqualTo(Reason.NOT_REGISTERED);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(headers.get(MinaMeddelandenConstants.PRINT_PAGES));
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Åsa Öberg", "Storgatan 1", "111 22", "Beslut om bygglov", "Ditt beslut ligger i bilagan");
        }
    }

    @Test
    void theAddressIsLookedUpWhereTheMessageBearsNone() throws Exception {
        address = Map.of("name", "Åsa Öberg", "street", "Storgatan 1", "postalCode", "11122", "city", "Stockholm");

        Exchange out = kommunA.startedWith(SEND).send(Letters.pdfWithHeaders(WITHOUT_MAILBOX.id()));

        assertThat(asked).containsExactly(WITHOUT_MAILBOX.id());
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("SENT_TO_PRINT");
        assertThat(printed.get(0).getMessage().getHeader(MinaMeddelandenConstants.PRINT_NAME))
                .isEqualTo("Åsa Öberg");
    }

    @Test
    void whoseAddressNobodyKnowsNeedsAttention() throws Exception {
        address = null;

        Exchange out = kommunA.startedWith(SEND).send(Letters.pdfWithHeaders(WITHOUT_MAILBOX.id()));

        assertNeedsAttention(out, "NO_POSTAL_ADDRESS");
    }

    @Test
    void anAddressThatNoLetterReachesNeedsAttention() throws Exception {
        address = PostalAddress.of("Åsa Öberg", "Storgatan 1", "1", "Stockholm");

        Exchange out = kommunA.startedWith(SEND).send(Letters.pdfWithHeaders(WITHOUT_MAILBOX.id()));

        assertNeedsAttention(out, "NO_POSTAL_ADDRESS");
    }

    @Test
    void aProtectedIdentityIsNeverPrinted() throws Exception {
        address = PostalAddress.ofProtectedIdentity();

        Exchange out = kommunA.startedWith(SEND).send(Letters.pdfWithHeaders(WITHOUT_MAILBOX.id()));

        assertNeedsAttention(out, "PROTECTED_IDENTITY");
    }

    @Test
    void aDocumentThatCannotBePrintedNeedsAttention() throws Exception {
        Exchange out = kommunA.startedWith(SEND)
                .send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())
                        .postalAddress(ADDRESS)
                        .attachment(Attachment.pdf("x.pdf", Content.of("%PDF-1.7 broken".getBytes())))));

        assertNeedsAttention(out, "NOT_PRINTABLE");
    }

    private void assertNeedsAttention(Exchange out, String reason) {
        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("NEEDS_ATTENTION");
        assertThat(header(out, MinaMeddelandenConstants.CHANNEL)).isEqualTo("NONE");
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo(reason);
        assertThat(printed).isEmpty();
    }

    @Test
    void aLookupThatFailsIsTriedAgain() throws Exception {
        address = new IllegalStateException("the register is closed");

        Exchange out = kommunA.startedWith(SEND).exchange(Letters.pdfWithHeaders(WITHOUT_MAILBOX.id()));

        assertThat(out.getException(AddressLookupException.class).isRetryable()).isTrue();
        assertThat(printed).isEmpty();
    }

    @Test
    void aPrinterThatFailsLosesNothingAndTheNextTryIsTheSameJob() throws Exception {
        kommunA.startedWith(SEND);
        printerBroken.set(true);
        Exchange failed = kommunA.exchange(Letters.body(
                Letters.to(WITHOUT_MAILBOX.id()).clientReference("job").postalAddress(ADDRESS)));
        printerBroken.set(false);
        for (int i = 0; i < 2; i++) {
            kommunA.send(Letters.body(
                    Letters.to(WITHOUT_MAILBOX.id()).clientReference("job").postalAddress(ADDRESS)));
        }

        assertThat(failed.getException(PrintUnavailableException.class).isRetryable())
                .isTrue();
        assertThat(header(failed, MinaMeddelandenConstants.REASON)).isEqualTo("PRINT_UNAVAILABLE");
        assertThat(printed).hasSize(2);
        assertThat(printed.get(0).getMessage().getBody(byte[].class))
                .isEqualTo(printed.get(1).getMessage().getBody(byte[].class));
    }

    @Test
    void paperOnlyAsksNobody() throws Exception {
        Exchange out = kommunA.startedWith(SEND)
                .send(Letters.body(Letters.to(AT_KIVRA.id())
                        .deliveryMode(DeliveryMode.PAPER_ONLY)
                        .postalAddress(ADDRESS)));

        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("PAPER_REQUESTED");
        assertThat(printed).hasSize(1);
        assertThat(simulator.far().calls()).isEmpty();
    }

    @Test
    void digitalOnlyIsNeverPrinted() throws Exception {
        Exchange out = kommunA.startedWith(SEND)
                .send(Letters.body(Letters.to(WITHOUT_MAILBOX.id())
                        .deliveryMode(DeliveryMode.DIGITAL_ONLY)
                        .postalAddress(ADDRESS)));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("FAILED");
        assertThat(printed).isEmpty();
    }

    @Test
    void whatIsTooLargeIsPrintedUnlessThePolicySaysOtherwise() throws Exception {
        Exchange out = kommunA.startedWith(SEND + "&maxMessageSize=5000")
                .send(Letters.body(Letters.to(AT_KIVRA.id()).postalAddress(ADDRESS)));
        try (Municipality strict = new Municipality(simulator)) {
            Exchange refused = strict.startedWith(SEND + "&maxMessageSize=5000&oversizePolicy=FAIL")
                    .exchange(Letters.body(Letters.to(AT_KIVRA.id()).postalAddress(ADDRESS)));

            assertThat(refused.getException()).isInstanceOf(InvalidMessageException.class);
        }
        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("OVERSIZE");
        assertThat(printed).hasSize(1);
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void deliveredFalseIsDefinitiveAndPrinted() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.deliveredFalse());

        Exchange out = kommunA.startedWith(SEND)
                .send(Letters.body(Letters.to(AT_KIVRA.id()).postalAddress(ADDRESS)));

        assertThat(header(out, MinaMeddelandenConstants.REASON)).isEqualTo("NOT_DELIVERED");
        assertThat(printed).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void onlyFaultsAboutTheRecipientArePrinted(ErrorCode code) throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.fault(code));

        kommunA.startedWith(SEND)
                .exchange(Letters.body(Letters.to(AT_KIVRA.id()).postalAddress(ADDRESS)));

        assertThat(printed).hasSize(List.of(5003, 6004, 6007).contains(code.code()) ? 1 : 0);
    }

    @Test
    void nothingIsPrintedBecauseSomethingTimedOut() throws Exception {
        simulator.recipient(AT_KIVRA.id()).behaves(Behaviour.timeOut());

        Exchange out = kommunA.startedWith(SEND)
                .exchange(Letters.body(Letters.to(AT_KIVRA.id()).postalAddress(ADDRESS)));

        assertThat(header(out, MinaMeddelandenConstants.STATUS)).isEqualTo("IN_DOUBT");
        assertThat(printed).isEmpty();
    }
}
