package se.digitalpost.camel.minameddelanden.api;

import java.io.CharConversionException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * Reads an object of JSON into a record, as a stream. Every field that is wrong is told, by its JSON pointer, and reading goes on behind it; fields that aren't known
 * are passed over. Base64 goes past the parser into {@link RequestContents}.
 */
final class RecordReader {

    /** Of a text, in memory. More than any message has; what is longer isn't read. */
    static final int LONGEST_TEXT = 4 * 1024 * 1024;

    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            // JSON is UTF-8. And names come from clients: they don't belong in the JVM's own table.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonInput input;
    private final RequestContents contents;
    private final Faults faults;
    private JsonParser parser;

    /** The bytes aren't one object of JSON in UTF-8. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(long position) {
            super("The body must be one JSON object in UTF-8 (RFC 8259), and isn't at byte " + position);
        }
    }

    /** A text is longer than any can be. */
    static final class LongTextException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param input the bytes
     * @param contents takes what is base64
     * @param faults takes what is wrong
     */
    RecordReader(JsonInput input, RequestContents contents, Faults faults) {
        this.input = input;
        this.contents = contents;
        this.faults = faults;
    }

    /**
     * @throws MalformedException where it isn't one object of JSON
     * @throws LongTextException where a text is too long to be held
     * @throws JsonInput.TooLargeException where there is more than may be
     * @throws IOException where the bytes can't be read, or contents can't be kept
     */
    <T extends Record> T read(Class<T> type) throws IOException {
        try (JsonParser json = JSON.createParser(input)) {
            parser = json;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException(input.position());
            }
            T read = type.cast(object(type, ""));
            if (parser.nextToken() != null) {
                throw new MalformedException(input.position());
            }
            return read;
        } catch (JsonProcessingException | CharConversionException e) {
            // Its message would quote what was sent.
            throw new MalformedException(input.position());
        }
    }

    private Record object(Class<?> type, String pointer) throws IOException {
        RecordShape shape = RecordShape.of(type);
        Object[] values = new Object[shape.size()];
        boolean[] seen = new boolean[shape.size()];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            RecordShape.Part part = shape.part(parser.currentName());
            parser.nextToken();
            if (part == null) {
                parser.skipChildren();
            } else if (seen[part.index()]) {
                wrong(pointer + "/" + part.name(), "be given once");
            } else {
                seen[part.index()] = true;
                values[part.index()] = part.kind() == RecordShape.Kind.LIST
                        ? list(part, pointer + "/" + part.name())
                        : value(part.kind(), part.type(), pointer + "/" + part.name());
            }
        }
        for (RecordShape.Part part : shape.parts()) {
            if (part.required() && !seen[part.index()]) {
                faults.add(pointer + "/" + part.name(), "be given");
            }
        }
        return shape.create(values);
    }

    /** An element that is wrong is null, so that the others keep their places. */
    private List<Object> list(RecordShape.Part part, String pointer) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return wrong(pointer, "be a list");
        }
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() < part.maxItems()) {
                elements.add(value(part.itemKind(), part.type(), pointer + "/" + elements.size()));
            } else {
                parser.skipChildren();
                if (elements.size() == part.maxItems()) {
                    faults.add(pointer, "have at most " + part.maxItems() + " elements");
                    elements.add(null);
                }
            }
        }
        return elements;
    }

    private Object value(RecordShape.Kind kind, Class<?> type, String pointer) throws IOException {
        return switch (kind) {
            case OBJECT ->
                parser.currentToken() == JsonToken.START_OBJECT
                        ? object(type, pointer)
                        : wrong(pointer, "be an object");
            case FLAG ->
                parser.currentToken().isBoolean()
                        ? (Object) parser.getBooleanValue()
                        : wrong(pointer, "be true or false");
            case NUMBER -> number(type, pointer);
            case BASE64 ->
                parser.currentToken() == JsonToken.VALUE_STRING ? base64(pointer) : wrong(pointer, Base64Field.RULE);
            case TEXT, CONSTANT, DATE, TIME, ID -> {
                String text = text(pointer);
                yield text == null ? null : converted(kind, type, text, pointer);
            }
            case LIST -> throw new IllegalStateException("No list has lists");
        };
    }

    private Object converted(RecordShape.Kind kind, Class<?> type, String text, String pointer) throws IOException {
        return switch (kind) {
            case CONSTANT -> constant(type, text, pointer);
            case DATE -> date(text, pointer);
            case TIME -> time(text, pointer);
            case ID -> UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : wrong(pointer, "be a UUID");
            default -> text;
        };
    }

    private String text(String pointer) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return wrong(pointer, "be a text");
        }
        try {
            String text = parser.getText();
            return isWhole(text) ? text : wrong(pointer, "be text of Unicode, without halves of characters");
        } catch (StreamConstraintsException e) {
            throw new LongTextException();
        }
    }

    /** JSON can write half a surrogate pair. Nothing else can. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private Object number(Class<?> type, String pointer) throws IOException {
        JsonParser.NumberType size =
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getNumberType() : null;
        if (type == int.class && size == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        return type != int.class && size != null && size != JsonParser.NumberType.BIG_INTEGER
                ? parser.getLongValue()
                : wrong(pointer, "be a whole number");
    }

    private Object constant(Class<?> type, String text, String pointer) throws IOException {
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        return wrong(
                pointer,
                "be one of " + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", ")));
    }

    private LocalDate date(String text, String pointer) throws IOException {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : wrong(pointer, "be a date, as in 2026-11-22");
        } catch (DateTimeException e) {
            return wrong(pointer, "be a date, as in 2026-11-22");
        }
    }

    private Instant time(String text, String pointer) throws IOException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return wrong(pointer, "be a time as RFC 3339 has it, as in 2026-11-22T09:15:01Z");
        }
    }

    private Object base64(String pointer) throws IOException {
        if (parser.currentTokenLocation().getByteOffset() != input.delivered() - 1) {
            throw new IllegalStateException(
                    "The JSON parser reads ahead of what it tells, as no version did that is known");
        }
        RequestContents.Receiver receiver = contents.receiver();
        if (Base64Field.copy(input, receiver)) {
            return receiver.content();
        }
        faults.add(pointer, Base64Field.RULE);
        return null;
    }

    private <T> T wrong(String pointer, String rule) throws IOException {
        boolean missing = parser.currentToken() == JsonToken.VALUE_NULL;
        faults.add(pointer, missing ? "be left out where there is nothing to say, and is null" : rule);
        parser.skipChildren();
        return null;
    }
}
