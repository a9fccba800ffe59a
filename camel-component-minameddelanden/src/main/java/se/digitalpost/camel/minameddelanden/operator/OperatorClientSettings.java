package se.digitalpost.camel.minameddelanden.operator;

import java.time.Duration;

/**
 * How an {@link OperatorClient} uses the network.
 *
 * @param connectTimeout how long to wait for a connection, and for the TLS handshake
 * @param responseTimeout how long to wait for the next byte of an answer, and for a free connection; sending and answer together
 *     may take twice as long
 * @param maxConnectionsPerRoute how many connections to one mailbox operator at most
 */
public record OperatorClientSettings(Duration connectTimeout, Duration responseTimeout, int maxConnectionsPerRoute) {

    /** The times are at least a millisecond, and there is at least one connection. */
    public OperatorClientSettings {
        if (connectTimeout.toMillis() < 1 || responseTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("A timeout must be at least a millisecond");
        }
        if (maxConnectionsPerRoute < 1) {
            throw new IllegalArgumentException("There must be at least one connection per route");
        }
    }

    /** @return what is used in production: 5 seconds to connect, 120 to read, 20 connections */
    public static OperatorClientSettings defaults() {
        return new OperatorClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(120), 20);
    }
}
