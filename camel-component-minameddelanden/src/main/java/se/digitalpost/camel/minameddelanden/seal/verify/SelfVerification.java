package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.SelfVerificationException;

/**
 * Verifies what is about to be sent, by the rules that its receiver goes by: a wrong certificate, or a fault of ours, is found before a
 * message leaves the house.
 *
 * <p>Safe for use by several threads at once.
 */
public final class SelfVerification {

    private static final Logger LOG = LoggerFactory.getLogger(SelfVerification.class);

    private final SelfVerify when;
    private final EnvelopeVerifier verifier;
    private final boolean knowsAuthorities;
    private volatile Object verified;

    /**
     * @param when which messages are verified
     * @param verifier by whose rules
     * @param knowsAuthorities whether the verifier was told whom to trust; where it wasn't, the certificates' issuers are not asked about
     */
    public SelfVerification(SelfVerify when, EnvelopeVerifier verifier, boolean knowsAuthorities) {
        this.when = Objects.requireNonNull(when);
        this.verifier = Objects.requireNonNull(verifier);
        this.knowsAuthorities = knowsAuthorities;
    }

    /**
     * Whether the next message is to be verified.
     *
     * @param maker what signs or seals: another object after a change of keys
     * @return whether to call one of the other methods before sending
     */
    public boolean isDue(Object maker) {
        return when == SelfVerify.ALWAYS || when == SelfVerify.FIRST && verified != maker;
    }

    /**
     * Verifies an envelope.
     *
     * @param maker what made it
     * @param envelope the bytes that will be sent
     * @throws SelfVerificationException where its receiver would refuse it
     * @throws IOException where it can't be read
     */
    public void verifyEnvelope(Object maker, Content envelope) throws IOException {
        conclude(maker, verifier.verify(envelope));
    }

    /**
     * Verifies a signed delivery that goes to a mediator.
     *
     * @param maker what made it
     * @param signedDelivery the bytes that will be sent
     * @throws SelfVerificationException where the mediator would refuse it
     * @throws IOException where it can't be read
     */
    public void verifySignedDelivery(Object maker, Content signedDelivery) throws IOException {
        try (InputStream input = signedDelivery.open()) {
            conclude(maker, verifier.verifySignedDelivery(input));
        }
    }

    /** Only a message that passed ends the looking: where one failed, the next is looked at as well. */
    private void conclude(Object maker, VerificationReport report) {
        List<String> findings = report.findings().stream()
                .filter(finding -> knowsAuthorities || finding.code() != FindingCode.CERTIFICATE_UNTRUSTED)
                .map(Finding::toString)
                .toList();
        if (!findings.isEmpty()) {
            SelfVerificationException refused = new SelfVerificationException(findings);
            LOG.error("{}", refused.getMessage());
            throw refused;
        }
        if (verified != maker) {
            verified = maker;
            LOG.debug("The first message with the current keys was verified");
        }
    }
}
