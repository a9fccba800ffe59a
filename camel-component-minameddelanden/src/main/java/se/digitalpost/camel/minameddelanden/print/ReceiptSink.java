package se.digitalpost.camel.minameddelanden.print;

/** Takes what stands in a receipt file, in its order, while the file is read. */
public interface ReceiptSink {

    /** @param receipt what the print service tells of a letter */
    void receipt(Receipt receipt);

    /**
     * Something in the file is no receipt; what follows is read all the same.
     *
     * @param line where it begins, 1 being the first line
     * @param fault what is wrong, without any of the file's values
     */
    void fault(long line, String fault);
}
