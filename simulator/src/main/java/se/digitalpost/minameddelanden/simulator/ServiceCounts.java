package se.digitalpost.minameddelanden.simulator;

/**
 * What a service has seen since its start or the last {@link Simulator#reset()}.
 *
 * @param connections TLS connections that ended their handshake; fewer than {@code requests} means that they were kept
 * @param requests HTTP requests, whatever became of them
 * @param accepted calls that were carried out: messages stored, lookups answered
 * @param refused calls that were found wrong by the service's own rules and answered with a fault
 */
public record ServiceCounts(long connections, long requests, long accepted, long refused) {}
