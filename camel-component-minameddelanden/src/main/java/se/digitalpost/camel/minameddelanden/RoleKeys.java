package se.digitalpost.camel.minameddelanden;

import java.time.Clock;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.seal.SigningKeySource;

/**
 * The keys of the two roles, as an endpoint's options give them. A key that is wrong is a fault that the option check keeps, and null here.
 *
 * @param signing the sender's
 * @param sealing the mediator's (förmedlare): where none is set, the sender delivers by itself
 */
record RoleKeys(SigningKeySource signing, SigningKeySource sealing) {

    private static final RoleKeys NONE = new RoleKeys(null, null);

    /** Both keys, of which the sender's is needed. */
    static RoleKeys ofSender(
            MinaMeddelandenConfiguration options, OptionCheck check, CamelContext camelContext, Clock clock) {
        check.notNegative("keyReloadPeriod", options.getKeyReloadPeriod());
        KeySetUp signing = KeySetUp.signing(options);
        if (!signing.isGiven()) {
            check.needed("signingKeyStore", "the key store file with the organization's key and certificate");
            return NONE;
        }
        return of(signing, KeySetUp.sealing(options), check, camelContext, clock);
    }

    /** Either key is enough: a mediator seals what others signed, and signs nothing. */
    static RoleKeys ofSenderOrMediator(
            MinaMeddelandenConfiguration options, OptionCheck check, CamelContext camelContext, Clock clock) {
        KeySetUp sealing = KeySetUp.sealing(options);
        if (KeySetUp.signing(options).isGiven() || !sealing.isGiven()) {
            return ofSender(options, check, camelContext, clock);
        }
        check.notNegative("keyReloadPeriod", options.getKeyReloadPeriod());
        return new RoleKeys(null, check.attempt(() -> sealing.source(camelContext, clock)));
    }

    private static RoleKeys of(
            KeySetUp signing, KeySetUp sealing, OptionCheck check, CamelContext camelContext, Clock clock) {
        SigningKeySource signingKey = check.attempt(() -> signing.source(camelContext, clock));
        return new RoleKeys(
                signingKey, sealing.isGiven() ? check.attempt(() -> sealing.source(camelContext, clock)) : signingKey);
    }
}
