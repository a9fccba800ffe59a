package se.digitalpost.camel.minameddelanden.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys that never leave a hardware module. */
class HardwareModuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final char[] PIN = SoftToken.PIN.toCharArray();

    private static SoftToken token;

    private final SigningKeyLoader loader = new SigningKeyLoader("signingKeyStore", Clock.systemUTC());

    /** Once; before each test, so that each that is skipped says why. */
    @BeforeEach
    void fillToken() throws Exception {
        if (token == null) {
            token = SoftToken.orSkip().with("kommun-a", TestKeys.KOMMUN_A).with("kommun-b", TestKeys.KOMMUN_B);
        }
    }

    @Test
    void theKeyStaysInTheModuleAndSealsAsItWouldOutside() throws Exception {
        SigningKey key = inModule("kommun-a");

        byte[] envelope = sealed(new EnvelopeSealer(key, key), 1);

        assertThat(key.privateKey().getEncoded()).isNull();
        assertThat(EnvelopeVerifier.builder()
                        .trust(List.of(TestKeys.PKI.authorityCertificate()))
                        .build()
                        .verify(Content.of(envelope))
                        .findings())
                .isEmpty();
        SigningKey outside = TestKeys.of(TestKeys.KOMMUN_A);
        assertThat(envelope).isEqualTo(sealed(new EnvelopeSealer(outside, outside), 1));
    }

    @Test
    void manyThreadsSignAndSealAtOnce() throws Exception {
        EnvelopeSealer inModule = new EnvelopeSealer(inModule("kommun-a"), inModule("kommun-b"));
        EnvelopeSealer outside = new EnvelopeSealer(TestKeys.of(TestKeys.KOMMUN_A), TestKeys.of(TestKeys.KOMMUN_B));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> envelopes = new ArrayList<>();
            for (int letter = 0; letter < 200; letter++) {
                int number = letter;
                envelopes.add(threads.submit(() -> sealed(inModule, number)));
            }
            for (int letter = 0; letter < envelopes.size(); letter++) {
                assertThat(envelopes.get(letter).get()).isEqualTo(sealed(outside, letter));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theModuleIsOpenedOnceAndItsProviderIsRegisteredNowhere() {
        Provider first = inModule("kommun-a").provider();

        assertThat(first.getName()).isEqualTo("SunPKCS11-soft");
        assertThat(inModule("kommun-b").provider()).isSameAs(first);
        assertThat(Stream.of(Security.getProviders()).map(Provider::getName)).doesNotContain("SunPKCS11-soft");
    }

    @Test
    void severalKeysWantALabel() {
        assertThatThrownBy(() -> inModule(null))
                .hasMessageStartingWith("signingKeyStore: has several keys [")
                .hasMessageEndingWith("; name one with signingKeyAlias");
    }

    @Test
    void aModuleThatIsNotThereIsTold(@TempDir Path folder) throws Exception {
        Path configuration =
                Files.writeString(folder.resolve("module.cfg"), "name = none\nlibrary = " + folder + "/none.so\n");

        assertThatThrownBy(() -> loader.openModule(configuration, PIN))
                .hasMessageStartingWith("signingKeyStore: is no configuration that SunPKCS11 can work with (")
                .hasMessageContaining("none.so")
                .hasMessageEndingWith("; check the library's path and the slot");
    }

    private SigningKey inModule(String label) {
        return loader.load(loader.openModule(token.configuration(), PIN), label, null);
    }

    private static byte[] sealed(EnvelopeSealer sealer, int letter) throws Exception {
        Message message = Message.builder()
                .clientReference("case-" + letter)
                .sender("162021004748", "Kommun A")
                .recipient("198101052382")
                .subject("Beslut")
                .text("Hej!")
                .supportInfo(SupportInfo.of("Ring växeln."))
                .buildComplete();
        return sealer.envelope(message, TODAY).toByteArray();
    }
}
