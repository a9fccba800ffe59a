package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import se.digitalpost.minameddelanden.simulator.wire.Exchange;

/** Does with one call what its behaviour says. */
final class ScriptPlayer {

    private static final Map<String, String> XML = Map.of("Content-Type", "text/xml; charset=utf-8");
    private static final byte[] NOT_XML =
            "<html><body>Tjänsten är inte tillgänglig<br></body>".getBytes(StandardCharsets.UTF_8);

    private final Exchange exchange;
    private final ScriptedCall call;
    private final Hold hold;

    ScriptPlayer(Exchange exchange, ScriptedCall call, Hold hold) {
        this.exchange = exchange;
        this.call = call;
        this.hold = hold;
    }

    static void fault(Exchange exchange, byte[] content) throws IOException {
        exchange.respond(500, XML, content);
    }

    /** False where it is no call at all; then it has been answered. */
    static boolean isCall(Exchange exchange) throws IOException {
        if (exchange.method().equals("POST")) {
            return true;
        }
        exchange.respond(405, Map.of("Allow", "POST"), new byte[0]);
        return false;
    }

    void play(Behaviour behaviour) throws IOException {
        if (behaviour instanceof Behaviour.Slow slow) {
            if (!hold.await(slow.delay())) {
                exchange.reset();
            }
            play(slow.then());
        } else if (behaviour instanceof Behaviour.RefuseConnection) {
            exchange.reset();
        } else if (behaviour instanceof Behaviour.DropAfterRequestBytes drop) {
            exchange.readPrefix(drop.bytes());
            exchange.reset();
        } else if (behaviour instanceof Behaviour.StoringThen storing) {
            if (call.check()) {
                call.carryOut();
                play(storing.then());
            }
        } else if (behaviour instanceof Behaviour.Fault fault) {
            exchange.readBody();
            fault(exchange, call.fault(fault.code(), fault.code().description()));
        } else if (behaviour instanceof Behaviour.HttpStatus status) {
            exchange.readBody();
            status(status);
        } else if (behaviour instanceof Behaviour.TimeOut) {
            exchange.readBody();
            hold.await(Hold.FOREVER);
            exchange.reset();
        } else if (behaviour instanceof Behaviour.EmptyAnswer) {
            exchange.readBody();
            exchange.respond(200, XML, new byte[0]);
        } else {
            answer(behaviour);
        }
    }

    private void answer(Behaviour behaviour) throws IOException {
        if (behaviour instanceof Behaviour.BrokenAnswer broken && !broken.truncated()) {
            exchange.readBody();
            exchange.respond(200, XML, NOT_XML);
            return;
        }
        if (!call.check()) {
            return;
        }
        if (behaviour instanceof Behaviour.BrokenAnswer) {
            byte[] right = call.answer(ScriptedCall.Answer.RIGHT);
            exchange.respond(200, XML, Arrays.copyOf(right, right.length / 2));
        } else if (behaviour instanceof Behaviour.DeliveredFalse) {
            exchange.respond(200, XML, call.answer(ScriptedCall.Answer.NOT_DELIVERED));
        } else if (behaviour instanceof Behaviour.OddAnswer odd) {
            exchange.respond(
                    200,
                    XML,
                    call.answer(
                            odd.aboutAnother()
                                    ? ScriptedCall.Answer.ABOUT_ANOTHER
                                    : ScriptedCall.Answer.WITHOUT_STATUS));
        } else if (behaviour instanceof Behaviour.DropAfterResponseBytes drop) {
            call.carryOut();
            exchange.respondPartly(200, XML, call.answer(ScriptedCall.Answer.RIGHT), drop.bytes());
        } else {
            call.carryOut();
            exchange.respond(200, XML, call.answer(ScriptedCall.Answer.RIGHT));
        }
    }

    private void status(Behaviour.HttpStatus status) throws IOException {
        Map<String, String> fields = status.retryAfter() == null
                ? Map.of("Content-Type", "text/plain")
                : Map.of(
                        "Content-Type",
                        "text/plain",
                        "Retry-After",
                        Long.toString(status.retryAfter().toSeconds()));
        exchange.respond(status.status(), fields, ("Status " + status.status()).getBytes(StandardCharsets.US_ASCII));
    }
}
