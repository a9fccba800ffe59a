package se.digitalpost.camel.minameddelanden.message;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom a message is for: a person by personnummer or samordningsnummer, or an organization by organisationsnummer, in the
 * infrastructure's form of 12 digits (schema type RecipientId).
 *
 * <p>{@link #toString()} is masked, so that the id of a person can't reach a log by accident. Only {@link #value()} tells it.
 */
public final class RecipientId {

    /** What sort of number identifies the recipient. */
    public enum Kind {
        /** A person in the population register. */
        PERSONNUMMER,
        /** A person who isn't: the day of birth has 60 added. */
        SAMORDNINGSNUMMER,
        /** An organization: the prefix is 16. */
        ORGANISATIONSNUMMER
    }

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int COMING_OF_AGE = 18;
    private static final int SAMORDNING_DAY_OFFSET = 60;

    private final String value;
    private final Kind kind;
    private final LocalDate birthDate;

    private RecipientId(String value, Kind kind, LocalDate birthDate) {
        this.value = value;
        this.kind = kind;
        this.birthDate = birthDate;
    }

    /**
     * Reads an id in any form that people write: {@code YYMMDD-NNNN}, {@code YYMMDD+NNNN} (100 years or more),
     * {@code YYYYMMDD-NNNN}, 10 or 12 digits, blanks and typographic dashes; organizations as {@code NNNNNN-NNNN} with or
     * without the prefix 16. Check digit and date of birth are verified.
     *
     * @param written the id as written
     * @return the id in its normal form
     * @throws IllegalArgumentException whose message is the broken rule, in a form that follows "must", without the digits
     */
    public static RecipientId parse(String written) {
        return parse(written, Clock.system(SWEDEN));
    }

    /**
     * As {@link #parse(String)}, for who goes by another clock than the system's: a date of birth can't be in the future, and ten digits
     * mean the latest one that has been.
     *
     * @param written the id as written
     * @param clock tells today; its zone does not matter: the day is Sweden's
     * @return the id in its normal form
     * @throws IllegalArgumentException whose message is the broken rule, in a form that follows "must", without the digits
     */
    public static RecipientId parse(String written, Clock clock) {
        IdentityNumber number = IdentityNumber.read(written);
        if (number.isOrganization()) {
            return new RecipientId(OrganizationNumber.parse(written).value(), Kind.ORGANISATIONSNUMMER, null);
        }
        LocalDate today = LocalDate.now(clock.withZone(SWEDEN));
        int day = Integer.parseInt(number.tenDigits().substring(4, 6));
        boolean samordning = day > SAMORDNING_DAY_OFFSET;
        String century = number.century() != null ? number.century() : centuryOf(number, samordning, today);
        LocalDate birthDate = birthDate(century, number.tenDigits(), samordning);
        if (birthDate.isAfter(today)) {
            throw new IllegalArgumentException("have a date of birth that has been");
        }
        return new RecipientId(
                century + number.tenDigits(), samordning ? Kind.SAMORDNINGSNUMMER : Kind.PERSONNUMMER, birthDate);
    }

    /** Ten digits with a dash mean the latest date of birth that has been; with a plus the one a hundred years before. */
    private static String centuryOf(IdentityNumber number, boolean samordning, LocalDate today) {
        int century = today.getYear() / 100;
        // 29 February exists in one century and not in the next: the candidate that does not exist is not in the
        // future.
        if (isFuture(century, number, samordning, today)) {
            century--;
        }
        return Integer.toString(number.plus() ? century - 1 : century);
    }

    private static boolean isFuture(int century, IdentityNumber number, boolean samordning, LocalDate today) {
        int yearMonthDay =
                Integer.parseInt(number.tenDigits().substring(0, 6)) - (samordning ? SAMORDNING_DAY_OFFSET : 0);
        int todayNumber = today.getYear() * 10_000 + today.getMonthValue() * 100 + today.getDayOfMonth();
        return century * 1_000_000 + yearMonthDay > todayNumber;
    }

    private static LocalDate birthDate(String century, String tenDigits, boolean samordning) {
        if (!century.equals("18") && !century.equals("19") && !century.equals("20")) {
            throw new IllegalArgumentException("begin with 16, 18, 19 or 20 where it has 12 digits");
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(century + tenDigits.substring(0, 2)),
                    Integer.parseInt(tenDigits.substring(2, 4)),
                    Integer.parseInt(tenDigits.substring(4, 6)) - (samordning ? SAMORDNING_DAY_OFFSET : 0));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("have a date of birth that exists", e);
        }
    }

    /**
     * The id itself: for the wire only, never for a log, a URI, a metric or a file's name.
     *
     * @return 12 digits
     */
    public String value() {
        return value;
    }

    /** @return what sort of number this is */
    public Kind kind() {
        return kind;
    }

    /** @return the date of birth that the number tells; empty for an organization */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    /**
     * Whether the recipient is a person who has not turned 18.
     *
     * @param clock tells today; its zone does not matter: the day is Sweden's
     * @return false for organizations
     */
    public boolean isMinor(Clock clock) {
        return birthDate != null
                && birthDate
                        .plusYears(COMING_OF_AGE)
                        .isAfter(LocalDate.now(Objects.requireNonNull(clock).withZone(SWEDEN)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecipientId id && id.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** @return the masked form: the year of birth and stars; the number itself for an organization, which is public */
    @Override
    public String toString() {
        return kind == Kind.ORGANISATIONSNUMMER ? value : value.substring(0, 4) + "********";
    }
}
