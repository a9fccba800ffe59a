package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

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

/**
 * Stands in for an authorization server, until {@code mailing.api.jwks} names one: makes a key that lasts as long as this process, and with it one token for a
 * demo client, in a file for the owner alone.
 */
final class DemoClient implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String JWKS = "mailing.api.jwks";
    private static final Duration VALID = Duration.ofHours(12);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("serve")) || environment.containsProperty(JWKS)) {
            return;
        }
        Path folder = Path.of(environment.getRequiredProperty("mailing.work"), "api");
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("demo").generate();
            Files.createDirectories(folder);
            Path jwks = Files.writeString(folder.resolve("jwks.json"), new JWKSet(key).toString());
            write(folder.resolve("token"), token(key, environment));
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "demoClient", Map.of(JWKS, jwks.toAbsolutePath().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException("The JVM can't sign with ES256", e);
        }
    }

    private static String token(ECKey key, ConfigurableEnvironment environment) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(environment.getRequiredProperty("mailing.api.issuer"))
                        .audience(environment.getRequiredProperty("mailing.api.audience"))
                        .subject("demo-client")
                        .claim("scope", "messages:write messages:read lookups:read statistics:read")
                        .claim("senders", List.of(environment.getRequiredProperty("mailing.api.demo-sender")))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALID)))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }
}
