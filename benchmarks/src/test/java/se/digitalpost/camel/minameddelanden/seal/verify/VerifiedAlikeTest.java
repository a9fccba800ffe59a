package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.CryptoProvider;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.SigningKey;
import se.digitalpost.camel.minameddelanden.seal.SigningKeyLoader;
import se.digitalpost.minameddelanden.benchmarks.Keys;
import se.digitalpost.minameddelanden.benchmarks.LetterSize;
import se.digitalpost.minameddelanden.benchmarks.Letters;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.IdentityBuilder;
import se.digitalpost.minameddelanden.simulator.pki.Pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the benchmark of verifying compares: both verifiers take a letter, and neither takes a wrong one. */
class VerifiedAlikeTest {

    private static final Keys KEYS = Keys.create();
    private static final String LETTER = sealed(KEYS.signingKey(), LetterSize.KB_2);

    @ParameterizedTest
    @EnumSource
    void bothTakeALetterOfAnySize(LetterSize size) throws IOException {
        String letter = sealed(KEYS.signingKey(), size);

        assertThat(dom(CryptoProvider.PLATFORM).accepts(utf8(letter))).isTrue();
        assertThat(streaming(CryptoProvider.PLATFORM, letter).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bothTakeItWithEitherProvider(CryptoProvider provider) throws IOException {
        assumeHere(provider);

        assertThat(dom(provider).accepts(utf8(LETTER))).isTrue();
        assertThat(streaming(provider, LETTER).findings()).isEmpty();
    }

    static Stream<Arguments> wrongOnes() {
        return Stream.of(CryptoProvider.values())
                .flatMap(provider -> Stream.of(
                                Arguments.of("a text", LETTER.replace("bygglov", "rivning")),
                                Arguments.of("an attachment", LETTER.replaceFirst("JVBERi0xLjcK", "JVBERi0xLjgK")),
                                Arguments.of("the seal", LETTER.replace("2026-11-22", "2026-11-23")),
                                Arguments.of("the inner signature", flippedValue(LETTER.indexOf("SignatureValue>"))),
                                Arguments.of(
                                        "the outer signature",
                                        flippedValue(LETTER.indexOf("SignatureValue>", LETTER.indexOf("m3:Seal>")))),
                                Arguments.of(
                                        "another authority",
                                        sealed(key(kommunA().signedByForeignCa()), LetterSize.KB_2)),
                                Arguments.of(
                                        "another organization's key",
                                        sealed(key(kommunA().serialNumber("162021003898")), LetterSize.KB_2)),
                                Arguments.of("no seal", LETTER.replaceFirst("<m3:Seal>.*</m3:Seal>", "")),
                                Arguments.of("broken off", LETTER.substring(0, LETTER.length() - 20)))
                        .map(wrong -> Arguments.of(wrong.get()[0], provider, wrong.get()[1])));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("wrongOnes")
    void neitherTakesOneThatIsWrong(String what, CryptoProvider provider, String letter) throws IOException {
        assumeHere(provider);

        assertThat(letter).isNotEqualTo(LETTER);
        assertThat(dom(provider).accepts(utf8(letter))).isFalse();
        assertThat(streaming(provider, letter).isOk()).isFalse();
    }

    /** Every letter of the value is a digit of base64, so it still can be read. */
    private static String flippedValue(int tag) {
        int at = tag + "SignatureValue>".length() + 10;
        char other = LETTER.charAt(at) == 'A' ? 'B' : 'A';
        return LETTER.substring(0, at) + other + LETTER.substring(at + 1);
    }

    private static void assumeHere(CryptoProvider provider) {
        assumeTrue(
                provider == CryptoProvider.PLATFORM || CryptoProvider.nativeIsHere(),
                "the native provider doesn't load on this machine");
    }

    private static DomVerifier dom(CryptoProvider provider) {
        return new DomVerifier(List.of(KEYS.authority()), Clock.systemUTC(), provider.algorithms());
    }

    private static VerificationReport streaming(CryptoProvider provider, String letter) throws IOException {
        return EnvelopeVerifier.builder()
                .trust(List.of(KEYS.authority()))
                .maxBytes(utf8(letter).length)
                .algorithms(provider.algorithms())
                .build()
                .verify(new ByteArrayInputStream(utf8(letter)));
    }

    private static IdentityBuilder kommunA() {
        return Pki.create(Clock.systemUTC()).identity("162021004748", "Kommun A");
    }

    private static SigningKey key(IdentityBuilder builder) {
        Identity identity = builder.issue();
        return new SigningKeyLoader("signingKeyStore", Clock.systemUTC())
                .load(identity.keyStore(), null, identity.password());
    }

    private static String sealed(SigningKey key, LetterSize size) {
        try {
            byte[] envelope = new EnvelopeSealer(key, key)
                    .envelope(
                            Letters.to(TestRecipients.AT_KIVRA.id(), Content.of(Letters.pdf(size.bytes()))),
                            LocalDate.of(2026, 11, 22))
                    .toByteArray();
            return new String(envelope, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
