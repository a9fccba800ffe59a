package se.digitalpost.minameddelanden.simulator.wire;

import java.io.IOException;

/** What a service does with one request. Called on the connection's thread. */
@FunctionalInterface
public interface ExchangeHandler {

    /** Reads the request and responds, or resets the connection. What it throws becomes a plain 500. */
    void handle(Exchange exchange) throws IOException;
}
