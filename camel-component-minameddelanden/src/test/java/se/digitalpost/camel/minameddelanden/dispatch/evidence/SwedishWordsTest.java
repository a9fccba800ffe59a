package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.time.Instant;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class SwedishWordsTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T23:30:05Z");

    @ParameterizedTest
    @EnumSource
    void everyStateIsASentenceWithItsTime(JournalState state) {
        assertThat(SwedishWords.summary(state, NEW_YEAR))
                .contains("den 1 januari 2027 kl. 00.30.05")
                .endsWith(".")
                .doesNotContain("%");
    }

    @Test
    void noTwoStatesReasonsOrChannelsAreCalledTheSame() {
        assertThat(Arrays.stream(JournalState.values()).map(SwedishWords::of)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Reason.values()).map(SwedishWords::of)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Channel.values()).map(SwedishWords::of)).doesNotHaveDuplicates();
    }

    @Test
    void aTimeIsSwedishTimeWithItsOffset() {
        assertThat(SwedishWords.of(NEW_YEAR)).isEqualTo("2027-01-01 00:30:05 +01:00");
        assertThat(SwedishWords.of(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25 02:30:00 +02:00");
        assertThat(SwedishWords.of(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25 02:30:00 +01:00");
    }

    @Test
    void anOrganizationNumberIsWrittenAsPeopleWriteIt() {
        assertThat(SwedishWords.of(new OrganizationNumber("162021004748"))).isEqualTo("202100-4748");
    }
}
