package se.digitalpost.minameddelanden.simulator.wire;

import java.io.IOException;

/** The connection was reset on purpose: nothing more can be read or written. */
final class ConnectionGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    ConnectionGoneException() {
        super("The connection was reset, as scripted");
    }
}
