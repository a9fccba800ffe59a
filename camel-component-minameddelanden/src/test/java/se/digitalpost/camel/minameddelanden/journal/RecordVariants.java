package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Every message that differs from a given one in a single field, however deep it lies. Made by reflection over the records. */
final class RecordVariants {

    private static final Set<String> MAY_BE_MISSING = Set.of(
            "reference",
            "correlationId",
            "attention",
            "officialMatter",
            "postalAddress",
            "department",
            "costCentre",
            "batchReference",
            "url",
            "phoneNumber",
            "emailAddress",
            "eventId",
            "officialMatterId",
            "precedingEventId",
            "matterSubject",
            "eventType",
            "matterStatus",
            "careOf",
            "street",
            "apartment",
            "country");

    private RecordVariants() {}

    record Variant(String path, Message message) {
        @Override
        public String toString() {
            return path;
        }
    }

    private record Change(String path, Object value) {}

    static Stream<Variant> of(Message message) {
        return fields("", message).map(change -> new Variant(change.path().substring(1), (Message) change.value()));
    }

    private static Stream<Change> fields(String path, Record record) {
        return Arrays.stream(record.getClass().getRecordComponents()).flatMap(component -> {
            Object value = get(component, record);
            return changes(path + "." + component.getName(), value, MAY_BE_MISSING.contains(component.getName()))
                    .map(change -> new Change(change.path(), with(record, component, change.value())));
        });
    }

    private static Stream<Change> changes(String path, Object value, boolean mayBeMissing) {
        Stream<Change> missing = mayBeMissing ? Stream.of(new Change(path, null)) : Stream.empty();
        return Stream.concat(missing, changes(path, value));
    }

    private static Stream<Change> changes(String path, Object value) {
        if (value instanceof String text) {
            return Stream.of(new Change(path, text + "x"));
        } else if (value instanceof Boolean flag) {
            return Stream.of(new Change(path, !flag));
        } else if (value instanceof LocalDate day) {
            return Stream.of(new Change(path, day.plusDays(1)));
        } else if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            return Stream.of(new Change(path, all[(constant.ordinal() + 1) % all.length]));
        } else if (value instanceof OrganizationNumber) {
            return Stream.of(new Change(path, TestLetters.KOMMUN_B));
        } else if (value instanceof RecipientId) {
            return Stream.of(new Change(path, TestLetters.BO));
        } else if (value instanceof Content content) {
            return Stream.of(
                    new Change(path, changed(content, bytes -> bytes[bytes.length - 1] ^= 1)),
                    new Change(path + " longer", longer(content)));
        } else if (value instanceof List<?> list) {
            return elements(path, list);
        } else if (value instanceof Record record) {
            return fields(path, record);
        }
        throw new AssertionError("No way is known to change " + path + ", a " + value.getClass() + ": add one here");
    }

    private static Stream<Change> elements(String path, List<?> list) {
        List<Object> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        Stream<Change> changes =
                Stream.of(new Change(path, list.subList(1, list.size())), new Change(path + " reversed", reversed));
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            changes = Stream.concat(
                    changes, changes(path + "[" + i + "]", list.get(i)).map(change -> {
                        List<Object> other = new ArrayList<>(list);
                        other.set(index, change.value());
                        return new Change(change.path(), other);
                    }));
        }
        return changes;
    }

    private interface Edit {
        void of(byte[] bytes);
    }

    private static Content changed(Content content, Edit edit) {
        return edited(content, bytes -> {
            byte[] copy = bytes.clone();
            edit.of(copy);
            return copy;
        });
    }

    private static Content longer(Content content) {
        return edited(content, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static Content edited(Content content, UnaryOperator<byte[]> edit) {
        try {
            return Content.of(edit.apply(SameMessage.bytes(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Record with(Record record, RecordComponent changed, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(changed.getName()) ? value : get(component, record))
                .toArray();
        try {
            return (Record) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
