package se.digitalpost.minameddelanden.simulator;

import java.time.Instant;

/**
 * A call that FaR answered.
 *
 * @param operation {@code isReachable} or {@code isRegistered}
 * @param senderOrgNr the sender asked for; null for isRegistered, which has none
 * @param ids how many recipients were asked about
 * @param tlsOrganization the organization number of the TLS client certificate
 * @param received when, by the simulator's clock
 */
public record FarCall(String operation, String senderOrgNr, int ids, String tlsOrganization, Instant received) {}
