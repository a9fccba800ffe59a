package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of values for statements as bytes, and back. The first byte is the version. The types' numbers are stored: none may ever change its meaning. */
final class RowBytes {

    private static final int VERSION = 1;

    private static final int NULL = 0;
    private static final int TEXT = 1;
    private static final int BYTES = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int ID = 5;
    private static final int TIME = 6;
    private static final int DATE = 7;
    private static final int LONG_TEXT = 8;

    /** What writeUTF can surely write, with three bytes for each char. */
    private static final int SHORT = 0xFFFF / 3;

    private RowBytes() {}

    /** @param rows values that {@link Sql} can bind */
    static byte[] encode(List<Object[]> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        DataOutputStream output = new DataOutputStream(bytes);
        try {
            output.writeByte(VERSION);
            output.writeInt(rows.size());
            for (Object[] row : rows) {
                output.writeInt(row.length);
                for (Object value : row) {
                    write(output, Sql.simple(value));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream output, Object value) throws IOException {
        if (value == null) {
            output.writeByte(NULL);
        } else if (value instanceof String text) {
            write(output, text);
        } else if (value instanceof byte[] bytes) {
            output.writeByte(BYTES);
            output.writeInt(bytes.length);
            output.write(bytes);
        } else if (value instanceof Integer number) {
            output.writeByte(INT);
            output.writeInt(number);
        } else if (value instanceof Long number) {
            output.writeByte(LONG);
            output.writeLong(number);
        } else if (value instanceof UUID id) {
            output.writeByte(ID);
            output.writeLong(id.getMostSignificantBits());
            output.writeLong(id.getLeastSignificantBits());
        } else if (value instanceof Instant time) {
            output.writeByte(TIME);
            output.writeLong(time.getEpochSecond());
            output.writeInt(time.getNano());
        } else if (value instanceof LocalDate date) {
            output.writeByte(DATE);
            output.writeLong(date.toEpochDay());
        } else {
            throw new IllegalArgumentException("Not a value of a row: " + value.getClass());
        }
    }

    /** To the char, also half a surrogate pair. */
    private static void write(DataOutputStream output, String text) throws IOException {
        if (text.length() <= SHORT) {
            output.writeByte(TEXT);
            output.writeUTF(text);
        } else {
            output.writeByte(LONG_TEXT);
            output.writeInt(text.length());
            output.writeChars(text);
        }
    }

    /** @throws IOException where these aren't the bytes of rows */
    static List<Object[]> decode(byte[] stored) throws IOException {
        DataInputStream input = new DataInputStream(new ByteArrayInputStream(stored));
        int version = input.readByte();
        if (version != VERSION) {
            throw new IOException("rows of version " + version + ", and only " + VERSION + " is known");
        }
        List<Object[]> rows = new ArrayList<>();
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            Object[] row = new Object[length(input)];
            for (int j = 0; j < row.length; j++) {
                row[j] = read(input);
            }
            rows.add(row);
        }
        if (input.read() >= 0) {
            throw new IOException("more than the rows");
        }
        return rows;
    }

    private static Object read(DataInputStream input) throws IOException {
        int type = input.readByte();
        return switch (type) {
            case NULL -> null;
            case TEXT -> input.readUTF();
            case LONG_TEXT -> longText(input);
            case BYTES -> input.readNBytes(length(input));
            case INT -> input.readInt();
            case LONG -> input.readLong();
            case ID -> new UUID(input.readLong(), input.readLong());
            case TIME -> Instant.ofEpochSecond(input.readLong(), input.readInt());
            case DATE -> LocalDate.ofEpochDay(input.readLong());
            default -> throw new IOException("a value of type " + type + ", which isn't known");
        };
    }

    private static String longText(DataInputStream input) throws IOException {
        char[] chars = new char[length(input)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = input.readChar();
        }
        return new String(chars);
    }

    /** No more than what is left: what was damaged mustn't take all memory. */
    private static int length(DataInputStream input) throws IOException {
        int length = input.readInt();
        if (length < 0 || length > input.available()) {
            throw new IOException("a length beyond the end");
        }
        return length;
    }
}
