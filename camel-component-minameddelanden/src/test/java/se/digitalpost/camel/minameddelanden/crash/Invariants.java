package se.digitalpost.camel.minameddelanden.crash;

import java.util.ArrayList;
import java.util.List;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.JournalPolicy;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Reason;

/** What holds for every letter after any number of crashes: nothing lost, nothing twice. */
final class Invariants {

    private final InDoubtPolicy policy;

    Invariants(InDoubtPolicy policy) {
        this.policy = policy;
    }

    /** How many copies of a letter a mailbox may get at most. */
    private int mostCopies() {
        return policy == InDoubtPolicy.RESEND ? 1 + JournalPolicy.DEFAULT.maxResends() : 1;
    }

    /** @return what is wrong with a letter; empty where all is as it has to be */
    List<String> faults(LetterTrace letter) {
        List<String> faults = new ArrayList<>();
        if (letter.state() == null) {
            faults.add("is lost: the journal doesn't know it");
        } else {
            state(letter, faults);
        }
        mailbox(letter, faults);
        paper(letter, faults);
        return faults.stream().map(fault -> letter.reference() + " " + fault).toList();
    }

    private static void state(LetterTrace letter, List<String> faults) {
        switch (letter.state()) {
            case DELIVERED -> delivered(letter, faults);
            case HANDED_OVER -> handedOver(letter, faults);
            case NEEDS_ATTENTION -> needsAttention(letter, faults);
            default -> faults.add("has not come to its end: " + letter.state());
        }
    }

    private static void delivered(LetterTrace letter, List<String> faults) {
        boolean isTheOne = letter.copies().stream()
                .anyMatch(copy -> copy.transactionId().equals(letter.transactionId())
                        && copy.sha256().equals(letter.sealedSha256()));
        if (!isTheOne) {
            faults.add("is told to be delivered, and that delivery is in no mailbox");
        }
    }

    private static void handedOver(LetterTrace letter, List<String> faults) {
        if (letter.handOvers().isEmpty() || !letter.isInPrintFolder()) {
            faults.add("is told to be handed over, and the print service doesn't have it");
        }
    }

    private static void needsAttention(LetterTrace letter, List<String> faults) {
        if (letter.reason() != Reason.NO_ANSWER || !letter.isDigital()) {
            faults.add("needs attention though nothing is unknown of it: " + letter.reason());
        }
        if (!letter.handOvers().isEmpty()) {
            faults.add("needs attention, and was printed all the same");
        }
    }

    private void mailbox(LetterTrace letter, List<String> faults) {
        int copies = letter.copies().size();
        if (copies > mostCopies()) {
            faults.add("is in a mailbox " + copies + " times");
        }
        if (letter.copies().stream().map(LetterTrace.Copy::sha256).distinct().count() > 1) {
            faults.add("is in a mailbox as envelopes that differ");
        }
        if (!letter.copies().stream().allMatch(LetterTrace.Copy::isComplete)) {
            faults.add("isn't in the mailbox as it was brought");
        }
        if (copies > 0 && !letter.isDigital()) {
            faults.add("is in a mailbox that there isn't");
        }
    }

    private void paper(LetterTrace letter, List<String> faults) {
        boolean isOnPaper = !letter.handOvers().isEmpty();
        if (letter.handOvers().stream().distinct().count() > 1) {
            faults.add("was handed to the print service as files that differ");
        }
        if (isOnPaper && letter.isDigital() && !isPaperChosen(letter)) {
            faults.add("was printed though its recipient has a mailbox");
        }
        if (isOnPaper && !letter.copies().isEmpty() && !isPaperChosen(letter)) {
            faults.add("is both digital and on paper");
        }
    }

    private boolean isPaperChosen(LetterTrace letter) {
        return policy == InDoubtPolicy.PAPER
                && letter.state() == JournalState.HANDED_OVER
                && letter.reason() == Reason.NO_ANSWER;
    }
}
