package se.digitalpost.minameddelanden.simulator;

import java.util.List;

import se.digitalpost.minameddelanden.simulator.wire.TlsHttpServer;

/**
 * FaR: besides what every service has, the order of its answers and the calls that it took. Behaviours that are about
 * storing or delivering are for it as {@link Behaviour#accept()}.
 */
public final class SimulatedFar extends SimulatedService {

    private final FarService service;

    SimulatedFar(String url, TlsHttpServer server, ScriptQueue script, FarService service) {
        super(url, server, script, () -> service.counts(server));
        this.service = service;
    }

    /** Answers in the reverse of the order asked. Without this, and without the next, in a shuffled order. */
    public void answersInReverse() {
        service.order(FarService.Order.REVERSE);
    }

    /** Answers in the order asked. */
    public void answersInOrder() {
        service.order(FarService.Order.AS_ASKED);
    }

    /** The calls that were answered, oldest first, as many as are kept (see {@link SimulatorBuilder#keepReceived}); a copy. */
    public List<FarCall> calls() {
        return service.calls();
    }
}
