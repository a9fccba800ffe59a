package se.digitalpost.camel.minameddelanden.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link FieldOutput} wrote. */
final class FieldInput {

    private final DataInputStream input;

    FieldInput(DataInputStream input) {
        this.input = input;
    }

    long number() throws IOException {
        return input.readLong();
    }

    boolean flag() throws IOException {
        return input.readBoolean();
    }

    boolean isPresent() throws IOException {
        return flag();
    }

    String text() throws IOException {
        int length = input.readInt();
        if (length == FieldOutput.MISSING) {
            return null;
        }
        if (length < 0 || length > input.available()) {
            throw new IOException("a text longer than what there is");
        }
        return new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** @throws IOException where no constant has the name */
    <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        String name = text();
        try {
            return name == null ? null : Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("a " + type.getSimpleName() + " that isn't known", e);
        }
    }

    /** @throws IOException where something is left */
    void end() throws IOException {
        if (input.read() >= 0) {
            throw new IOException("more than one message");
        }
    }
}
