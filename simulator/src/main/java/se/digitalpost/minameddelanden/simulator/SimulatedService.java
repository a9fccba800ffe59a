package se.digitalpost.minameddelanden.simulator;

import java.util.List;
import java.util.function.Supplier;

import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/** One running service: its address, its script and its counters. Safe for use by several threads. */
public sealed class SimulatedService permits SimulatedFar {

    private final String url;
    private final TlsHttpServer server;
    private final ScriptQueue script;
    private final Supplier<ServiceCounts> counts;

    SimulatedService(String url, TlsHttpServer server, ScriptQueue script, Supplier<ServiceCounts> counts) {
        this.url = url;
        this.server = server;
        this.script = script;
        this.counts = counts;
    }

    /** Where it is called: {@code https://localhost:…}. */
    public final String url() {
        return url;
    }

    /** The port on loopback. */
    public final int port() {
        return server.port();
    }

    /** The next calls go so, one each, in this order, after those already queued. */
    public final void next(Behaviour... behaviours) {
        script.next(List.of(behaviours));
    }

    /** Every call goes so, when no "next" behaviour is left. */
    public final void behaves(Behaviour behaviour) {
        script.always(behaviour);
    }

    /** Closes all connections and refuses new ones, for real; the port stays reserved. */
    public final void stopListening() {
        server.stopListening();
    }

    /** Takes connections again on the same port. */
    public final void listenAgain() {
        server.listenAgain();
    }

    /** What it has seen since its start or the last {@link Simulator#reset()}. */
    public final ServiceCounts counts() {
        return counts.get();
    }
}
