package se.digitalpost.camel.minameddelanden.journal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes values so that each can be told from its neighbours, and a missing one from an empty one. */
final class FieldOutput {

    static final int MISSING = -1;

    private final DataOutputStream output;

    FieldOutput(OutputStream output) {
        this.output = new DataOutputStream(output);
    }

    /** Writes the parts of a value. */
    interface Parts<T> {
        void write(T value) throws IOException;
    }

    void number(long number) throws IOException {
        output.writeLong(number);
    }

    void flag(boolean flag) throws IOException {
        output.writeBoolean(flag);
    }

    /** @throws IOException where it has half a surrogate pair, which would be lost */
    void text(String text) throws IOException {
        if (text == null) {
            output.writeInt(MISSING);
            return;
        }
        ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        output.writeInt(utf8.remaining());
        output.write(utf8.array(), utf8.arrayOffset(), utf8.remaining());
    }

    void constant(Enum<?> constant) throws IOException {
        text(constant == null ? null : constant.name());
    }

    <T> void optional(T value, Parts<T> parts) throws IOException {
        flag(value != null);
        if (value != null) {
            parts.write(value);
        }
    }

    <T> void list(Collection<T> values, Parts<T> parts) throws IOException {
        number(values.size());
        for (T value : values) {
            parts.write(value);
        }
    }
}
