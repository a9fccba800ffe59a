package se.digitalpost.camel.minameddelanden.print;

/** What a batch comes to: letters, pages, sheets of paper, and the PDFs' bytes. */
record BatchTotals(long letters, long pages, long sheets, long bytes) {

    static final BatchTotals NONE = new BatchTotals(0, 0, 0, 0);

    BatchTotals and(PrintJob job) {
        return new BatchTotals(
                letters + 1,
                pages + job.pages(),
                sheets + job.sheets(),
                bytes + job.pdf().size());
    }
}
