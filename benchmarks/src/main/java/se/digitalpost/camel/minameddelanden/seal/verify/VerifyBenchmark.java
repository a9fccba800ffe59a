package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.seal.CryptoProvider;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.minameddelanden.benchmarks.Keys;
import se.digitalpost.minameddelanden.benchmarks.LetterSize;
import se.digitalpost.minameddelanden.benchmarks.Letters;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

/** Verifying envelopes on one thread: the component, and the usual way. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 3)
public class VerifyBenchmark {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    /** What a receiver has got, and by what it judges. */
    @State(Scope.Benchmark)
    public static class Received {

        /** How large the attachment is. */
        @Param
        public LetterSize size;

        /** Who computes. */
        @Param
        public CryptoProvider provider;

        byte[] envelope;
        EnvelopeVerifier streaming;
        DomVerifier dom;

        /** @throws IllegalStateException where a verifier doesn't take the letter: then it would be measured how fast it gives up */
        @Setup
        public void prepare() throws IOException {
            Keys keys = Keys.create();
            envelope = new EnvelopeSealer(keys.signingKey(), keys.signingKey())
                    .envelope(Letters.to(TestRecipients.AT_KIVRA.id(), Content.of(Letters.pdf(size.bytes()))), DATE)
                    .toByteArray();
            streaming = EnvelopeVerifier.builder()
                    .trust(List.of(keys.authority()))
                    .maxBytes(envelope.length)
                    .algorithms(provider.algorithms())
                    .build();
            dom = new DomVerifier(List.of(keys.authority()), Clock.systemUTC(), provider.algorithms());
            if (!streaming.verify(Content.of(envelope)).isOk() || !dom.accepts(envelope)) {
                throw new IllegalStateException("The letter is not taken");
            }
        }
    }

    /** @return the report, so that nothing is optimized away */
    @Benchmark
    public VerificationReport streaming(Received received) throws IOException {
        return received.streaming.verify(new ByteArrayInputStream(received.envelope));
    }

    /** @return whether it is taken, so that nothing is optimized away */
    @Benchmark
    public boolean domBaseline(Received received) {
        return received.dom.accepts(received.envelope);
    }
}
