package se.digitalpost.camel.minameddelanden.api.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class TokenVerifierTest {

    private static final OrganizationNumber KOMMUN_A = new OrganizationNumber("162021004748");
    private static final OrganizationNumber KOMMUN_B = new OrganizationNumber("162021003898");
    private static final OrganizationNumber KIVRA = new OrganizationNumber("165568402266");

    private static final Issuer ISSUER = new Issuer();

    private final Clock clock = Clock.fixed(Issuer.NOW, ZoneOffset.UTC);
    private final TokenVerifier verifier = verifier(TokenKeys.of(ISSUER.jwks()));

    @Test
    void aTokenTellsWhoCallsAndWhatForWhom() {
        ApiClient client = verifier.verify(ISSUER.token());

        assertThat(client)
                .isEqualTo(new ApiClient(
                        "bygglov", Set.of(Scope.MESSAGES_WRITE, Scope.MESSAGES_READ), Set.of(KOMMUN_A, KOMMUN_B)));
    }

    @Test
    void whatTheTokenDoesNotAllowIsForbidden() {
        ApiClient client = verifier.verify(ISSUER.token());

        assertThatCode(() -> client.require(Scope.MESSAGES_WRITE)).doesNotThrowAnyException();
        assertThatCode(() -> client.requireSender(KOMMUN_A)).doesNotThrowAnyException();
        ApiProblemException scope =
                catchThrowableOfType(ApiProblemException.class, () -> client.require(Scope.STATISTICS_READ));
        assertThat(scope.problem().status()).isEqualTo(403);
        assertThat(scope.headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Bearer realm=\"digital-post\", error=\"insufficient_scope\", scope=\"statistics:read\"");
        assertThatThrownBy(() -> client.requireSender(KIVRA))
                .isInstanceOfSatisfying(
                        ApiProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(403));
        assertThat(client.mayActFor(KIVRA)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutATokenNobodyIsKnown(String authorization) {
        ApiProblemException refusal = refusal(authorization);

        assertThat(refusal.problem().status()).isEqualTo(401);
        assertThat(refusal.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"digital-post\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YTpi",
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer a.b.c",
                "Bearer ä",
                "bearer",
                "Bearer x\n"
            })
    void whatIsNoTokenIsRefused(String authorization) {
        assertThat(refusal(authorization).headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"digital-post\", error=\"invalid_token\"");
    }

    @Test
    void aTokenOfAnySizeIsNotEvenParsed() {
        assertThat(refusal("Bearer " + "a".repeat(1_000_000)).problem().status())
                .isEqualTo(401);
    }

    static Stream<Arguments> tokensThatDoNotCount() {
        Issuer stranger = new Issuer();
        return Stream.of(
                Arguments.of("another issuer", ISSUER.token(c -> c.issuer("https://login.example.com"))),
                Arguments.of("no issuer", ISSUER.token(c -> c.issuer(null))),
                Arguments.of("another audience", ISSUER.token(c -> c.audience("other-api"))),
                Arguments.of("no audience", ISSUER.token(c -> c.audience((String) null))),
                Arguments.of("expired", ISSUER.token(c -> c.expirationTime(Date.from(Issuer.NOW.minusSeconds(61))))),
                Arguments.of("without an end", ISSUER.token(c -> c.expirationTime(null))),
                Arguments.of(
                        "not valid yet", ISSUER.token(c -> c.notBeforeTime(Date.from(Issuer.NOW.plusSeconds(61))))),
                Arguments.of(
                        "no client",
                        ISSUER.token(c -> c.claim("client_id", null).subject(null))),
                Arguments.of("a stranger's key", stranger.token()),
                Arguments.of("of another type", "Bearer " + ISSUER.signed(new JOSEObjectType("logout+jwt"), c -> c)),
                Arguments.of(
                        "unsigned", "Bearer " + new PlainJWT(Issuer.claims().build()).serialize()),
                Arguments.of("signed with the public key as a secret", "Bearer " + hmac()),
                Arguments.of("with a changed claim", changed(ISSUER.token())),
                Arguments.of("with a changed signature", ISSUER.token().replaceFirst(".....$", "AAAAA")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatDoNotCount")
    void aTokenThatDoesNotCountIsRefusedWithoutAWordOnWhy(String why, String authorization) {
        ApiProblemException refusal = refusal(authorization);

        assertThat(refusal.problem().status()).isEqualTo(401);
        assertThat(refusal.problem().detail()).isEqualTo("The request must have a valid token");
        assertThat(refusal.headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"digital-post\", error=\"invalid_token\"");
        assertThat(refusal).hasNoCause();
    }

    @Test
    void clocksMayBeAMinuteApart() {
        String expired = ISSUER.token(c -> c.expirationTime(Date.from(Issuer.NOW.minusSeconds(59))));
        String early = ISSUER.token(c -> c.notBeforeTime(Date.from(Issuer.NOW.plusSeconds(59))));

        assertThat(verifier.verify(expired).id()).isEqualTo("bygglov");
        assertThat(verifier.verify(early).id()).isEqualTo("bygglov");
    }

    static Stream<Arguments> claimsInOtherForms() {
        return Stream.of(
                form(c -> c.claim("scope", List.of("messages:write")).claim("senders", "162021004748")),
                form(c ->
                        c.claim("scope", "messages:write").claim("senders", List.of("2021004748", "198101052382", 17))),
                form(c -> c.claim("scope", " messages:write  ").claim("senders", "202100-4748")));
    }

    private static Arguments form(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return Arguments.of(ISSUER.token(claims));
    }

    @ParameterizedTest
    @MethodSource("claimsInOtherForms")
    void aListMayBeATextAndWhatIsNoOrganizationNumberAllowsNothing(String authorization) {
        assertThat(verifier.verify(authorization))
                .isEqualTo(new ApiClient("bygglov", Set.of(Scope.MESSAGES_WRITE), Set.of(KOMMUN_A)));
    }

    @Test
    void aTokenThatAllowsNothingAllowsNothing() {
        ApiClient client =
                verifier.verify(ISSUER.token(c -> c.claim("scope", null).claim("senders", null)));

        assertThat(client.scopes()).isEmpty();
        assertThat(client.senders()).isEmpty();
    }

    @Test
    void aClientWithoutAnIdOfItsOwnIsItsSubject() {
        assertThat(verifier.verify(ISSUER.token(c -> c.claim("client_id", null)))
                        .id())
                .isEqualTo("bygglov");
    }

    @Test
    void keysCanComeFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jwks.json"), ISSUER.jwks());

        assertThat(verifier(TokenKeys.of(file)).verify(ISSUER.token()).id()).isEqualTo("bygglov");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"})
    void keysThatAreNoneOrNotPublicAreRefusedAtStart(String jwks) {
        assertThatThrownBy(() -> TokenKeys.of(jwks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void aPrivateKeyIsRefusedAtStart() {
        String jwks = new com.nimbusds.jose.jwk.JWKSet(ISSUER.key()).toString(false);

        assertThatThrownBy(() -> TokenKeys.of(jwks))
                .hasMessage("The keys of tokens must be public ones: nothing here needs the others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "RSA"})
    void onlyAsymmetricSignaturesCanBeChosen(String algorithm) {
        assertThatThrownBy(
                        () -> new TokenRules("i", "a", Set.of("RS256", algorithm), Duration.ZERO, "scope", "senders"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheChosenSignaturesCount() {
        TokenRules rsa = new TokenRules(
                Issuer.NAME, Issuer.AUDIENCE, Set.of("RS256", "PS256"), Duration.ZERO, "scope", "senders");

        assertThatThrownBy(() -> new TokenVerifier(rsa, TokenKeys.of(ISSUER.jwks()), clock).verify(ISSUER.token()))
                .isInstanceOf(ApiProblemException.class);
    }

    @Test
    void keysAreFetchedOnceAndAgainWhenTheyChange() {
        Issuer next = new Issuer();
        try (KeyServer server = new KeyServer(ISSUER)) {
            TokenVerifier remote = verifier(keys(server, Duration.ofMillis(1)));

            remote.verify(ISSUER.token());
            remote.verify(ISSUER.token());
            assertThat(server.fetches()).isEqualTo(1);

            server.tells(next);
            assertThat(remote.verify(next.token()).id()).isEqualTo("bygglov");
            assertThat(server.fetches()).isEqualTo(2);
            assertThatThrownBy(() -> remote.verify(ISSUER.token()))
                    .as("a key that is no longer told is no longer trusted")
                    .isInstanceOf(ApiProblemException.class);
        }
    }

    @Test
    void tokensOfStrangersDoNotMakeTheServiceFetchAgainAndAgain() {
        try (KeyServer server = new KeyServer(ISSUER)) {
            TokenVerifier remote = verifier(keys(server, Duration.ofMinutes(4)));
            remote.verify(ISSUER.token());

            for (int i = 0; i < 20; i++) {
                String stranger = new Issuer().token();
                assertThatThrownBy(() -> remote.verify(stranger))
                        .isInstanceOfSatisfying(
                                ApiProblemException.class,
                                refusal ->
                                        assertThat(refusal.problem().status()).isEqualTo(401));
            }
            assertThat(server.fetches()).isLessThanOrEqualTo(2);
            assertThat(remote.verify(ISSUER.token()).id()).isEqualTo("bygglov");
        }
    }

    @Test
    void whileTheKeysCannotBeHadNobodyIsRefusedForGood() {
        try (KeyServer server = new KeyServer(ISSUER)) {
            server.answers(500);
            TokenVerifier remote = verifier(keys(server, Duration.ofMillis(1)));

            assertThatThrownBy(() -> remote.verify(ISSUER.token()))
                    .isInstanceOfSatisfying(ApiProblemException.class, refusal -> {
                        assertThat(refusal.problem().status()).isEqualTo(503);
                        assertThat(refusal.headers()).containsKey("Retry-After");
                    });
        }
    }

    @Test
    void anOutageOfTheAuthorizationServerIsBridgedWithTheLastKeys() {
        try (KeyServer server = new KeyServer(ISSUER)) {
            TokenVerifier remote = verifier(TokenKeys.at(
                    server.address(), Duration.ofMillis(1), Duration.ZERO, Duration.ofSeconds(10), TestPki.client()));
            remote.verify(ISSUER.token());
            server.answers(500);
            int before = server.fetches();

            await().untilAsserted(() -> {
                assertThat(remote.verify(ISSUER.token()).id()).isEqualTo("bygglov");
                assertThat(server.fetches()).isGreaterThan(before);
            });
        }
    }

    @Test
    void keysAreNotFetchedMoreOftenThanTheyAreKept() {
        assertThatThrownBy(() -> TokenKeys.at(
                        java.net.URI.create("https://login.example.org/jwks"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (KeyServer server = new KeyServer(ISSUER)) {
            server.answers(302);

            assertThatThrownBy(
                            () -> verifier(keys(server, Duration.ofMillis(1))).verify(ISSUER.token()))
                    .isInstanceOf(ApiProblemException.class);
            assertThat(server.fetches()).isEqualTo(1);
        }
    }

    @Test
    void keysAreNotFetchedWithoutTls() {
        assertThatThrownBy(() -> TokenKeys.at(
                        java.net.URI.create("http://login.example.org/jwks"),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        null))
                .hasMessageContaining("must be https");
    }

    private static TokenKeys keys(KeyServer server, Duration betweenFetches) {
        return TokenKeys.at(
                server.address(), Duration.ofMinutes(5), betweenFetches, Duration.ofSeconds(10), TestPki.client());
    }

    private TokenVerifier verifier(TokenKeys keys) {
        return new TokenVerifier(TokenRules.of(Issuer.NAME, Issuer.AUDIENCE), keys, clock);
    }

    private ApiProblemException refusal(String authorization) {
        return catchThrowableOfType(ApiProblemException.class, () -> verifier.verify(authorization));
    }

    private static String hmac() {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(ISSUER.key().getKeyID())
                            .build(),
                    Issuer.claims().build());
            token.sign(new MACSigner(ISSUER.key().toECPublicKey().getEncoded()));
            return token.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String changed(String authorization) {
        String[] parts = authorization.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        String more = claims.replace("messages:read", "statistics:read");
        return parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(more.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "." + parts[2];
    }
}
