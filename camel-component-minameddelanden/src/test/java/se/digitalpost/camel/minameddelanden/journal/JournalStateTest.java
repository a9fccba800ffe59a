package se.digitalpost.camel.minameddelanden.journal;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of states, written down a second time. */
class JournalStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "ACCEPTED: SEALED TO_PRINT NEEDS_ATTENTION FAILED WITHDRAWN",
                "SEALED: DELIVERING TO_PRINT NEEDS_ATTENTION FAILED WITHDRAWN",
                "DELIVERING: DELIVERED IN_DOUBT SEALED TO_PRINT NEEDS_ATTENTION FAILED",
                "IN_DOUBT: DELIVERED SEALED TO_PRINT NEEDS_ATTENTION",
                "TO_PRINT: COLLECTED HANDED_OVER NEEDS_ATTENTION",
                "COLLECTED: HANDED_OVER NEEDS_ATTENTION WITHDRAWN",
                "HANDED_OVER: PRINT_ACCEPTED PRINTED POSTED RETURNED NEEDS_ATTENTION",
                "PRINT_ACCEPTED: PRINTED POSTED RETURNED NEEDS_ATTENTION",
                "PRINTED: POSTED RETURNED NEEDS_ATTENTION",
                "POSTED: RETURNED",
                "NEEDS_ATTENTION: ACCEPTED SEALED TO_PRINT DELIVERED HANDED_OVER FAILED WITHDRAWN POSTED RETURNED",
                "DELIVERED: ''",
                "RETURNED: ''",
                "FAILED: ''",
                "WITHDRAWN: ''"
            })
    void whatMayComeNext(JournalState state, String next) {
        assertThat(state.next()).isEqualTo(states(next));
    }

    @Test
    void nothingIsSentUnlessItWasWrittenBefore() {
        assertThat(statesThatLeadTo(JournalState.DELIVERING)).containsExactly(JournalState.SEALED);
        assertThat(statesThatLeadTo(JournalState.DELIVERED))
                .containsExactlyInAnyOrder(
                        JournalState.DELIVERING, JournalState.IN_DOUBT, JournalState.NEEDS_ATTENTION);
        assertThat(statesThatLeadTo(JournalState.HANDED_OVER))
                .containsExactlyInAnyOrder(JournalState.TO_PRINT, JournalState.COLLECTED, JournalState.NEEDS_ATTENTION);
    }

    @Test
    void aLetterThatMayHaveBeenSentIsNeverTakenToHaveFailed() {
        assertThat(JournalState.IN_DOUBT.next()).doesNotContain(JournalState.FAILED, JournalState.WITHDRAWN);
        assertThat(JournalState.TO_PRINT.next()).doesNotContain(JournalState.FAILED, JournalState.WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource(JournalState.class)
    void eachStateIsUnfinishedOrFinalOrNeedsAttention(JournalState state) {
        assertThat(Stream.of(state.isUnfinished(), state.isFinal(), state == JournalState.NEEDS_ATTENTION)
                        .filter(is -> is))
                .hasSize(1);
        assertThat(state.isOutcome()).isNotEqualTo(state.isUnfinished());
    }

    @ParameterizedTest
    @EnumSource(JournalState.class)
    void whatIsFinalNeverBecomesUnfinishedByItself(JournalState state) {
        if (state.isFinal()) {
            assertThat(state.next()).noneMatch(JournalState::isUnfinished);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, ACCEPTED, NONE, false",
        "SEALED, IN_PROGRESS, NONE, false",
        "DELIVERING, IN_PROGRESS, DIGITAL, false",
        "DELIVERED, DELIVERED, DIGITAL, true",
        "IN_DOUBT, IN_DOUBT, DIGITAL, false",
        "TO_PRINT, IN_PROGRESS, PAPER, false",
        "COLLECTED, IN_PROGRESS, PAPER, false",
        "HANDED_OVER, SENT_TO_PRINT, PAPER, true",
        "PRINT_ACCEPTED, SENT_TO_PRINT, PAPER, true",
        "PRINTED, SENT_TO_PRINT, PAPER, true",
        "POSTED, SENT_TO_PRINT, PAPER, true",
        "RETURNED, FAILED, PAPER, true",
        "NEEDS_ATTENTION, NEEDS_ATTENTION, NONE, false",
        "FAILED, FAILED, NONE, true",
        "WITHDRAWN, FAILED, NONE, true"
    })
    void whatIsToldOfAState(JournalState state, DeliveryStatus status, Channel channel, boolean isFinal) {
        assertThat(state.status()).isEqualTo(status);
        assertThat(state.channel()).isEqualTo(channel);
        assertThat(state.isFinal()).isEqualTo(isFinal);
    }

    private static Set<JournalState> statesThatLeadTo(JournalState target) {
        return EnumSet.allOf(JournalState.class).stream()
                .filter(state -> state.next().contains(target))
                .collect(Collectors.toSet());
    }

    private static Set<JournalState> states(String names) {
        return Stream.of(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(JournalState::valueOf)
                .collect(Collectors.toSet());
    }
}
