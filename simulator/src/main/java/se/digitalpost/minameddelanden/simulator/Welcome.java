package se.digitalpost.minameddelanden.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** What the simulator says when it has been started by hand. */
record Welcome(Simulator simulator, Identity organization, Path keyStore, Path trustStore) {

    String text(Path properties) {
        StringBuilder text = new StringBuilder("\n  Mina meddelanden, simulated\n\n");
        row(text, "FaR", simulator.farUrl());
        for (MailboxOperator operator : MailboxOperator.values()) {
            row(text, operator.displayName(), simulator.operator(operator).url());
        }
        row(text, "Population register", simulator.populationRegisterUrl());
        text.append('\n');
        row(text, "You are", organization.name() + ", " + organization.organizationNumber());
        row(text, "Key store", keyStore.toString());
        row(text, "Trust store", trustStore.toString());
        row(text, "Password of both", new String(organization.password()));
        row(text, "Settings", properties.toString());
        text.append('\n');
        row(text, "With a mailbox", some(TestRecipients.reachable()));
        row(text, "On paper", some(TestRecipients.onPaper()));
        row(text, "Protected identity", TestRecipients.PROTECTED_IDENTITY.id());
        return text.append("\n  The settings, for a Spring Boot application:\n\n")
                .append(properties().indent(4))
                .append("\n  Ctrl-C stops it.\n\n")
                .toString();
    }

    /** For a Spring Boot application that has the component's starter. */
    String properties() {
        String password = new String(organization.password());
        return Stream.of(
                        "camel.component.minameddelanden.far-url=" + simulator.farUrl(),
                        "camel.component.minameddelanden.sender-name=" + organization.name(),
                        "camel.component.minameddelanden.support-text=Ask " + organization.name(),
                        "camel.component.minameddelanden.ssl-bundle=simulator",
                        "spring.ssl.bundle.jks.simulator.keystore.location=" + file(keyStore),
                        "spring.ssl.bundle.jks.simulator.keystore.password=" + password,
                        "spring.ssl.bundle.jks.simulator.keystore.type=PKCS12",
                        "spring.ssl.bundle.jks.simulator.truststore.location=" + file(trustStore),
                        "spring.ssl.bundle.jks.simulator.truststore.password=" + password,
                        "spring.ssl.bundle.jks.simulator.truststore.type=PKCS12")
                .map(Welcome::escaped)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A file of properties is read as ISO 8859-1, whatever it was written in. */
    private static String escaped(String line) {
        return line.chars()
                .mapToObj(c -> c < 0x80 ? Character.toString(c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static String file(Path path) {
        return "file:" + path.toString().replace('\\', '/');
    }

    private static String some(List<TestRecipient> recipients) {
        return recipients.stream().limit(4).map(TestRecipient::id).collect(Collectors.joining(", ")) + " … ("
                + recipients.size() + ")";
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format("  %-20s  %s%n", name, value));
    }
}
