package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.minameddelanden.benchmarks.CountingOutput;
import se.digitalpost.minameddelanden.benchmarks.Keys;
import se.digitalpost.minameddelanden.benchmarks.LetterSize;
import se.digitalpost.minameddelanden.benchmarks.Letters;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

/** Sealing letters on one thread: the component, the cryptography that no sender gets around, and the usual way. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 3)
public class SealBenchmark {

    static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    /** The letter, and who computes. */
    @State(Scope.Benchmark)
    public static class Letter {

        /** How large the attachment is. */
        @Param
        public LetterSize size;

        /** Who computes. */
        @Param
        public CryptoProvider provider;

        Algorithms algorithms;
        SigningKey key;
        byte[] attachment;
        Message message;

        /** Makes key and letter. */
        @Setup
        public void prepare() {
            algorithms = provider.algorithms();
            key = Keys.create().signingKey();
            attachment = Letters.pdf(size.bytes());
            message = Letters.to(TestRecipients.AT_KIVRA.id(), Content.of(attachment));
        }
    }

    /** What the component keeps from letter to letter. */
    @State(Scope.Benchmark)
    public static class OnePass {

        EnvelopeSealer sealer;

        /** @param letter whose key is used */
        @Setup
        public void prepare(Letter letter) {
            sealer = new EnvelopeSealer(letter.key, letter.key, letter.algorithms);
        }
    }

    /** What the usual way keeps from letter to letter. */
    @State(Scope.Benchmark)
    public static class Dom {

        DomSealer sealer;

        /** @param letter whose key is used */
        @Setup
        public void prepare(Letter letter) {
            sealer = new DomSealer(letter.key, letter.algorithms);
        }
    }

    /** All that the cryptography works on, ready in memory. */
    @State(Scope.Benchmark)
    public static class Ready {

        private static final int SIGNED_INFO_BYTES = 640;

        final byte[] signedInfo = new byte[SIGNED_INFO_BYTES];
        CanonicalForms canonical;
        PrivateKey privateKey;
        MessageDigest sha256;
        MessageDigest md5;
        byte[] base64;

        /** @param letter which is sealed once, to have the bytes that are digested */
        @Setup
        public void prepare(Letter letter) {
            canonical = new DomSealer(letter.key, letter.algorithms)
                    .canonicalForms(letter.message, letter.attachment, DATE);
            privateKey = letter.algorithms.translated(letter.key.privateKey());
            sha256 = letter.algorithms.sha256();
            md5 = letter.algorithms.md5();
            base64 = new byte[(letter.attachment.length + 2) / 3 * 4];
        }
    }

    /** @return the envelope's length, so that nothing is optimized away */
    @Benchmark
    public long onePass(Letter letter, OnePass onePass) throws IOException {
        CountingOutput output = new CountingOutput();
        onePass.sealer.seal(letter.message, DATE, output);
        return output.count();
    }

    /** @return the envelope's length, so that nothing is optimized away */
    @Benchmark
    public long domBaseline(Letter letter, Dom dom) throws IOException {
        CountingOutput output = new CountingOutput();
        dom.sealer.seal(letter.message, letter.attachment, DATE, output);
        return output.count();
    }

    /** Each part by itself, one after the other: two signatures, two SHA-256, an MD5 and the base64 of the attachment. */
    @Benchmark
    public void limit(Letter letter, Ready ready, Blackhole sink) throws GeneralSecurityException {
        sink.consume(ready.sha256.digest(ready.canonical.signed()));
        sink.consume(ready.sha256.digest(ready.canonical.sealed()));
        sink.consume(ready.md5.digest(letter.attachment));
        sink.consume(Base64.getEncoder().encode(letter.attachment, ready.base64));
        sink.consume(signature(letter, ready));
        sink.consume(signature(letter, ready));
    }

    private static byte[] signature(Letter letter, Ready ready) throws GeneralSecurityException {
        Signature signature = letter.algorithms.signing(ready.privateKey);
        signature.update(ready.signedInfo);
        return signature.sign();
    }
}
