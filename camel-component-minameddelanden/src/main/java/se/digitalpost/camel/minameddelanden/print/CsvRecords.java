package se.digitalpost.camel.minameddelanden.print;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV file (RFC 4180), each with its line. A row that is wrong is told to be, and the next one begins on the next line: libraries stop there, and a
 * quotation mark that isn't closed would take the rest of the file with it. A value may have line breaks, but not more than some.
 */
final class CsvRecords {

    /** Any number of cells. */
    static final int ANY = -1;

    private static final int LONGEST = 64 * 1024;
    private static final int MOST_LINES = 20;

    private final BufferedReader text;
    private final char delimiter;
    private final Deque<String> again = new ArrayDeque<>();
    private long line;

    /**
     * A row, or why there is none.
     *
     * @param line where it begins, 1 being the first line
     * @param cells its values
     * @param fault what is wrong with it, or null
     */
    record Row(long line, List<String> cells, String fault) {}

    CsvRecords(BufferedReader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /**
     * @param width how many cells a row has, or {@link #ANY}
     * @return the next row that isn't empty, or nothing at the end
     */
    Optional<Row> next(int width) throws IOException {
        String first = line();
        while (first != null && isEmpty(first)) {
            first = line();
        }
        return first == null ? Optional.empty() : Optional.of(row(first, width));
    }

    private Row row(String first, int width) throws IOException {
        long begin = line;
        List<String> more = new ArrayList<>();
        StringBuilder whole = new StringBuilder(first);
        while (true) {
            if (whole.length() > LONGEST) {
                return wrong(begin, "has more than " + LONGEST + " characters", more);
            }
            List<String> cells = new ArrayList<>();
            Reading reading = read(whole, cells);
            if (reading == Reading.WHOLE) {
                return width == ANY || cells.size() == width
                        ? new Row(begin, cells, null)
                        : wrong(begin, "has " + cells.size() + " values, and the header has " + width, more);
            }
            String next = reading == Reading.OPEN && more.size() < MOST_LINES ? line() : null;
            if (next == null) {
                return wrong(
                        begin,
                        reading == Reading.OPEN
                                ? "has a quotation mark that isn't closed"
                                : "has characters between a quotation mark and the next delimiter",
                        more);
            }
            more.add(next);
            whole.append('\n').append(next);
        }
    }

    private Row wrong(long begin, String fault, List<String> more) {
        for (int i = more.size() - 1; i >= 0; i--) {
            again.push(more.get(i));
        }
        line = begin;
        return new Row(begin, List.of(), fault);
    }

    private enum Reading {
        WHOLE,
        OPEN,
        BROKEN
    }

    private Reading read(CharSequence row, List<String> cells) {
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            boolean isQuoted = at < row.length() && row.charAt(at) == '"';
            if (isQuoted) {
                at = quoted(row, at + 1, cell);
                if (at < 0) {
                    return Reading.OPEN;
                }
            }
            while (at < row.length() && row.charAt(at) != delimiter) {
                if (isQuoted) {
                    return Reading.BROKEN;
                }
                cell.append(row.charAt(at++));
            }
            cells.add(cell.toString());
            if (at >= row.length()) {
                return Reading.WHOLE;
            }
            at++;
        }
    }

    /** @return the place behind the closing quotation mark, or -1 where there is none */
    private static int quoted(CharSequence row, int from, StringBuilder cell) {
        for (int at = from; at < row.length(); at++) {
            char character = row.charAt(at);
            if (character != '"') {
                cell.append(character);
            } else if (at + 1 < row.length() && row.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                return at + 1;
            }
        }
        return -1;
    }

    /** Spreadsheets end a file with rows of delimiters. */
    private boolean isEmpty(String row) {
        return row.chars().allMatch(character -> character == delimiter || Character.isWhitespace(character));
    }

    /** @return the next line, of which no more is held than is needed to see that it is too long; null at the end */
    private String line() throws IOException {
        if (!again.isEmpty()) {
            line++;
            return again.pop();
        }
        int next = text.read();
        if (next < 0) {
            return null;
        }
        line++;
        StringBuilder characters = new StringBuilder();
        for (; next >= 0 && next != '\n' && next != '\r'; next = text.read()) {
            if (characters.length() <= LONGEST) {
                characters.append((char) next);
            }
        }
        if (next == '\r') {
            skipLineFeed();
        }
        return characters.toString();
    }

    private void skipLineFeed() throws IOException {
        text.mark(1);
        if (text.read() != '\n') {
            text.reset();
        }
    }
}
