package se.digitalpost.camel.minameddelanden.seal;

import java.time.Clock;

import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

/** Keys of two municipalities, made once for all tests of the room. */
public final class TestKeys {

    public static final Pki PKI = Pki.create(Clock.systemUTC());
    public static final Identity KOMMUN_A = PKI.issueIdentity("162021004748", "Kommun A");
    public static final Identity KOMMUN_B =
            PKI.identity("162021003898", "Kommun B").multiValuedSubject().issue();

    private TestKeys() {}

    public static SigningKey of(Identity identity) {
        return new SigningKeyLoader("signingKeyStore", Clock.systemUTC())
                .load(identity.keyStore(), null, identity.password());
    }
}
