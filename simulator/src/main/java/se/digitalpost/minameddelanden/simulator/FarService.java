package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import se.digitalpost.minameddelanden.simulator.wire.Exchange;
import se.digitalpost.minameddelanden.simulator.wire.ExchangeHandler;
import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/** FaR's part of the Recipient service v3: isReachable and isRegistered. */
final class FarService implements ExchangeHandler {

    /** In which order ids are answered. */
    enum Order {
        SHUFFLED,
        REVERSE,
        AS_ASKED
    }

    private final World world;
    private final Clock clock;
    private final ScriptQueue script;
    private final Hold hold;
    private final SupplierAddresses addresses;
    private final Newest<FarCall> calls;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile Order order = Order.SHUFFLED;

    /** @param kept how many calls are remembered */
    FarService(World world, Clock clock, ScriptQueue script, Hold hold, SupplierAddresses addresses, int kept) {
        this.world = world;
        this.clock = clock;
        this.script = script;
        this.hold = hold;
        this.addresses = addresses;
        this.calls = new Newest<>(kept);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (!ScriptPlayer.isCall(exchange)) {
            return;
        }
        FarLookup lookup = new FarLookup(exchange, world, addresses, clock.instant(), this);
        Behaviour behaviour = script.takeNext().or(script::always).orElseGet(Behaviour::accept);
        new ScriptPlayer(exchange, lookup, hold).play(behaviour);
    }

    void answered(FarCall call) {
        calls.add(call);
        answered.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    /** Puts what is answered in the order of the day: shuffled the same way for the same number of calls. */
    <T> List<T> ordered(List<T> asAsked) {
        Function<List<T>, List<T>> arrange = switch (order) {
            case AS_ASKED -> list -> list;
            case REVERSE -> Arrangement::reversed;
            case SHUFFLED -> list -> Arrangement.shuffled(list, answered.intValue());
        };
        return arrange.apply(asAsked);
    }

    void order(Order newOrder) {
        order = newOrder;
    }

    List<FarCall> calls() {
        return calls.all();
    }

    ServiceCounts counts(TlsHttpServer server) {
        return new ServiceCounts(server.connections(), server.requests(), answered.get(), refused.get());
    }

    void reset() {
        calls.clear();
        answered.set(0);
        refused.set(0);
        order = Order.SHUFFLED;
    }
}
