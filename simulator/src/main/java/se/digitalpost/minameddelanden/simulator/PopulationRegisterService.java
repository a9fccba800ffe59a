package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import se.digitalpost.minameddelanden.simulator.wire.Exchange;
import se.digitalpost.minameddelanden.simulator.wire.ExchangeHandler;
import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/** The simulated population register. Whoever has a certificate of the simulator's may ask. */
final class PopulationRegisterService implements ExchangeHandler {

    private final World world;
    private final ScriptQueue script;
    private final Hold hold;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    PopulationRegisterService(World world, ScriptQueue script, Hold hold) {
        this.world = world;
        this.script = script;
        this.hold = hold;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (!ScriptPlayer.isCall(exchange)) {
            return;
        }
        Behaviour behaviour = script.takeNext().or(script::always).orElseGet(Behaviour::accept);
        new ScriptPlayer(exchange, new AddressLookup(exchange, world, answered, refused), hold).play(behaviour);
    }

    ServiceCounts counts(TlsHttpServer server) {
        return new ServiceCounts(server.connections(), server.requests(), answered.get(), refused.get());
    }

    void reset() {
        answered.set(0);
        refused.set(0);
    }
}
