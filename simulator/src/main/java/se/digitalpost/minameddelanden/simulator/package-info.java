/**
 * The other side of Mina meddelanden, in process: FaR, four mailbox operators and a population register, each on a port
 * of its own on loopback, over mutual TLS, with certificates of an authority made at start.
 *
 * <p>{@link se.digitalpost.minameddelanden.simulator.Simulator} is where to begin; in a JUnit test
 * {@link se.digitalpost.minameddelanden.simulator.junit.MinaMeddelandenTest}. What a recipient or a service does is
 * scripted with {@link se.digitalpost.minameddelanden.simulator.Behaviour}; what came in is read as
 * {@link se.digitalpost.minameddelanden.simulator.ReceivedLetter}. Operators verify as strictly as the strictest
 * verifier known ({@link se.digitalpost.minameddelanden.simulator.verify.EnvelopeVerifier}).
 *
 * <p>Recipients are from Skatteverket's published series of test identities
 * ({@link se.digitalpost.minameddelanden.simulator.TestRecipients}); none of them is a person.
 */
package se.digitalpost.minameddelanden.simulator;
