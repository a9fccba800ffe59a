package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** FaR and a mailbox operator in a process of their own: the operator takes every letter, and only counts. They live until their standard input ends. */
public final class SimulatorServer {

    static final String KEY_STORE = "organization.p12";
    static final String TRUST_STORE = "truststore.p12";

    private SimulatorServer() {}

    /**
     * Starts, and tells on standard output the operator's address, FaR's, and the key stores' password, a line each.
     *
     * @param arguments the folder for the key stores
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (Simulator simulator =
                Simulator.builder().verification(false).countOnly().start()) {
            Identity organization = simulator.issueIdentity(Keys.ORGANIZATION_NUMBER, Keys.ORGANIZATION);
            organization.writePkcs12(folder.resolve(KEY_STORE));
            simulator.pki().writeTrustStore(folder.resolve(TRUST_STORE));
            System.out.println(simulator.operator(MailboxOperator.KIVRA).url());
            System.out.println(simulator.farUrl());
            System.out.println(organization.password());
            while (System.in.read() >= 0) {
                // Nothing is said on it: it ends when the benchmark does, however that ends.
            }
        }
    }
}
