package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.Transition;

/** A letter that was taken from the journal. */
record TakenLetter(Lease lease, PatientJournal journal) implements HeldLetter {

    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public JournalEntry write(Transition... steps) {
        return journal.move(lease, steps);
    }
}
