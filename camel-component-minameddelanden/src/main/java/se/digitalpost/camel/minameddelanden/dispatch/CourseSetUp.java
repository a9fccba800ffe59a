package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.journal.Journal;

/**
 * What each course of a sender's letters works with.
 *
 * @param writer writes what came of side effects
 * @param threads write while a letter is being posted
 * @param waiting tells when a letter is tried again
 */
record CourseSetUp(
        Ways ways,
        Journal journal,
        JournalPolicy policy,
        OperatorGates gates,
        PatientJournal writer,
        WritingThreads threads,
        Waiting waiting) {}
