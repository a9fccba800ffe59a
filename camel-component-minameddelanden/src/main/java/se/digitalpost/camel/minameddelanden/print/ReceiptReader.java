package se.digitalpost.camel.minameddelanden.print;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * Reads a print service's receipt file: CSV with the columns that the profile names, or JSON with its fields. Which of the two it is, the file's first
 * character tells. It is read as a stream. Safe for use by several threads.
 */
public final class ReceiptReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final PrintProfile.Receipts format;

    /** @param profile how the print service writes its receipts */
    public ReceiptReader(PrintProfile profile) {
        this.format = Objects.requireNonNull(profile, "profile").receipts();
    }

    /** @return how many bytes a file has at most */
    public long largest() {
        return format.bytes();
    }

    /**
     * Reads a file to its end. An empty one has no receipts.
     *
     * @param file the file
     * @param sink takes its receipts and faults
     * @throws UnreadableReceiptsException where it is larger than the profile allows, and then before anything is read; where a column is missing; or where it
     *     is JSON that is broken, and then the receipts before that place have been given to the sink
     * @throws IOException where its bytes can't be read
     */
    public void read(Content file, ReceiptSink sink) throws IOException {
        if (file.size() > format.bytes()) {
            throw new UnreadableReceiptsException(
                    "has more than " + format.bytes() + " bytes, which is what the profile allows: receipts.bytes");
        }
        try (InputStream input = new BufferedInputStream(file.open())) {
            skipByteOrderMark(input);
            int first = firstCharacter(input);
            if (first == '{' || first == '[') {
                new JsonReceipts(format, sink).read(input);
            } else if (first >= 0) {
                new CsvReceipts(format, sink).read(input);
            }
        }
    }

    /**
     * A file that came as a text.
     *
     * @param text the text
     * @return its bytes as {@link #read} takes them
     */
    public Content content(String text) {
        String begin = text.stripLeading();
        boolean isJson = begin.startsWith("{") || begin.startsWith("[");
        return Content.of(text.getBytes(isJson ? StandardCharsets.UTF_8 : format.charset()));
    }

    private static void skipByteOrderMark(InputStream input) throws IOException {
        input.mark(BYTE_ORDER_MARK.length);
        for (byte expected : BYTE_ORDER_MARK) {
            if (input.read() != (expected & 0xFF)) {
                input.reset();
                return;
            }
        }
    }

    /** @return the first character that isn't white space, or -1; lines before it still count */
    private static int firstCharacter(InputStream input) throws IOException {
        input.mark(1024);
        int first = input.read();
        for (int i = 1; i < 1024 && first >= 0 && Character.isWhitespace(first); i++) {
            first = input.read();
        }
        input.reset();
        return first;
    }
}
