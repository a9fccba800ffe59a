package se.digitalpost.minameddelanden.simulator;

import java.util.HashSet;
import java.util.Set;

/**
 * What FaR knows of one recipient.
 *
 * @param type Secure, Anonymous or Not
 * @param operator null where no service supplier is given
 * @param refused senders that are not accepted
 */
record FarEntry(
        String type,
        MailboxOperator operator,
        boolean pending,
        boolean refusesAll,
        Set<String> refused,
        boolean blankAddress,
        boolean leftOut) {

    static final String SECURE = "Secure";
    static final String ANONYMOUS = "Anonymous";
    static final String NOT = "Not";

    static final FarEntry NOBODY = new FarEntry(NOT, null, false, false, Set.of(), false, false);

    static FarEntry of(TestRecipient recipient) {
        FarEntry entry = recipient.mailbox().map(NOBODY::at).orElse(NOBODY);
        return switch (recipient.trait()) {
            case REFUSES_SENDERS -> entry.refusingAll();
            case PENDING -> entry.whilePending();
            case NONE, PROTECTED_IDENTITY -> entry;
        };
    }

    boolean accepts(String senderOrgNr) {
        return !type.equals(NOT) && !refusesAll && !refused.contains(senderOrgNr);
    }

    /** Whether this operator has a mailbox of the recipient's to put a message in. */
    boolean hasMailboxAt(MailboxOperator asked) {
        return type.equals(SECURE) && operator == asked;
    }

    FarEntry at(MailboxOperator newOperator) {
        return new FarEntry(SECURE, newOperator, false, false, Set.of(), false, false);
    }

    FarEntry withoutOperator() {
        return new FarEntry(SECURE, null, pending, refusesAll, refused, false, leftOut);
    }

    FarEntry ofType(String newType) {
        return new FarEntry(newType, operator, pending, refusesAll, refused, blankAddress, leftOut);
    }

    FarEntry whilePending() {
        return new FarEntry(type, operator, true, refusesAll, refused, blankAddress, leftOut);
    }

    FarEntry refusingAll() {
        return new FarEntry(type, operator, pending, true, refused, blankAddress, leftOut);
    }

    FarEntry refusing(String senderOrgNr) {
        Set<String> more = new HashSet<>(refused);
        more.add(senderOrgNr);
        return new FarEntry(type, operator, pending, refusesAll, Set.copyOf(more), blankAddress, leftOut);
    }

    FarEntry withBlankAddress() {
        return new FarEntry(type, operator, pending, refusesAll, refused, true, leftOut);
    }

    FarEntry leftOutOfAnswers() {
        return new FarEntry(type, operator, pending, refusesAll, refused, blankAddress, true);
    }
}
