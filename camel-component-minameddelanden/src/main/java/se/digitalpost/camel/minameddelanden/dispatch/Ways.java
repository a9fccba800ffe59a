package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;

/**
 * The ways that one sender's messages can go, to a mailbox or to print, and what decides between them. A {@link Dispatcher} sends on them.
 *
 * <p>Safe for use by several threads at once.
 */
public final class Ways {

    private final Routing routing;
    private final Envelopes envelopes;
    private final Posting posting;
    private final PaperWay paperWay;
    private final Clock clock;

    /**
     * @param far tells whether and where a recipient has a mailbox
     * @param envelopes makes what is posted
     * @param operators posts them
     * @param faultTable tells what a mailbox operator's fault means
     * @param policy what the sender has decided
     * @param paperWay the way to the printer, or null where no fallback is set
     * @param clock tells the time that a {@link Delivery} bears; its zone has to be Sweden's
     */
    public Ways(
            FarClient far,
            Envelopes envelopes,
            OperatorClient operators,
            FaultTable faultTable,
            DispatchPolicy policy,
            PaperWay paperWay,
            Clock clock) {
        Objects.requireNonNull(far, "far");
        Objects.requireNonNull(faultTable, "faultTable");
        Objects.requireNonNull(policy, "policy");
        this.envelopes = Objects.requireNonNull(envelopes, "envelopes");
        this.posting = new Posting(Objects.requireNonNull(operators, "operators"), faultTable);
        this.paperWay = paperWay;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.routing = new Routing(far, envelopes, faultTable, policy, paperWay != null, clock);
    }

    private Ways(PaperWay paperWay, Clock clock) {
        this.envelopes = null;
        this.posting = null;
        this.paperWay = Objects.requireNonNull(paperWay, "paperWay");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.routing = new Routing(null, null, null, null, true, clock);
    }

    /**
     * The paper half alone, for messages whose delivery mode is PAPER_ONLY.
     *
     * @param paperWay the way to the printer
     * @param clock tells the time that a {@link Delivery} bears; its zone has to be Sweden's
     * @return ways that send nothing digitally
     */
    public static Ways toPaper(PaperWay paperWay, Clock clock) {
        return new Ways(paperWay, clock);
    }

    /** Whether nothing is sent digitally here. */
    boolean leadToPaperOnly() {
        return envelopes == null;
    }

    Routing routing() {
        return routing;
    }

    Envelopes envelopes() {
        return envelopes;
    }

    Posting posting() {
        return posting;
    }

    /** @return null where there is none; then no message may be printed */
    PaperWay paperWay() {
        return paperWay;
    }

    Clock clock() {
        return clock;
    }
}
