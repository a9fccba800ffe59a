package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/** A letter that a course works on, and the right to write what becomes of it. Used by one thread at a time. */
interface HeldLetter {

    /**
     * @return the entry as it is now
     * @throws LeaseLostException where somebody else has the letter now
     * @throws JournalUnavailableException where the journal can't be written, for longer than is waited for it
     * @throws NotAcceptedException where the letter can't be stored, or is somebody else's
     */
    JournalEntry write(Transition... steps);

    /** @return whether the journal has the letter: what isn't stored is stored with the first steps that are written, or with none */
    boolean isStored();

    /** @return the lease; null as long as the letter isn't stored, and when a step has ended the work */
    Lease lease();
}
