package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.SignedDeliveryRefusedException;
import se.digitalpost.camel.minameddelanden.seal.SignedDelivery;
import se.digitalpost.camel.minameddelanden.seal.SignedDeliveryTarget;

/**
 * A delivery that another party signed, and whose signature was found right: what a mediator (förmedlare) seals. It is read once to be
 * verified and measured, and once more each time it is written; nothing of it is held. Whatever prefixes it came with, it is written with
 * this component's, so that its signature holds for every receiver.
 *
 * <p>Immutable; safe for use by several threads at once, as far as its content is.
 */
public final class VerifiedDelivery implements SignedDelivery {

    /**
     * Findings on the form in which it came that don't matter, since it is written anew. The other ones are on what is signed, which can't
     * be changed: a carriage return's reference makes receivers compute another digest, and those who read a message into objects
     * and write it again lose white space between elements and in base64, blanks around values and Id attributes.
     */
    private static final Set<FindingCode> CURED = EnumSet.of(
            FindingCode.PREFIX_MISSING,
            FindingCode.PREFIX_DECLARED_TOO_LATE,
            FindingCode.BYTE_ORDER_MARK,
            FindingCode.DECLARED_ENCODING,
            // A parser reads it as a line feed, and so did whoever signed.
            FindingCode.CARRIAGE_RETURN,
            // Canonical XML has neither of these, so no signature covers them.
            FindingCode.COMMENT,
            FindingCode.CDATA_SECTION,
            // Not cured, but nobody can match on a subject's name: receivers take it from the certificate.
            FindingCode.SUBJECT_NAME_MISSING);

    private final Content content;
    private final EnvelopeVerifier verifier;
    private final VerificationReport report;
    private final OrganizationNumber sender;
    private final long wireLength;
    private final byte[] digest;

    private VerifiedDelivery(
            Content content, EnvelopeVerifier verifier, VerificationReport report, DeliveryPassage seen) {
        this.content = content;
        this.verifier = verifier;
        this.report = report;
        this.sender = report.facts().sender().orElseThrow();
        this.wireLength = seen.wireLength();
        this.digest = seen.digest();
    }

    /**
     * Verifies a signed delivery.
     *
     * @param signedDelivery a document whose root is a SignedDelivery; it is read here and again at each {@link #write}
     * @param verifier by whose rules it is verified
     * @return the delivery, verified
     * @throws SignedDeliveryRefusedException where something is wrong with it that sealing it would hand on
     * @throws IOException only where the content can't be read
     */
    public static VerifiedDelivery of(Content signedDelivery, EnvelopeVerifier verifier) throws IOException {
        DeliveryPassage passage = DeliveryPassage.toNowhere();
        VerificationReport report;
        try (InputStream input = signedDelivery.open()) {
            report = verifier.verifySignedDelivery(input, new SignedDeliveryWriter(passage));
        }
        List<String> refusing = report.findings().stream()
                .filter(finding -> !CURED.contains(finding.code()))
                .map(Finding::toString)
                .toList();
        if (!refusing.isEmpty()) {
            throw new SignedDeliveryRefusedException(refusing);
        }
        return new VerifiedDelivery(signedDelivery, verifier, report, passage);
    }

    /** @return what was read of it, and what was found of its form that writing it anew cures */
    public VerificationReport report() {
        return report;
    }

    @Override
    public long wireLength() {
        return wireLength;
    }

    @Override
    public OrganizationNumber sender() {
        return sender;
    }

    @Override
    public void write(SignedDeliveryTarget target) throws IOException {
        DeliveryPassage passage = new DeliveryPassage(target);
        try (InputStream input = content.open()) {
            verifier.readAgain(input, new SignedDeliveryWriter(passage));
        } catch (UnreadableException e) {
            throw changed();
        }
        if (!MessageDigest.isEqual(passage.digest(), digest)) {
            throw changed();
        }
        passage.release();
    }

    private static IOException changed() {
        return new IOException(
                "The signed delivery is not the one that was verified: its content must not change before it is sealed");
    }

    /** @return sender and length only */
    @Override
    public String toString() {
        return "VerifiedDelivery[sender=" + sender + ", " + wireLength + " bytes on the wire]";
    }
}
