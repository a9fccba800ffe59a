package se.digitalpost.minameddelanden.simulator.junit;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import se.digitalpost.minameddelanden.simulator.MailboxOperator;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

import static org.assertj.core.api.Assertions.assertThat;

@MinaMeddelandenTest
class SimulatorExtensionTest {

    private static final List<Simulator> SEEN = new ArrayList<>();

    @BeforeAll
    static void remember(Simulator simulator) {
        SEEN.add(simulator);
    }

    @AfterAll
    static void stillTheSame(Simulator simulator) {
        assertThat(SEEN).containsOnly(simulator);
        SEEN.clear();
    }

    @Test
    void oneSimulatorServesTheClass(Simulator simulator) {
        assertThat(SEEN).containsExactly(simulator);
    }

    @Nested
    class InANestedClass {

        @Test
        void itIsTheSame(Simulator simulator) {
            assertThat(SEEN).containsExactly(simulator);
            assertThat(simulator.recipient(TestRecipients.AT_BILLO.id())).isNotNull();
            assertThat(simulator.operator(MailboxOperator.BILLO).counts().requests())
                    .isZero();
        }
    }
}
