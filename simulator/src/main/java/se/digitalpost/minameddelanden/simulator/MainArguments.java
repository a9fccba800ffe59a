package se.digitalpost.minameddelanden.simulator;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param sender the organization that gets a key and is registered
 */
record MainArguments(boolean help, Path folder, String sender, String senderName, SimulatorBuilder settings) {

    static final String HELP = """

            Simulates Mina meddelanden on this computer: FaR, four mailbox operators and a population register,
            over mutual TLS on localhost. Stays until Ctrl-C.

              --folder DIR                       where the key files go       (minameddelanden-simulator)
              --sender NUMBER                    your organization number     (162021004748)
              --sender-name NAME                 its name                     (Kommun A)
              --far-port PORT                    the ports; 0 is any free one (7443)
              --population-register-port PORT                                 (7444)
              --kivra-port PORT                                               (7445)
              --min-myndighetspost-port PORT                                  (7446)
              --billo-port PORT                                               (7447)
              --fortnox-port PORT                                             (7448)
              --no-verification                  take every message, however it is signed

            """;

    private static final int FIRST_PORT = 7443;
    private static final int KEPT = 1_000;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a text for people
     */
    static MainArguments parse(String... arguments) {
        int port = FIRST_PORT;
        SimulatorBuilder settings =
                Simulator.builder().keepReceived(KEPT).farPort(port++).populationRegisterPort(port++);
        for (MailboxOperator operator : MailboxOperator.values()) {
            settings.operatorPort(operator, port++);
        }
        MainArguments asked =
                new MainArguments(false, Path.of("minameddelanden-simulator"), "162021004748", "Kommun A", settings);
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--help")) {
                return new MainArguments(true, asked.folder, asked.sender, asked.senderName, settings);
            } else if (option.equals("--no-verification")) {
                settings.verification(false);
            } else if (i + 1 < arguments.length) {
                asked = asked.with(option, arguments[++i]);
            } else {
                throw new IllegalArgumentException("Unknown, or without its value: " + option);
            }
        }
        settings.senders(asked.sender).mediators(asked.sender);
        return asked;
    }

    private MainArguments with(String option, String value) {
        switch (option) {
            case "--folder" -> {
                return new MainArguments(help, Path.of(value), sender, senderName, settings);
            }
            case "--sender" -> {
                if (!value.matches("16\\d{10}")) {
                    throw new IllegalArgumentException("--sender wants 12 digits that begin with 16");
                }
                return new MainArguments(help, folder, value, senderName, settings);
            }
            case "--sender-name" -> {
                return new MainArguments(help, folder, sender, value, settings);
            }
            case "--far-port" -> settings.farPort(port(option, value));
            case "--population-register-port" -> settings.populationRegisterPort(port(option, value));
            default -> settings.operatorPort(operator(option), port(option, value));
        }
        return this;
    }

    private static MailboxOperator operator(String option) {
        for (MailboxOperator operator : MailboxOperator.values()) {
            String name = operator.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (option.equals("--" + name + "-port")) {
                return operator;
            }
        }
        throw new IllegalArgumentException("Unknown: " + option);
    }

    private static int port(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number", e);
        }
    }
}
