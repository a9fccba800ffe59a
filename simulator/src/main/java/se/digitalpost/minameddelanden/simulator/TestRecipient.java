package se.digitalpost.minameddelanden.simulator;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A fictional recipient of the simulator's world.
 *
 * @param id 12 digits
 * @param name fictional
 * @param kind what sort of id it is
 * @param mailbox at which operator; empty where there is no mailbox
 * @param trait what is special about it
 * @param address what the population register answers
 */
public record TestRecipient(
        String id, String name, Kind kind, Optional<MailboxOperator> mailbox, Trait trait, PostalAddress address) {

    private static final int COORDINATION_OFFSET = 60;

    /** What sort of id. */
    public enum Kind {
        /** Personnummer. */
        PERSON,
        /** Samordningsnummer: 60 is added to the day. */
        COORDINATION_NUMBER,
        /** Organisationsnummer with the prefix 16. */
        ORGANIZATION
    }

    /** What is special. */
    public enum Trait {
        /** Nothing. */
        NONE,
        /** Has a mailbox and accepts no sender: goes on paper. */
        REFUSES_SENDERS,
        /** Has asked for a mailbox that is not open yet: goes on paper. */
        PENDING,
        /** No mailbox, and a protected identity in the population register: must not be printed by itself. */
        PROTECTED_IDENTITY
    }

    /** The day of birth that the id says; empty for an organization. */
    public Optional<LocalDate> birthDate() {
        if (kind == Kind.ORGANIZATION) {
            return Optional.empty();
        }
        int day = Integer.parseInt(id.substring(6, 8));
        return Optional.of(LocalDate.of(
                Integer.parseInt(id.substring(0, 4)),
                Integer.parseInt(id.substring(4, 6)),
                kind == Kind.COORDINATION_NUMBER ? day - COORDINATION_OFFSET : day));
    }

    /** Whether it is a person under 18 on that day. */
    public boolean isMinor(LocalDate today) {
        return birthDate().filter(born -> born.plusYears(18).isAfter(today)).isPresent();
    }

    /** The id masked; test identities too keep out of logs, so that nobody has to tell them from others. */
    @Override
    public String toString() {
        return "TestRecipient[" + MaskedId.of(id) + ", " + kind + ", "
                + mailbox.map(MailboxOperator::displayName).orElse("no mailbox") + ", " + trait + ']';
    }
}
