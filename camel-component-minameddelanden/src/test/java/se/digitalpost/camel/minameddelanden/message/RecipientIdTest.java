package se.digitalpost.camel.minameddelanden.message;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecipientIdTest {

    private static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "198101052382, 198101052382",
        "19810105-2382, 198101052382",
        "19810105 2382, 198101052382",
        "810105-2382, 198101052382",
        "8101052382, 198101052382",
        "810105\u20132382, 198101052382",
        "' 810105 - 2382 ', 198101052382",
        "121212-1212, 201212121212",
        "121212+1212, 191212121212",
        "19121212+1212, 191212121212",
        "000229-2399, 200002292399",
        "240229-2383, 202402292383",
    })
    void readsPersonnummerInAllTheFormsThatPeopleWrite(String written, String value) {
        RecipientId id = RecipientId.parse(written, IN_2026);

        assertThat(id.value()).isEqualTo(value);
        assertThat(id.kind()).isEqualTo(RecipientId.Kind.PERSONNUMMER);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "202601612381, 202601612381, 2026-01-01",
        "260161-2381, 202601612381, 2026-01-01",
        "140168-2396, 201401682396, 2014-01-08",
        "140168+2396, 191401682396, 1914-01-08"
    })
    void readsSamordningsnummerWhoseDayHasSixtyAdded(String written, String value, LocalDate birthDate) {
        RecipientId id = RecipientId.parse(written, IN_2026);

        assertThat(id.value()).isEqualTo(value);
        assertThat(id.kind()).isEqualTo(RecipientId.Kind.SAMORDNINGSNUMMER);
        assertThat(id.birthDate()).contains(birthDate);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"162021004748", "202100-4748", "2021004748", "16202100-4748", "202100 4748"})
    void readsOrganizationNumbersWithAndWithoutPrefix(String written) {
        RecipientId id = RecipientId.parse(written, IN_2026);

        assertThat(id.value()).isEqualTo("162021004748");
        assertThat(id.kind()).isEqualTo(RecipientId.Kind.ORGANISATIONSNUMMER);
        assertThat(id.birthDate()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: must {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; be given",
                "abc; have 10 or 12 digits, with or without a dash before the last four",
                "81010523821; have 10 or 12 digits, with or without a dash before the last four",
                "810105--2382; have 10 or 12 digits, with or without a dash before the last four",
                "198101052383; have a correct check digit",
                "199002302389; have a date of birth that exists",
                "199013012381; have a date of birth that exists",
                "190002292381; have a date of birth that exists",
                "209901012386; have a date of birth that has been",
                "178101052382; begin with 16, 18, 19 or 20 where it has 12 digits",
                "192021004748; begin with 16 where it has 12 digits",
                "202100+4748; be an organization number: its third digit is at least 2"
            })
    void refusesWhatBreaksARuleAndDoesNotTellTheDigits(String written, String rule) {
        assertThatThrownBy(() -> RecipientId.parse(written, IN_2026))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(rule);
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> RecipientId.parse(null, IN_2026)).hasMessage("be given");
    }

    @Test
    void somebodyComesOfAgeOnTheEighteenthBirthday() {
        RecipientId leapDayChild = RecipientId.parse("202402292383", IN_2026);
        Clock dayBefore = Clock.fixed(Instant.parse("2042-02-28T12:00:00Z"), ZoneOffset.UTC);
        Clock birthday = Clock.fixed(Instant.parse("2042-03-01T12:00:00Z"), ZoneOffset.UTC);

        assertThat(leapDayChild.isMinor(IN_2026)).isTrue();
        assertThat(RecipientId.parse("198101052382", IN_2026).isMinor(IN_2026)).isFalse();
        assertThat(RecipientId.parse("162021004748", IN_2026).isMinor(IN_2026)).isFalse();
        assertThat(RecipientId.parse("20000229-2399", IN_2026).isMinor(dayBefore))
                .isFalse();
        assertThat(leapDayChild.isMinor(birthday)).isFalse();
    }

    @Test
    void theDayIsSwedensAlsoWhereTheMachineIsElsewhere() {
        RecipientId born = RecipientId.parse("202402292383", IN_2026);
        Clock lateEveningInUtc = Clock.fixed(Instant.parse("2042-02-28T23:30:00Z"), ZoneOffset.UTC);

        assertThat(born.birthDate()).contains(LocalDate.of(2024, 2, 29));
        assertThat(born.isMinor(lateEveningInUtc)).isFalse();
    }

    @Test
    void isMaskedInTextsSoThatItCannotReachALog() {
        assertThat(RecipientId.parse("198101052382", IN_2026)).hasToString("1981********");
        assertThat(RecipientId.parse("162021004748", IN_2026)).hasToString("162021004748");
    }

    @Test
    void isEqualWhicheverWayItWasWritten() {
        RecipientId id = RecipientId.parse("198101052382", IN_2026);

        assertThat(RecipientId.parse("810105-2382", IN_2026)).isEqualTo(id).hasSameHashCodeAs(id);
        assertThat(RecipientId.parse("162021004748", IN_2026)).isNotEqualTo(id);
    }
}
