package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.print.PrintJob;

/** Takes what has to be printed. */
@FunctionalInterface
public interface Fallback {

    /**
     * Hands a letter over to the print service.
     *
     * @param job the letter and its facts
     * @throws Exception where the print service didn't take it, or nobody knows
     */
    void handOver(PrintJob job) throws Exception;
}
