package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;

import org.w3c.dom.Document;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;
import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What holds for every message: one pass over the content gives what a tree and the JDK's own XML signature code give. */
class SealingPropertiesTest {

    private static final SigningKey KOMMUN_A = TestKeys.of(TestKeys.KOMMUN_A);
    private static final SigningKey KOMMUN_B = TestKeys.of(TestKeys.KOMMUN_B);

    private final EnvelopeSealer sealer = new EnvelopeSealer(KOMMUN_A, KOMMUN_B);
    private final EnvelopeVerifier verifier = EnvelopeVerifier.builder()
            .trust(List.of(TestKeys.PKI.authorityCertificate()))
            .build();

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.oneOf(Messages.complete(), Messages.withAttachmentsOfAnySize());
    }

    @Provide
    Arbitrary<Message.Builder> draftsAsWritten() {
        return Messages.draftsAsWritten();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 40_000).map(LocalDate::ofEpochDay);
    }

    @Property
    void bothDigestsAreThoseOfATreeThatTheJdkCanonicalizes(
            @ForAll("messages") Message message, @ForAll("days") LocalDate day) throws Exception {
        byte[] envelope = sealer.envelope(message, day).toByteArray();

        Document signed = PrefixFreeDocument.signed(envelope);
        Document sealed = PrefixFreeDocument.sealed(envelope);
        assertThat(PrefixFreeDocument.toldDigest(signed)).isEqualTo(PrefixFreeDocument.digestWithoutSignature(signed));
        assertThat(PrefixFreeDocument.toldDigest(sealed)).isEqualTo(PrefixFreeDocument.digestWithoutSignature(sealed));
    }

    @Property
    void theJdkAcceptsBothSignatures(@ForAll("messages") Message message, @ForAll("days") LocalDate day)
            throws Exception {
        byte[] envelope = sealer.envelope(message, day).toByteArray();

        assertThat(PrefixFreeDocument.hasValidSignature(
                        PrefixFreeDocument.signed(envelope),
                        KOMMUN_A.certificate().getPublicKey()))
                .isTrue();
        assertThat(PrefixFreeDocument.hasValidSignature(
                        PrefixFreeDocument.sealed(envelope),
                        KOMMUN_B.certificate().getPublicKey()))
                .isTrue();
    }

    @Property
    void theLengthIsKnownBeforehandToTheByte(@ForAll("messages") Message message) throws Exception {
        Counted written = new Counted(Long.MAX_VALUE);

        sealer.seal(message, LocalDate.EPOCH, written);

        assertThat(sealer.length(message)).isEqualTo(written.count);
    }

    @Property
    @AddLifecycleHook(OfficialSchemas.Needed.class)
    void theOfficialSchemasTakeIt(@ForAll("messages") Message message) throws Exception {
        Document wire = PrefixFreeDocument.parse(
                sealer.envelope(message, LocalDate.EPOCH).toByteArray());

        OfficialSchemas.validate(
                OfficialSchemas.service(), PrefixFreeDocument.path(wire.getDocumentElement(), "Body", "deliverSecure"));
    }

    @Property
    void theVerifierFindsNothingWrong(@ForAll("messages") Message message, @ForAll("days") LocalDate day)
            throws Exception {
        var report = verifier.verify(sealer.envelope(message, day));

        assertThat(report.findings()).isEmpty();
        assertThat(report.facts().recipient()).contains(message.recipient());
        assertThat(report.facts().receivedDate()).contains(day);
    }

    @Property
    void everyValueArrives(@ForAll("messages") Message message) throws Exception {
        byte[] envelope = sealer.envelope(message, LocalDate.EPOCH).toByteArray();

        assertThat(DeliveryContent.in(envelope)).isEqualTo(DeliveryContent.of(message));
    }

    @Property
    void theSameMessageIsTheSameBytesWhateverWasSealedBetween(
            @ForAll("messages") Message message, @ForAll("messages") Message other) throws Exception {
        byte[] first = sealer.envelope(message, LocalDate.EPOCH).toByteArray();
        byte[] between = sealer.envelope(other, LocalDate.EPOCH).toByteArray();

        assertThat(sealer.envelope(message, LocalDate.EPOCH).toByteArray()).isEqualTo(first);
        assertThat(new EnvelopeSealer(KOMMUN_A, KOMMUN_B)
                        .envelope(other, LocalDate.EPOCH)
                        .toByteArray())
                .isEqualTo(between);
    }

    @Property
    void aMessageThatFailedAnywhereLeavesNoTraceInTheNext(
            @ForAll("messages") Message message,
            @ForAll("messages") Message failing,
            @ForAll @IntRange(max = 99) int percent)
            throws Exception {
        byte[] expected = sealer.envelope(message, LocalDate.EPOCH).toByteArray();
        Counted full = new Counted(sealer.length(failing) * percent / 100);

        assertThatThrownBy(() -> sealer.seal(failing, LocalDate.EPOCH, full)).isInstanceOf(IOException.class);

        assertThat(sealer.envelope(message, LocalDate.EPOCH).toByteArray()).isEqualTo(expected);
    }

    @Property
    void anAttachmentThatCanNotBeReadToItsEndLeavesNoTraceInTheNext(
            @ForAll("messages") Message message, @ForAll @IntRange(max = 40_000) int readable) throws Exception {
        byte[] expected = sealer.envelope(message, LocalDate.EPOCH).toByteArray();
        Message failing = Messages.withAttachment(message, new Breaking(readable));

        assertThatThrownBy(() -> sealer.seal(failing, LocalDate.EPOCH, OutputStream.nullOutputStream()))
                .hasMessage("the file is gone");

        assertThat(sealer.envelope(message, LocalDate.EPOCH).toByteArray()).isEqualTo(expected);
    }

    @Property
    void whateverTheBuilderAcceptsTheVerifierAccepts(@ForAll("draftsAsWritten") Message.Builder draft)
            throws Exception {
        Message message = accepted(draft);

        assertThat(verifier.verify(sealer.envelope(message, LocalDate.EPOCH)).findings())
                .isEmpty();
    }

    private static Message accepted(Message.Builder draft) {
        try {
            return draft.buildComplete();
        } catch (InvalidMessageException e) {
            Assume.that(false);
            throw e;
        }
    }

    /** Takes so many bytes and no more. */
    private static final class Counted extends OutputStream {

        private final long limit;
        private long count;

        private Counted(long limit) {
            this.limit = limit;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count += length;
            if (count > limit) {
                throw new IOException("the disk is full");
            }
        }
    }

    /** A file that goes away while it is read. */
    private record Breaking(int readable) implements Content {

        @Override
        public long size() {
            return readable + 1L;
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                private int left = readable;

                @Override
                public int read() throws IOException {
                    if (--left < 0) {
                        throw new IOException("the file is gone");
                    }
                    return 'x';
                }
            };
        }
    }
}
