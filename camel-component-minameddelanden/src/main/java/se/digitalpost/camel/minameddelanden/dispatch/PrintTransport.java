package se.digitalpost.camel.minameddelanden.dispatch;

/** Takes the files of batches to a print service, one after the other. */
@FunctionalInterface
public interface PrintTransport {

    /**
     * Hands a file over. A file of the same path takes the place of the one that is there.
     *
     * @param file the file
     * @throws Exception where the print service didn't take it, or nobody knows: it is handed over again then, the same bytes
     */
    void handOver(OutgoingFile file) throws Exception;
}
