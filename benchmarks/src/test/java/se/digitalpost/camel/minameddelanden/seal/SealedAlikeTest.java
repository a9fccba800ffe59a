package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PreparedContent;
import se.digitalpost.minameddelanden.benchmarks.Keys;
import se.digitalpost.minameddelanden.benchmarks.LetterSize;
import se.digitalpost.minameddelanden.benchmarks.Letters;
import se.digitalpost.minameddelanden.simulator.TestRecipients;
import se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is compared does the same work: all of it makes letters that an operator takes. */
class SealedAlikeTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final int SENDABLE = LetterSize.MB_1_5.bytes();
    private static final Keys KEYS = Keys.create();

    private final EnvelopeVerifier operator =
            EnvelopeVerifier.builder().trust(KEYS.authority()).build();
    private final byte[] attachment = Letters.pdf(SENDABLE);
    private final Message letter = to(Content.of(attachment));

    @ParameterizedTest
    @EnumSource
    void anOperatorTakesWhatOnePassMakes(CryptoProvider provider) throws IOException {
        assumeHere(provider);

        assertThat(operator.verify(onePass(letter, provider)).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorTakesWhatTheTreeMakes(CryptoProvider provider) {
        assumeHere(provider);
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();

        dom(provider).seal(letter, attachment, DATE, envelope);

        assertThat(operator.verify(envelope.toByteArray()).findings()).isEmpty();
    }

    @Test
    void bothProvidersGiveTheSameBytes() throws IOException {
        assumeHere(CryptoProvider.NATIVE);

        assertThat(onePass(letter, CryptoProvider.NATIVE)).isEqualTo(onePass(letter, CryptoProvider.PLATFORM));
    }

    @Test
    void anEnclosurePreparedOnceGivesTheSameBytes() throws IOException {
        Message prepared = to(PreparedContent.of(Content.of(attachment)));

        assertThat(onePass(prepared, CryptoProvider.PLATFORM)).isEqualTo(onePass(letter, CryptoProvider.PLATFORM));
    }

    /** The digests of what the limit digests stand in the letter that one pass makes. */
    @Test
    void theLimitDigestsWhatOnePassDigests() throws IOException {
        CanonicalForms canonical = dom(CryptoProvider.PLATFORM).canonicalForms(letter, attachment, DATE);
        String envelope = new String(onePass(letter, CryptoProvider.PLATFORM), StandardCharsets.UTF_8);

        assertThat(envelope).contains(digestValue(canonical.signed())).contains(digestValue(canonical.sealed()));
    }

    private static String digestValue(byte[] canonical) {
        byte[] digest = Algorithms.ofThePlatform().sha256().digest(canonical);
        return "<ds:DigestValue>" + Base64.getEncoder().encodeToString(digest) + "</ds:DigestValue>";
    }

    private static void assumeHere(CryptoProvider provider) {
        assumeTrue(
                provider == CryptoProvider.PLATFORM || CryptoProvider.nativeIsHere(),
                "the native provider doesn't load on this machine");
    }

    private static Message to(Content enclosure) {
        return Letters.to(TestRecipients.AT_KIVRA.id(), enclosure);
    }

    private static DomSealer dom(CryptoProvider provider) {
        return new DomSealer(KEYS.signingKey(), provider.algorithms());
    }

    private static byte[] onePass(Message message, CryptoProvider provider) throws IOException {
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        new EnvelopeSealer(KEYS.signingKey(), KEYS.signingKey(), provider.algorithms()).seal(message, DATE, envelope);
        return envelope.toByteArray();
    }
}
