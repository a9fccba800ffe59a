package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

/**
 * What posting adds to sealing: letters of 100 kB on one thread, with the best provider that this machine has, to an operator in another
 * process over mutual TLS that is kept alive.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 3)
public class DeliverBenchmark {

    /** A letter and what seals it. */
    @State(Scope.Benchmark)
    public static class Sending {

        private final LocalDate date = LocalDate.of(2026, 11, 22);
        private Message message;
        private final CountingOutput dropped = new CountingOutput();
        private EnvelopeSealer sealer;
        private byte[] sealed;

        /** Makes key and letter. */
        @Setup
        public void prepare() throws IOException {
            Keys keys = Keys.create();
            sealer = new EnvelopeSealer(keys.signingKey(), keys.signingKey());
            message = Letters.to(TestRecipients.AT_KIVRA.id(), Content.of(Letters.pdf(LetterSize.KB_100.bytes())));
            sealed = envelope().toByteArray();
        }

        SealedEnvelope envelope() {
            return sealer.envelope(message, date);
        }
    }

    /** An operator, and the way to it. */
    @State(Scope.Benchmark)
    public static class Receiving {

        private SimulatorProcess operator;
        private OperatorClient client;
        private BareConnection bare;

        /** Starts the operator. */
        @Setup
        public void start() throws IOException {
            operator = SimulatorProcess.start();
            client = new OperatorClient(operator.clientTls(), OperatorClientSettings.defaults());
            bare = new BareConnection(operator.clientTls(), operator.address());
        }

        /** Ends the operator. */
        @TearDown
        public void stop() throws IOException {
            client.close();
            bare.close();
            operator.close();
        }

        OperatorAnswer take(Message message, Content envelope) {
            OperatorAnswer answer = client.deliver(operator.address(), message.recipient(), envelope);
            if (answer instanceof OperatorAnswer.Delivered) {
                return answer;
            }
            throw new IllegalStateException("Not delivered: " + answer);
        }
    }

    /** Processor time of the one thread that sends. The operator's is left out, and so is waiting for it. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class SenderThread {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** Nanoseconds; per second, as JMH tells it. */
        public long cpuNanos;

        private long begin() {
            return THREADS.getCurrentThreadCpuTime();
        }

        private void end(long begin) {
            cpuNanos += THREADS.getCurrentThreadCpuTime() - begin;
        }
    }

    /** @return how much was sealed and dropped, so that nothing is optimized away */
    @Benchmark
    public long seal(Sending sending, SenderThread thread) throws IOException {
        long begin = thread.begin();
        sending.sealer.seal(sending.message, sending.date, sending.dropped);
        thread.end(begin);
        return sending.dropped.count();
    }

    /** @return the operator's answer */
    @Benchmark
    public OperatorAnswer sealAndPost(Sending sending, Receiving receiving, SenderThread thread) {
        long begin = thread.begin();
        OperatorAnswer answer = receiving.take(sending.message, sending.envelope());
        thread.end(begin);
        return answer;
    }

    /** @return the operator's answer to an envelope that lies ready */
    @Benchmark
    public OperatorAnswer post(Sending sending, Receiving receiving, SenderThread thread) {
        long begin = thread.begin();
        OperatorAnswer answer = receiving.take(sending.message, Content.of(sending.sealed));
        thread.end(begin);
        return answer;
    }

    /** @return the operator's answer to the same bytes, with nothing of the component between them and the TLS socket */
    @Benchmark
    public String postBare(Sending sending, Receiving receiving, SenderThread thread) throws IOException {
        long begin = thread.begin();
        String answer = receiving.bare.post(sending.sealed);
        thread.end(begin);
        return answer;
    }
}
