package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** The simulator on its own, for trials by hand: runs until it is interrupted. {@code --help} tells the arguments. */
public final class SimulatorMain {

    private static final int WRONG_ARGUMENTS = 2;

    private SimulatorMain() {}

    /** Starts the services, writes the key files, says where everything is, and stays. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        MainArguments asked;
        try {
            asked = MainArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.print(MainArguments.HELP);
            System.exit(WRONG_ARGUMENTS);
            return;
        }
        if (asked.help()) {
            out.print(MainArguments.HELP);
            return;
        }
        Simulator simulator;
        try {
            simulator = start(asked, out);
        } catch (UncheckedIOException e) {
            out.println(e.getMessage() + ": " + e.getCause().getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
        new CountDownLatch(1).await();
    }

    /** Everything but staying: the caller closes the simulator. */
    static Simulator start(MainArguments asked, PrintStream out) throws IOException {
        Simulator simulator = asked.settings().start();
        try {
            Path folder =
                    Files.createDirectories(asked.folder()).toAbsolutePath().normalize();
            Identity organization = simulator.issueIdentity(asked.sender(), asked.senderName());
            Path keyStore = organization.writePkcs12(folder.resolve("organization.p12"));
            Path trustStore = simulator.pki().writeTrustStore(folder.resolve("truststore.p12"));
            Welcome welcome = new Welcome(simulator, organization, keyStore, trustStore);
            Path properties = Files.writeString(folder.resolve("application.properties"), welcome.properties());
            out.print(welcome.text(properties));
            return simulator;
        } catch (IOException | RuntimeException e) {
            simulator.close();
            throw e;
        }
    }
}
