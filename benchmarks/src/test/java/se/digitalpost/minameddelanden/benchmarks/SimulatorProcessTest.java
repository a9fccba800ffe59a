package se.digitalpost.minameddelanden.benchmarks;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;
import se.digitalpost.camel.minameddelanden.operator.OperatorClientSettings;
import se.digitalpost.camel.minameddelanden.seal.EnvelopeSealer;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorProcessTest {

    @Test
    void anOperatorInAnotherProcessTakesALetterInBothWays() throws Exception {
        Keys keys = Keys.create();
        var letter = Letters.to(TestRecipients.AT_KIVRA.id(), Content.of(Letters.pdf(LetterSize.KB_2.bytes())));
        var envelope =
                new EnvelopeSealer(keys.signingKey(), keys.signingKey()).envelope(letter, LocalDate.of(2026, 11, 22));

        try (SimulatorProcess operator = SimulatorProcess.start();
                OperatorClient client = new OperatorClient(operator.clientTls(), OperatorClientSettings.defaults());
                BareConnection bare = new BareConnection(operator.clientTls(), operator.address())) {
            RecipientId recipient = letter.recipient();
            assertThat(client.deliver(operator.address(), recipient, envelope))
                    .isInstanceOf(OperatorAnswer.Delivered.class);
            assertThat(bare.post(envelope.toByteArray()))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Delivered>true<");
        }
    }
}
