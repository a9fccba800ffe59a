package se.digitalpost.camel.minameddelanden.operator;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.testing.Answers;
import se.digitalpost.camel.minameddelanden.operator.testing.Logged;
import se.digitalpost.camel.minameddelanden.operator.testing.TestPki;
import se.digitalpost.camel.minameddelanden.operator.testing.WireServer;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorLogTest {

    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");
    private static final String LETTER = "Dear neighbour";

    @Test
    void neitherTheRecipientNorTheLetterIsLoggedAtAnyLevel() {
        Content envelope = Content.of(("<x>" + RECIPIENT.value() + LETTER + "</x>").getBytes(StandardCharsets.UTF_8));
        try (Logged logged = new Logged()) {
            for (String answer : new String[] {
                Answers.result("T-1", RECIPIENT.value(), "true"),
                Answers.fault(6007, "no " + RECIPIENT.value()),
                Answers.faultOf(""),
                RECIPIENT.value()
            }) {
                try (WireServer server = WireServer.answering(200, answer);
                        OperatorClient client =
                                new OperatorClient(TestPki.client(), OperatorClientSettings.defaults())) {
                    assertThat(client.deliver(server.uri(), RECIPIENT, envelope).toString())
                            .doesNotContain(RECIPIENT.value());
                }
            }
            assertThat(logged.lines()).as("something is logged").isNotEmpty();
            assertThat(logged.lines()).noneMatch(line -> line.contains(RECIPIENT.value()) || line.contains(LETTER));
        }
    }
}
