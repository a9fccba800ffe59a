package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
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
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PreparedContent;
import se.digitalpost.minameddelanden.benchmarks.CountingOutput;
import se.digitalpost.minameddelanden.benchmarks.Keys;
import se.digitalpost.minameddelanden.benchmarks.LetterSize;
import se.digitalpost.minameddelanden.benchmarks.Letters;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

/** Sealing a mailing on one thread: many recipients, one enclosure of 1.5 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 3)
public class MailingBenchmark {

    /** How the enclosure is given. */
    public enum Enclosure {
        /** Encoded and checksummed anew for each letter. */
        PLAIN {
            @Override
            Content of(byte[] pdf) {
                return Content.of(pdf);
            }
        },
        /** Encoded and checksummed once, for all. */
        PREPARED {
            @Override
            Content of(byte[] pdf) throws IOException {
                return PreparedContent.of(Content.of(pdf));
            }
        };

        abstract Content of(byte[] pdf) throws IOException;
    }

    /** How the enclosure is given. */
    @Param
    public Enclosure enclosure;

    /** Who computes. */
    @Param
    public CryptoProvider provider;

    private EnvelopeSealer sealer;
    private List<Message> letters;
    private int next;

    /** Makes the letters, one to each test person with a mailbox. */
    @Setup
    public void prepare() throws IOException {
        SigningKey key = Keys.create().signingKey();
        sealer = new EnvelopeSealer(key, key, provider.algorithms());
        Content content = enclosure.of(Letters.pdf(LetterSize.MB_1_5.bytes()));
        letters = TestRecipients.reachable().stream()
                .map(person -> Letters.to(person.id(), content))
                .toList();
    }

    /** @return the envelope's length, so that nothing is optimized away */
    @Benchmark
    public long mailing() throws IOException {
        next = (next + 1) % letters.size();
        CountingOutput output = new CountingOutput();
        sealer.seal(letters.get(next), SealBenchmark.DATE, output);
        return output.count();
    }
}
