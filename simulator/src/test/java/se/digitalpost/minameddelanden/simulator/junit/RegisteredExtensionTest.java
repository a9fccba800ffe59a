package se.digitalpost.minameddelanden.simulator.junit;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import se.digitalpost.minameddelanden.simulator.Caller;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegisteredExtensionTest {

    @Nested
    class InAStaticField {

        @RegisterExtension
        static final SimulatorExtension MINA_MEDDELANDEN = SimulatorExtension.with(
                Simulator.builder().senders("162120002411").mediators("162120002411"));

        @RepeatedTest(2)
        void ofTheSettingsAskedForAndResetBetweenTests(Simulator simulator) throws IOException {
            // given
            assertThat(MINA_MEDDELANDEN.simulator()).isSameAs(simulator);
            assertThat(simulator.far().calls()).isEmpty();
            Caller caller = Caller.as(simulator.issueIdentity("162120002411", "Provkommunen"));

            // when
            int known = caller.isReachable(simulator, "162120002411", TestRecipients.AT_BILLO.id())
                    .statusCode();
            int unknown = caller.isReachable(simulator, "162021004748", TestRecipients.AT_BILLO.id())
                    .statusCode();

            // then
            assertThat(known).isEqualTo(200);
            assertThat(unknown).isEqualTo(500);
            assertThat(simulator.far().calls()).hasSize(1);
        }
    }

    @Nested
    class InAnotherField {

        private static final Set<Simulator> SEEN = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final SimulatorExtension own = new SimulatorExtension();

        @RepeatedTest(2)
        void eachTestHasItsOwn(Simulator simulator) {
            assertThat(own.simulator()).isSameAs(simulator);
            assertThat(SEEN.add(simulator)).isTrue();
        }
    }

    @Test
    void beforeAnyTestHasBegunThereIsNoSimulator() {
        assertThatThrownBy(() -> new SimulatorExtension().simulator()).isInstanceOf(IllegalStateException.class);
    }
}
