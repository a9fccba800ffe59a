package se.digitalpost.minameddelanden.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TestRecipientsTest {

    static List<TestRecipient> all() {
        return TestRecipients.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyIdHasTwelveDigitsARightCheckDigitAndIsOfATestSeries(TestRecipient recipient) {
        assertThat(recipient.id()).matches("\\d{12}");
        assertThat(checkDigitOf(recipient.id())).isEqualTo(recipient.id().charAt(11) - '0');
        if (recipient.kind() == TestRecipient.Kind.PERSON) {
            assertThat(recipient.id()).matches("\\d{8}23[89]\\d|192705178354|191212121212");
        }
    }

    @ParameterizedTest
    @EnumSource(MailboxOperator.class)
    void everyOperatorsOrganizationNumberHasARightCheckDigit(MailboxOperator operator) {
        assertThat(operator.organizationNumber()).matches("16\\d{10}");
        assertThat(checkDigitOf(operator.organizationNumber()))
                .isEqualTo(operator.organizationNumber().charAt(11) - '0');
    }

    @ParameterizedTest
    @ValueSource(strings = {"198101032384", "198101052382", "199001012385", "200002292399", "202402292383"})
    void thePublishedIdsAreAmongThem(String id) {
        assertThat(TestRecipients.all()).extracting(TestRecipient::id).contains(id);
    }

    @Test
    void thereAreEnoughForADemonstration() {
        assertThat(TestRecipients.reachable()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(TestRecipients.onPaper()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(TestRecipients.all())
                .extracting(TestRecipient::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(70);
        assertThat(TestRecipients.all())
                .filteredOn(r -> r.isMinor(LocalDate.of(2026, 11, 22)))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aMinorComesOfAgeOnTheEighteenthBirthday() {
        // given
        TestRecipient born2010 = new TestRecipient(
                "201011222380", "X", TestRecipient.Kind.PERSON, Optional.empty(), TestRecipient.Trait.NONE, null);

        // then
        assertThat(born2010.isMinor(LocalDate.of(2028, 11, 21))).isTrue();
        assertThat(born2010.isMinor(LocalDate.of(2028, 11, 22))).isFalse();
        assertThat(TestRecipients.COORDINATION_NUMBER.birthDate()).hasValue(LocalDate.of(1914, 1, 8));
        assertThat(TestRecipients.AT_FORTNOX.birthDate()).isEmpty();
    }

    /** The Luhn algorithm, from the right, written otherwise than in the code that is tested. */
    private static int checkDigitOf(String id) {
        int sum = 0;
        for (int i = 10; i >= 2; i--) {
            int digit = id.charAt(i) - '0';
            int doubled = (i % 2 == 0) ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return Math.floorMod(-sum, 10);
    }
}
