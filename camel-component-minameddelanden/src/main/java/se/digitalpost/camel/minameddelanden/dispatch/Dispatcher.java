package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.ContentRefusedException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SenderRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.message.UnknownFaultException;
import se.digitalpost.camel.minameddelanden.operator.FaultAction;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/**
 * Brings one message to its recipient: looks up, seals and delivers, or sends to print where it is certain that the message can't
 * be delivered digitally. Nothing is printed because something timed out.
 *
 * <p>Safe for use by several threads at once.
 */
public final class Dispatcher {

    private static final int PROTECTED_IDENTITY = 6006;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final FarClient far;
    private final Envelopes envelopes;
    private final OperatorClient operators;
    private final FaultTable faultTable;
    private final DispatchPolicy policy;
    private final ReachabilityPolicy reachabilityPolicy;
    private final PaperWay paperWay;
    private final Clock clock;

    /**
     * @param far tells whether and where a recipient has a mailbox
     * @param envelopes makes what is posted
     * @param operators posts them
     * @param faultTable tells what a mailbox operator's fault means
     * @param policy what the sender has decided
     * @param paperWay the way to the printer, or null where no fallback is set
     * @param clock tells the time; its zone has to be Sweden's
     */
    public Dispatcher(
            FarClient far,
            Envelopes envelopes,
            OperatorClient operators,
            FaultTable faultTable,
            DispatchPolicy policy,
            PaperWay paperWay,
            Clock clock) {
        this.far = Objects.requireNonNull(far);
        this.envelopes = Objects.requireNonNull(envelopes);
        this.operators = Objects.requireNonNull(operators);
        this.faultTable = Objects.requireNonNull(faultTable);
        this.policy = Objects.requireNonNull(policy);
        this.reachabilityPolicy = new ReachabilityPolicy(policy, clock);
        this.paperWay = paperWay;
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Sends one message the whole way.
     *
     * @param message a complete message
     * @param kept the envelope of earlier attempts at the same message, or a new one
     * @return what became of it: delivered, sent to print, failed or waiting for a person
     * @throws MinaMeddelandenException where it could not be brought to an end; see {@link MinaMeddelandenException#isRetryable()}
     */
    public Delivery send(Message message, KeptEnvelope kept) {
        DeliveryNote note = new DeliveryNote(message, clock);
        if (message.deliveryMode() == DeliveryMode.PAPER_ONLY) {
            return undeliverable(note, Reason.PAPER_REQUESTED);
        }
        long length = envelopes.length(message);
        if (length > policy.maxMessageSize()) {
            return oversize(note, length);
        }
        Reachability reachability;
        try {
            reachability = lookUp(message);
        } catch (FarRefusedException e) {
            return refusedByFar(note, e);
        }
        note.chose(reachability.serviceSupplier());
        if (!reachability.isReachable()) {
            return undeliverable(note, reachability.reason());
        }
        return conclude(note, deliver(note, reachability.serviceSupplier(), kept));
    }

    private Delivery oversize(DeliveryNote note, long length) {
        if (policy.oversizePolicy() == OversizePolicy.FAIL || !mayBePrinted(note.message())) {
            throw new InvalidMessageException(List.of(FieldFault.oversize(length, policy.maxMessageSize())));
        }
        return undeliverable(note, Reason.OVERSIZE);
    }

    private Reachability lookUp(Message message) {
        Reachability answer = far.isReachable(message.sender().id(), List.of(message.recipient()))
                .get(0);
        if (answer.reason() == Reason.UNKNOWN) {
            throw new FarUnavailableException("FaR's answer does not tell about the recipient", null, null);
        }
        return reachabilityPolicy.apply(answer);
    }

    /** Asked about one recipient, FaR's fault may be about that recipient: then it means what it means from a mailbox operator. */
    private Delivery refusedByFar(DeliveryNote note, FarRefusedException refusal) {
        FaultAction action = refusal.fault() == null
                ? FaultAction.ALARM
                : faultTable.actionFor(refusal.fault().errorCode()).orElse(FaultAction.ALARM);
        if (action != FaultAction.PAPER && action != FaultAction.MANUAL) {
            throw refusal;
        }
        note.faulted(refusal.fault());
        return faulted(note, refusal.fault().errorCode());
    }

    /** Sealed while it is posted: nothing of it is held. */
    private OperatorAnswer deliver(DeliveryNote note, ServiceSupplier operator, KeptEnvelope kept) {
        Message message = note.message();
        try {
            SealedEnvelope envelope = kept.orMake(() -> envelopes.of(message));
            try {
                return operators.deliver(URI.create(operator.serviceAddress()), message.recipient(), envelope);
            } finally {
                envelope.sha256().ifPresent(note::sealed);
            }
        } catch (UncheckedIOException e) {
            throw new MinaMeddelandenException(
                    "An attachment can't be read, message " + message.messageId(), true, e.getCause());
        }
    }

    private Delivery conclude(DeliveryNote note, OperatorAnswer answer) {
        if (answer instanceof OperatorAnswer.Delivered delivered) {
            note.answered(delivered.transactionId());
            return note.delivered();
        }
        if (answer instanceof OperatorAnswer.NotDelivered notDelivered) {
            note.answered(notDelivered.transactionId());
            return undeliverable(note, Reason.NOT_DELIVERED);
        }
        if (answer instanceof OperatorAnswer.Faulted faulted) {
            note.faulted(faulted.fault());
            return faulted(note, faulted.fault().errorCode());
        }
        if (answer instanceof OperatorAnswer.Unavailable unavailable) {
            throw new OperatorUnavailableException(
                    note.failed(Reason.OPERATOR_UNAVAILABLE), unavailable.what(), unavailable.cause());
        }
        OperatorAnswer.Unknown unknown = (OperatorAnswer.Unknown) answer;
        throw new InDoubtException(note.inDoubt(), unknown.what(), unknown.cause());
    }

    private Delivery faulted(DeliveryNote note, int errorCode) {
        FaultAction action = faultTable
                .actionFor(errorCode)
                .orElseThrow(() -> new UnknownFaultException(note.needsAttention(Reason.UNKNOWN_FAULT), null, null));
        return switch (action) {
            case RETRY -> throw new OperatorUnavailableException(note.failed(Reason.OPERATOR_UNAVAILABLE), null, null);
            case FAIL -> throw new ContentRefusedException(note.failed(Reason.CONTENT_REFUSED), null, null);
            case ALARM -> {
                SenderRefusedException alarm =
                        new SenderRefusedException(note.failed(Reason.SENDER_REFUSED), null, null);
                LOG.error("{}", alarm.getMessage());
                throw alarm;
            }
            case PAPER -> undeliverable(note, Reason.RECIPIENT_REFUSED);
            case MANUAL ->
                note.needsAttention(
                        errorCode == PROTECTED_IDENTITY ? Reason.PROTECTED_IDENTITY : Reason.RECIPIENT_REFUSED);
        };
    }

    /** The message will not reach a mailbox, and that is certain. */
    private Delivery undeliverable(DeliveryNote note, Reason reason) {
        return mayBePrinted(note.message()) ? paperWay.print(note, reason) : note.failed(reason);
    }

    private boolean mayBePrinted(Message message) {
        return paperWay != null && message.deliveryMode() != DeliveryMode.DIGITAL_ONLY;
    }
}
