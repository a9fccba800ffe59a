package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.seal.Algorithms;

/**
 * Verifies sealed deliveries from their bytes, as a receiver does: structure, both signatures and their certificates, checksums, and the
 * strict form on the wire. Everything that can still be determined is reported; input is never so bad that it is an exception.
 *
 * <p>It reads the input once and holds no attachment and no tree: apart from what was kept for the report, some 100 kB however large the
 * input, and whatever the input, at most a few times {@link Builder#maxBytes}. Work is bounded by limits on depth, elements, attributes, names and
 * texts, which no honest delivery comes near.
 *
 * <p>Certificates that were found trusted are remembered, so one verifier is best used for many deliveries.
 *
 * <p>Immutable; safe for use by several threads at once.
 */
public final class EnvelopeVerifier {

    /** 2 MB over the whole envelope: what production code measures. */
    public static final long DEFAULT_MAX_BYTES = 2_097_152;

    private final Algorithms algorithms;
    private final HardenedParser parser;
    private final Clock clock;
    private final TrustedCertificates trusted;
    private final CertificateCheck certificates;
    private final long maxBytes;
    private final boolean acceptSha1;
    private final OrganizationNumber expectedMediator;

    private EnvelopeVerifier(Builder builder) {
        this.algorithms = builder.algorithms;
        this.parser = builder.parser;
        this.clock = builder.clock;
        this.trusted = new TrustedCertificates(algorithms);
        this.certificates = new CertificateCheck(
                builder.authorities, builder.intermediates, builder.clock, builder.checkRevocation, trusted);
        this.maxBytes = builder.maxBytes;
        this.acceptSha1 = builder.acceptSha1;
        this.expectedMediator = builder.expectedMediator;
    }

    /** @return a verifier to be, which trusts nobody until it is told whom */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Verifies a SOAP envelope. Another document that can be verified is so, and reported as not being an envelope.
     *
     * @param envelope the exact bytes received; read to its end or to where reading on would be pointless, and not closed
     * @return what was found
     * @throws IOException only where the stream itself fails
     */
    public VerificationReport verify(InputStream envelope) throws IOException {
        return verify(EnumSet.of(DocumentKind.ENVELOPE), envelope, ElementTarget.NONE);
    }

    /**
     * Verifies a SOAP envelope that lies ready.
     *
     * @param envelope the exact bytes received
     * @return what was found
     * @throws IOException only where the content can't be read
     */
    public VerificationReport verify(Content envelope) throws IOException {
        try (InputStream input = envelope.open()) {
            return verify(input);
        }
    }

    /**
     * Verifies a document whose root is a SealedDelivery: how messages are kept, and exchanged as samples. The wire form is reported like
     * an envelope's; a document that never was on a wire has {@link FindingCategory#WIRE_FORM} tolerated.
     *
     * @param sealedDelivery the document; not closed
     * @return what was found
     * @throws IOException only where the stream itself fails
     */
    public VerificationReport verifySealedDelivery(InputStream sealedDelivery) throws IOException {
        return verify(EnumSet.of(DocumentKind.SEALED_DELIVERY), sealedDelivery, ElementTarget.NONE);
    }

    /**
     * Verifies a document whose root is a SignedDelivery: what a sender hands to a mediator. It has one signature.
     *
     * @param signedDelivery the document; not closed
     * @return what was found
     * @throws IOException only where the stream itself fails
     */
    public VerificationReport verifySignedDelivery(InputStream signedDelivery) throws IOException {
        return verifySignedDelivery(signedDelivery, ElementTarget.NONE);
    }

    /**
     * Verifies a document of any of these kinds, whichever it is.
     *
     * @param document an envelope, a SealedDelivery or a SignedDelivery; not closed
     * @return what was found
     * @throws IOException only where the stream itself fails
     */
    public VerificationReport verifyAny(InputStream document) throws IOException {
        return verify(EnumSet.allOf(DocumentKind.class), document, ElementTarget.NONE);
    }

    /** @param copy takes what is verified, in the same reading */
    VerificationReport verifySignedDelivery(InputStream signedDelivery, ElementTarget copy) throws IOException {
        return verify(EnumSet.of(DocumentKind.SIGNED_DELIVERY), signedDelivery, copy);
    }

    /**
     * Reads what was verified once more, for its elements and texts alone.
     *
     * @throws UnreadableException where it can't be the document that was verified
     */
    void readAgain(InputStream stream, ElementTarget target) throws UnreadableException, IOException {
        GuardedInput input = new GuardedInput(stream, maxBytes, new Findings());
        try {
            ReadAgain.from(parser.read(input), new Base64Runs(input), target);
        } catch (UnreadableException e) {
            input.rethrowFailure();
            throw e;
        }
    }

