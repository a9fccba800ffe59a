package se.digitalpost.minameddelanden.benchmarks;

import java.security.cert.X509Certificate;
import java.time.Clock;

import se.digitalpost.camel.minameddelanden.seal.SigningKey;
import se.digitalpost.camel.minameddelanden.seal.SigningKeyLoader;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

/**
 * A municipality's key, RSA-2048, which both signs and seals: made anew for each run.
 *
 * @param identity key and certificate
 * @param signingKey the same, as the component takes it
 * @param authority who issued the certificate
 */
public record Keys(Identity identity, SigningKey signingKey, X509Certificate authority) {

    static final String ORGANIZATION_NUMBER = "162021004748";
    static final String ORGANIZATION = "Kommun A";

    /** @return a new key */
    public static Keys create() {
        Pki pki = Pki.create(Clock.systemUTC());
        Identity identity = pki.issueIdentity(ORGANIZATION_NUMBER, ORGANIZATION);
        SigningKey signingKey = new SigningKeyLoader("signingKeyStore", Clock.systemUTC())
                .load(identity.keyStore(), null, identity.password());
        return new Keys(identity, signingKey, pki.authorityCertificate());
    }
}
