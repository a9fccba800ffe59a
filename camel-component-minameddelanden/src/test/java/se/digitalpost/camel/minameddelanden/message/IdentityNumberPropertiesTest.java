package se.digitalpost.camel.minameddelanden.message;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import se.digitalpost.camel.minameddelanden.message.testing.Texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Identity numbers in all the forms in which people write them. The persons are made up, with the serial numbers of test persons. */
class IdentityNumberPropertiesTest {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK =
            Clock.fixed(TODAY.atTime(12, 0).atZone(SWEDEN).toInstant(), SWEDEN);

    /** A person as the register has it. */
    record Person(LocalDate birthDate, boolean samordning, String value) {

        String lastTen() {
            return value.substring(2);
        }

        @Override
        public String toString() {
            return "Person[" + birthDate.getYear() + ']';
        }
    }

    @Provide
    Arbitrary<Person> persons() {
        return personsBornBetween(LocalDate.of(1800, 1, 1), TODAY);
    }

    @Provide
    Arbitrary<Person> personsYoungerThanAHundred() {
        return personsBornBetween(TODAY.minusYears(100).plusDays(1), TODAY);
    }

    @Provide
    Arbitrary<Person> personsOfAHundredAndMore() {
        return personsBornBetween(TODAY.minusYears(200).plusDays(1), TODAY.minusYears(100));
    }

    private static Arbitrary<Person> personsBornBetween(LocalDate first, LocalDate last) {
        Arbitrary<LocalDate> days = Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.longs().between(first.toEpochDay(), last.toEpochDay())),
                        Tuple.of(1, Arbitraries.of(first.toEpochDay(), last.toEpochDay())))
                .map(LocalDate::ofEpochDay);
        return Combinators.combine(days, Arbitraries.of("238", "239"), Arbitraries.of(false, false, true))
                .as(IdentityNumberPropertiesTest::person);
    }

    private static Person person(LocalDate birthDate, String serial, boolean samordning) {
        int day = birthDate.getDayOfMonth() + (samordning ? 60 : 0);
        String nine = birthDate.format(DateTimeFormatter.ofPattern("yyMM")) + String.format("%02d", day) + serial;
        return new Person(
                birthDate, samordning, String.format("%02d", birthDate.getYear() / 100) + nine + checkDigit(nine));
    }

    @Provide
    Arbitrary<String> organizations() {
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofLength(2),
                        Arbitraries.chars().range('2', '9'),
                        Arbitraries.strings().numeric().ofLength(6))
                .as((head, third, tail) -> head + third + tail)
                .map(nine -> "16" + nine + checkDigit(nine));
    }

    @Provide
    Arbitrary<String> dashes() {
        return Arbitraries.of("-", "", "\u2010", "\u2013", "\u2212", " - ", " ", "\u00A0-\u202F");
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> numberLike = Arbitraries.strings()
                .withChars("0123456789-+ \u2013")
                .ofMinLength(8)
                .ofMaxLength(16);
        return Arbitraries.oneOf(numberLike, Texts.ofLength(0, 40));
    }

    @Property(tries = 1000)
    void aPersonOfTwelveDigitsIsReadHoweverItIsWritten(
            @ForAll("persons") Person person, @ForAll("dashes") String dash) {
        RecipientId id = RecipientId.parse(' ' + separated(person.value(), dash) + '\t', CLOCK);

        assertThat(id.value()).isEqualTo(person.value());
        assertThat(id.birthDate()).contains(person.birthDate());
        assertThat(id.kind())
                .isEqualTo(person.samordning() ? RecipientId.Kind.SAMORDNINGSNUMMER : RecipientId.Kind.PERSONNUMMER);
        assertThat(id.toString()).isEqualTo(person.birthDate().getYear() + "********");
    }

    @Property(tries = 1000)
    void tenDigitsMeanThePersonWhoIsNotAHundredYet(
            @ForAll("personsYoungerThanAHundred") Person person, @ForAll("dashes") String dash) {
        assertThat(RecipientId.parse(separated(person.lastTen(), dash), CLOCK).value())
                .isEqualTo(person.value());
    }

    @Property(tries = 1000)
    void aPlusMeansThePersonWhoIs(@ForAll("personsOfAHundredAndMore") Person person) {
        assertThat(RecipientId.parse(separated(person.lastTen(), "+"), CLOCK).value())
                .isEqualTo(person.value());
    }

    @Property(tries = 1000)
    void anOrganizationIsReadHoweverItIsWritten(@ForAll("organizations") String value, @ForAll("dashes") String dash) {
        for (String written : new String[] {value, value.substring(2)}) {
            assertThat(OrganizationNumber.parse(separated(written, dash)).value())
                    .isEqualTo(value);
            assertThat(RecipientId.parse(separated(written, dash), CLOCK).value())
                    .isEqualTo(value);
        }
    }

    @Property(tries = 1000)
    void oneWrongDigitIsAlwaysSeen(
            @ForAll("persons") Person person,
            @ForAll @IntRange(min = 2, max = 11) int position,
            @ForAll @IntRange(min = 1, max = 9) int difference) {
        StringBuilder wrong = new StringBuilder(person.value());
        int digit = (wrong.charAt(position) - '0' + difference) % 10;
        wrong.setCharAt(position, (char) ('0' + digit));

        assertThatThrownBy(() -> RecipientId.parse(wrong.toString(), CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 5000)
    void anythingElseIsRefusedWithoutQuotingIt(@ForAll("anything") String written) {
        try {
            RecipientId id = RecipientId.parse(written, CLOCK);

            assertThat(RecipientId.parse(id.value(), CLOCK)).isEqualTo(id);
            assertThat(id.value())
                    .matches("(16|18|19|20)[0-9]{10}")
                    .endsWith(digits(written).substring(2));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).matches("(be|begin|have) [a-z0-9,: ]+");
            assertThat(e.getMessage()).doesNotContainPattern("[0-9]{3}");
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String separated(String digits, String separator) {
        int last = digits.length() - 4;
        return digits.substring(0, last) + separator + digits.substring(last);
    }

    /** Luhn, from the right: the digit that makes the weighted sum a multiple of ten. */
    private static int checkDigit(String nine) {
        int sum = 0;
        for (int i = nine.length() - 1, weight = 2; i >= 0; i--, weight = 3 - weight) {
            int product = Character.digit(nine.charAt(i), 10) * weight;
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