    private VerificationReport verify(Set<DocumentKind> kinds, InputStream stream, ElementTarget copy)
            throws IOException {
        Findings findings = new Findings();
        CanonicalForm canonical = new CanonicalForm();
        Signatures signatures = new Signatures(canonical, algorithms, trusted, acceptSha1, findings);
        DeliveryReading delivery = new DeliveryReading(algorithms, clock, findings);
        GuardedInput input = new GuardedInput(stream, maxBytes, findings);
        try {
            ElementReading elements = new ElementReading(canonical, signatures, delivery, findings);
            new DocumentReading(kinds, parser.read(input), new Base64Runs(input), elements, copy, findings).read();
        } catch (UnreadableException e) {
            input.rethrowFailure();
            if (e.isCausedBy(CharacterCodingException.class)) {
                findings.add(FindingCode.NOT_UTF8, "bytes that are not UTF-8");
            } else if (!input.isStopped()) {
                findings.add(FindingCode.NOT_WELL_FORMED, "the document is not well-formed XML, or ends too early");
            }
        }
        DeliveryFacts facts = delivery.facts(signatures.innerFacts(), signatures.outerFacts());
        certificates(facts, findings);
        return new VerificationReport(findings.all(), facts);
    }

    private void certificates(DeliveryFacts facts, Findings findings) {
        certificate(facts.senderSignature()).ifPresent(inner -> certificates.check("inner", inner, findings));
        certificate(facts.sealSignature()).ifPresent(outer -> certificates.check("outer", outer, findings));
        facts.senderSignature()
                .filter(signature -> signature.certificate().isPresent())
                .ifPresent(signature -> findings.addUnless(
                        facts.sender().isPresent() && facts.sender().equals(signature.organization()),
                        FindingCode.SENDER_CERTIFICATE,
                        "the inner certificate's SERIALNUMBER is not Sender/Id"));
        facts.sealSignature()
                .filter(signature -> signature.certificate().isPresent())
                .ifPresent(signature -> findings.addUnless(
                        signature.organization().isPresent()
                                && (expectedMediator == null
                                        || signature.organization().get().equals(expectedMediator)),
                        FindingCode.MEDIATOR_CERTIFICATE,
                        "the outer certificate's SERIALNUMBER is not the mediator's organization number"));
    }

    private static Optional<X509Certificate> certificate(Optional<SignatureFacts> signature) {
        return signature.flatMap(SignatureFacts::certificate);
    }

    /** What a verifier goes by. Not for use by several threads. */
    public static final class Builder {

        private List<X509Certificate> authorities = List.of();
        private List<X509Certificate> intermediates = List.of();
        private Clock clock = Clock.systemUTC();
        private boolean checkRevocation;
        private boolean acceptSha1;
        private long maxBytes = DEFAULT_MAX_BYTES;
        private OrganizationNumber expectedMediator;
        private Algorithms algorithms = Algorithms.best();
        private HardenedParser parser = HardenedParser.woodstox();

        private Builder() {}

        /**
         * The authorities that are trusted; default none.
         *
         * @param trustAnchors their certificates: authorities', never an organization's own, which is renewed too often
         * @return this builder
         */
        public Builder trust(Collection<X509Certificate> trustAnchors) {
            authorities = List.copyOf(trustAnchors);
            return this;
        }

        /**
         * Authorities between the trusted ones and the organizations, since a message bears no chain; default none.
         *
         * @param certificates their certificates, which are not trusted by themselves
         * @return this builder
         */
        public Builder intermediates(Collection<X509Certificate> certificates) {
            intermediates = List.copyOf(certificates);
            return this;
        }

        /**
         * What "now" is when certificates and dates of birth are looked at; default the system's clock.
         *
         * @param newClock the clock
         * @return this builder
         */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock);
            return this;
        }

        /**
         * Whether to ask, over the network, if certificates were revoked; default false. An authority that does not answer makes a
         * certificate untrusted. It is asked for each delivery anew.
         *
         * @param check whether to ask
         * @return this builder
         */
        public Builder checkRevocation(boolean check) {
            checkRevocation = check;
            return this;
        }

        /**
         * Whether signatures by rsa-sha1 over sha1 digests are accepted too, as older messages have them; default false. Never for
         * messages that arrive: SHA-1 can be forged.
         *
         * @param accept whether to accept them
         * @return this builder
         */
        public Builder acceptSha1(boolean accept) {
            acceptSha1 = accept;
            return this;
        }

        /**
         * The limit over the whole document; default {@link #DEFAULT_MAX_BYTES}.
         *
         * @param bytes the most that is read
         * @return this builder
         */
        public Builder maxBytes(long bytes) {
            maxBytes = bytes;
            return this;
        }

        /**
         * The organization whose certificate the outer signature has to bear; default any.
         *
         * @param mediator the mediator (förmedlare), or null for any
         * @return this builder
         */
        public Builder expectedMediator(OrganizationNumber mediator) {
            expectedMediator = mediator;
            return this;
        }

        Builder algorithms(Algorithms newAlgorithms) {
            algorithms = newAlgorithms;
            return this;
        }

        Builder parser(HardenedParser newParser) {
            parser = newParser;
            return this;
        }

        /** @return the verifier */
        public EnvelopeVerifier build() {
            return new EnvelopeVerifier(this);
        }
    }
}
