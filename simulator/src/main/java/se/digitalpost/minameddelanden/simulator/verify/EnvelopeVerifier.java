package se.digitalpost.minameddelanden.simulator.verify;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.w3c.dom.Document;
import org.xml.sax.SAXException;

import se.digitalpost.minameddelanden.simulator.xml.HardenedParser;
import se.digitalpost.minameddelanden.simulator.xml.SchemaCheck;

/**
 * Verifies sealed deliveries from their raw bytes: the form on the wire, the schema, both signatures and their
 * certificates, the values, and who may send. Immutable; safe for use by several threads.
 */
public final class EnvelopeVerifier {

    /** 2 MB over the whole SOAP envelope: what production code measures. */
    public static final int DEFAULT_MAX_ENVELOPE_BYTES = 2_097_152;

    private final CertificateRules certificates;
    private final Clock clock;
    private final int maxEnvelopeBytes;
    private final AuthorizationRules authorization;

    private EnvelopeVerifier(Builder builder) {
        this.certificates = new CertificateRules(builder.issuers);
        this.clock = builder.clock;
        this.maxEnvelopeBytes = builder.maxEnvelopeBytes;
        this.authorization = new AuthorizationRules(builder.sender, builder.mediator, builder.sealerIsTlsClient);
    }

    /** A verifier that trusts nobody until it is told whom. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Verifies an envelope without anything around it; the rules on the transport are left out. A bare SealedDelivery
     * or SignedDelivery is verified as far as it goes, and reported as not being an envelope.
     *
     * @param envelope the exact bytes; not changed
     */
    public VerificationReport verify(byte[] envelope) {
        return verify(envelope, Optional.empty());
    }

    /**
     * Verifies an envelope, and what came around it.
     *
     * @param envelope the exact body of the HTTP request; not changed
     * @param transport the rest of what was received
     */
    public VerificationReport verify(byte[] envelope, Transport transport) {
        return verify(envelope, Optional.of(transport));
    }

    /**
     * Verifies nothing but the two signatures: their form, their digests and their values. For a SignedDelivery alone
     * only the inner one. The form on the wire, the schema, certificates and values may be as they like, and the root
     * may be an envelope, a SealedDelivery or a SignedDelivery, with prefixes or without.
     */
    public VerificationReport verifySignatures(byte[] document) {
        Findings findings = new Findings();
        Optional<Document> parsed = parse(document, findings);
        if (parsed.isEmpty()) {
            return new VerificationReport(findings.all(), Optional.empty());
        }
        Structure structure = Structure.lenient(parsed.get());
        SignatureRules.check("inner", structure.signed(), structure.innerSignature(), findings);
        if (structure.sealed() != null || structure.signed() == null) {
            SignatureRules.check("outer", structure.sealed(), structure.outerSignature(), findings);
        }
        return new VerificationReport(findings.all(), ContentReader.read(structure));
    }

    /** Reads what a delivery says without verifying anything; the report has findings only if nothing can be read. */
    public static VerificationReport read(byte[] document) {
        Findings findings = new Findings();
        Optional<Document> parsed = parse(document, findings);
        return new VerificationReport(
                findings.all(), parsed.map(Structure::lenient).flatMap(ContentReader::read));
    }

    private VerificationReport verify(byte[] envelope, Optional<Transport> transport) {
        Findings findings = new Findings();
        findings.addUnless(
                envelope.length <= maxEnvelopeBytes,
                FindingCode.TOO_LARGE,
                envelope.length + " bytes, at most " + maxEnvelopeBytes);
        transport.ifPresent(t -> TransportRules.check(t, findings));
        RawFormRules.check(envelope, findings);
        Optional<Document> parsed = parse(envelope, findings);
        if (parsed.isEmpty()) {
            return new VerificationReport(findings.all(), Optional.empty());
        }
        Structure structure = Structure.of(parsed.get(), findings);
        TreeFormRules.check(parsed.get(), structure, findings);
        if (structure.payload() == null) {
            return new VerificationReport(findings.all(), Optional.empty());
        }
        if (structure.sealed() != structure.payload() && structure.signed() != structure.payload()) {
            SchemaCheck.faults(structure.payload()).forEach(fault -> findings.add(FindingCode.SCHEMA, fault));
        }
        return verifyDelivery(structure, transport, findings);
    }

    private VerificationReport verifyDelivery(Structure structure, Optional<Transport> transport, Findings findings) {
        Optional<X509Certificate> inner =
                SignatureRules.check("inner", structure.signed(), structure.innerSignature(), findings);
        Optional<X509Certificate> outer =
                SignatureRules.check("outer", structure.sealed(), structure.outerSignature(), findings);
        inner.ifPresent(c -> certificates.check("inner", c, clock.instant(), findings));
        outer.ifPresent(c -> certificates.check("outer", c, clock.instant(), findings));
        ValueRules.check(structure, findings);
        Optional<DeliveryContent> content = ContentReader.read(structure);
        authorization.check(content, inner, outer, transport, findings);
        return new VerificationReport(findings.all(), content);
    }

    private static Optional<Document> parse(byte[] bytes, Findings findings) {
        try {
            return Optional.of(HardenedParser.parse(bytes));
        } catch (SAXException e) {
            findings.add(FindingCode.NOT_WELL_FORMED, "not well-formed XML, or a DOCTYPE");
            return Optional.empty();
        }
    }

    /** What a verifier goes by. Not for use by several threads. */
    public static final class Builder {

        private List<X509Certificate> issuers = List.of();
        private Clock clock = Clock.systemUTC();
        private int maxEnvelopeBytes = DEFAULT_MAX_ENVELOPE_BYTES;
        private Predicate<String> sender = organizationNumber -> true;
        private Predicate<String> mediator = organizationNumber -> true;
        private boolean sealerIsTlsClient = true;

        private Builder() {}

        /** The authorities whose certificates are trusted; each must have issued the organizations' by itself. */
        public Builder trust(X509Certificate... authorities) {
            issuers = List.of(authorities);
            return this;
        }

        /** What "now" is when certificates are looked at; default the system's. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** The limit over the whole envelope; default {@link #DEFAULT_MAX_ENVELOPE_BYTES}. */
        public Builder maxEnvelopeBytes(int bytes) {
            maxEnvelopeBytes = bytes;
            return this;
        }

        /** Which organization numbers are registered senders; default all. */
        public Builder senders(Predicate<String> isSender) {
            sender = isSender;
            return this;
        }

        /** Which organization numbers are approved mediators; default all. */
        public Builder mediators(Predicate<String> isMediator) {
            mediator = isMediator;
            return this;
        }

        /**
         * Whether the outer certificate must be of the same organization as the TLS client's; default true. An
         * assumption: no text was found that says so.
         */
        public Builder sealerIsTlsClient(boolean required) {
            sealerIsTlsClient = required;
            return this;
        }

        /** The verifier. */
        public EnvelopeVerifier build() {
            return new EnvelopeVerifier(this);
        }
    }
}
