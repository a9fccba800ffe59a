package se.digitalpost.minameddelanden.simulator;

import java.time.Clock;
import java.util.Optional;

import se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier;

/**
 * What every operator's deliveries are handled with.
 *
 * @param verifier empty where messages are received without being verified
 */
record DeliveryDesk(Optional<EnvelopeVerifier> verifier, World world, Mailroom mailroom, Clock clock) {}
