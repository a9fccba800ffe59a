package se.digitalpost.minameddelanden.simulator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import se.digitalpost.minameddelanden.simulator.TestRecipient.Kind;
import se.digitalpost.minameddelanden.simulator.TestRecipient.Trait;

/**
 * The recipients that a simulator knows unless it is told otherwise. Persons have ids of Skatteverket's series of test
 * numbers (birth numbers 238 and 239); names and addresses are made up.
 */
public final class TestRecipients {

    private static final MailboxOperator[] IN_TURN = {
        MailboxOperator.KIVRA, MailboxOperator.MIN_MYNDIGHETSPOST, MailboxOperator.BILLO, MailboxOperator.KIVRA, null
    };

    /** An adult with a mailbox at Kivra. */
    public static final TestRecipient AT_KIVRA =
            person("198101032384", "Karin Kivrasson", MailboxOperator.KIVRA, Trait.NONE);

    /** An adult with a mailbox at Min myndighetspost. */
    public static final TestRecipient AT_MIN_MYNDIGHETSPOST =
            person("198101052382", "Mikael Myndig", MailboxOperator.MIN_MYNDIGHETSPOST, Trait.NONE);

    /** An adult with a mailbox at Billo. */
    public static final TestRecipient AT_BILLO =
            person("199001012385", "Bianca Billström", MailboxOperator.BILLO, Trait.NONE);

    /** A company with a mailbox at Fortnox. */
    public static final TestRecipient AT_FORTNOX =
            organization("165568402266", "Provbolaget AB", MailboxOperator.FORTNOX);

    /** Born on a leap day, mailbox at Kivra. */
    public static final TestRecipient BORN_ON_A_LEAP_DAY =
            person("200002292399", "Skotte Skottdag", MailboxOperator.KIVRA, Trait.NONE);

    /** A minor who has a mailbox. */
    public static final TestRecipient MINOR_WITH_MAILBOX =
            person("202402292383", "Minna Minderårig", MailboxOperator.MIN_MYNDIGHETSPOST, Trait.NONE);

    /** An adult without a mailbox. */
    public static final TestRecipient WITHOUT_MAILBOX = person("192705178354", "Paul Pappersson", null, Trait.NONE);

    /** Over 100 years old, without a mailbox. */
    public static final TestRecipient OVER_100 = person("191212121212", "Tolvan Tolvansson", null, Trait.NONE);

    /** A samordningsnummer with a mailbox at Kivra. */
    public static final TestRecipient COORDINATION_NUMBER =
            coordination("191401682396", "Samira Samordning", MailboxOperator.KIVRA);

    /** A samordningsnummer of an infant, without a mailbox. */
    public static final TestRecipient INFANT_COORDINATION_NUMBER = coordination("202601612381", "Nils Nyfödd", null);

    /** Has a mailbox and accepts no sender. */
    public static final TestRecipient REFUSES_SENDERS =
            person(id(LocalDate.of(1972, 11, 3), 239), "Nea Nejsson", MailboxOperator.KIVRA, Trait.REFUSES_SENDERS);

    /** Has a mailbox that is not open yet. */
    public static final TestRecipient PENDING =
            person(id(LocalDate.of(1968, 4, 17), 238), "Vega Väntar", MailboxOperator.BILLO, Trait.PENDING);

    /** Has a protected identity and no mailbox. */
    public static final TestRecipient PROTECTED_IDENTITY =
            person(id(LocalDate.of(1975, 6, 21), 238), "Skyddad Person", null, Trait.PROTECTED_IDENTITY);

    private static final List<TestRecipient> ALL = makeAll();

    private TestRecipients() {}

    /** All of them, in a fixed order: the constants of this class first, then 52 ordinary adults and four minors. */
    public static List<TestRecipient> all() {
        return ALL;
    }

    /** Those that a message reaches digitally: adults, and organizations, with an open mailbox. */
    public static List<TestRecipient> reachable() {
        return ALL.stream()
                .filter(r -> r.mailbox().isPresent() && r.trait() == Trait.NONE)
                .filter(r -> !r.isMinor(LocalDate.now()))
                .toList();
    }

    /** Adults without a mailbox, whose letters go on paper; nobody with a protected identity. */
    public static List<TestRecipient> onPaper() {
        return ALL.stream()
                .filter(r -> r.mailbox().isEmpty() && r.trait() == Trait.NONE)
                .filter(r -> !r.isMinor(LocalDate.now()))
                .toList();
    }

    private static List<TestRecipient> makeAll() {
        List<TestRecipient> all = new ArrayList<>(List.of(
                AT_KIVRA,
                AT_MIN_MYNDIGHETSPOST,
                AT_BILLO,
                AT_FORTNOX,
                BORN_ON_A_LEAP_DAY,
                MINOR_WITH_MAILBOX,
                WITHOUT_MAILBOX,
                OVER_100,
                COORDINATION_NUMBER,
                INFANT_COORDINATION_NUMBER,
                REFUSES_SENDERS,
                PENDING,
                PROTECTED_IDENTITY,
                organization("162120002411", "Provkommunen", MailboxOperator.MIN_MYNDIGHETSPOST),
                organization("162021003898", "Kommun B", MailboxOperator.MIN_MYNDIGHETSPOST),
                organization("162021004748", "Kommun A", MailboxOperator.KIVRA)));
        IntStream.range(0, 52)
                .mapToObj(i -> person(
                        id(LocalDate.of(1941 + i, i % 12 + 1, i * 5 % 28 + 1), 238 + i % 2),
                        Names.at(i),
                        IN_TURN[i % IN_TURN.length],
                        Trait.NONE))
                .forEach(all::add);
        IntStream.range(0, 4)
                .mapToObj(i -> person(
                        id(LocalDate.of(2014 + 2 * i, 3 * i + 1, 10 + i), 238 + i % 2),
                        Names.at(60 + i),
                        IN_TURN[i + 1],
                        Trait.NONE))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static TestRecipient person(String id, String name, MailboxOperator mailbox, Trait trait) {
        PostalAddress address =
                trait == Trait.PROTECTED_IDENTITY ? PostalAddress.ofProtectedIdentity() : Names.address(id, name);
        return new TestRecipient(id, name, Kind.PERSON, Optional.ofNullable(mailbox), trait, address);
    }

    private static TestRecipient coordination(String id, String name, MailboxOperator mailbox) {
        return new TestRecipient(
                id, name, Kind.COORDINATION_NUMBER, Optional.ofNullable(mailbox), Trait.NONE, Names.address(id, name));
    }

    private static TestRecipient organization(String id, String name, MailboxOperator mailbox) {
        return new TestRecipient(
                id, name, Kind.ORGANIZATION, Optional.of(mailbox), Trait.NONE, Names.address(id, name));
    }

    private static String id(LocalDate born, int birthNumber) {
        String digits = born.format(DateTimeFormatter.BASIC_ISO_DATE) + birthNumber;
        return digits + CheckDigit.of(digits.substring(2));
    }
}
