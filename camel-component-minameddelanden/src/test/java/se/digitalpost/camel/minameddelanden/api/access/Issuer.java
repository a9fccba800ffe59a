package se.digitalpost.camel.minameddelanden.api.access;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** An authorization server as far as its tokens go. */
public final class Issuer {

    public static final String NAME = "https://login.example.org";
    public static final String AUDIENCE = "digital-post";
    static final Instant NOW = Instant.parse("2026-11-22T09:15:00Z");

    private static final AtomicInteger KEYS = new AtomicInteger();

    private final ECKey key;

    /** One with a key of its own. */
    public Issuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyID("key-" + KEYS.incrementAndGet())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ECKey key() {
        return key;
    }

    /** Its public key, as a JWKS. */
    public String jwks() {
        return new JWKSet(key).toString();
    }

    /** The header of a request with a token that has all that it needs, and changes. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return "Bearer " + signed(new JOSEObjectType("at+jwt"), changes);
    }

    /** The header of a request with a token that is valid for some minutes from now on. */
    public String tokenOf(String client, String scopes, String... senders) {
        Instant now = Instant.now();
        return token(claims -> claims.subject(client)
                .claim("client_id", client)
                .claim("scope", scopes)
                .claim("senders", List.of(senders))
                .issueTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plusSeconds(600))));
    }

    String token() {
        return token(claims -> claims);
    }

    String signed(JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> changes) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(type)
                            .build(),
                    changes.apply(claims()).build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("bygglov")
                .claim("client_id", "bygglov")
                .claim("scope", "messages:write messages:read openid")
                .claim("senders", List.of("162021004748", "202100-3898"))
                .issueTime(Date.from(NOW.minusSeconds(60)))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }
}
