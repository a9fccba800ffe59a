package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import se.digitalpost.minameddelanden.simulator.wire.Exchange;
import se.digitalpost.minameddelanden.simulator.wire.ExchangeHandler;
import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/** One mailbox operator's part of the Service v3: deliverSecure. */
final class OperatorService implements ExchangeHandler {

    private final MailboxOperator operator;
    private final DeliveryScripts scripts;
    private final DeliveryDesk desk;
    private final Hold hold;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    OperatorService(MailboxOperator operator, DeliveryScripts scripts, DeliveryDesk desk, Hold hold) {
        this.operator = operator;
        this.scripts = scripts;
        this.desk = desk;
        this.hold = hold;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (!ScriptPlayer.isCall(exchange)) {
            return;
        }
        byte[] start = exchange.readPrefix(RecipientSniffer.PREFIX);
        Behaviour behaviour = scripts.take(operator, RecipientSniffer.recipient(start));
        new ScriptPlayer(exchange, new Delivery(exchange, operator, desk, this), hold).play(behaviour);
    }

    void accepted() {
        accepted.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    ServiceCounts counts(TlsHttpServer server) {
        return new ServiceCounts(server.connections(), server.requests(), accepted.get(), refused.get());
    }

    void reset() {
        accepted.set(0);
        refused.set(0);
    }
}
