package se.digitalpost.camel.minameddelanden.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * A record as an object of JSON: its components are the fields. Which types there are is known here and nowhere else, so that no text decides what is
 * made of it.
 */
final class RecordShape {

    /** What a field's value is in JSON. */
    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        CONSTANT,
        DATE,
        TIME,
        ID,
        BASE64,
        OBJECT,
        LIST
    }

    /**
     * A field.
     *
     * @param name its name in JSON
     * @param index which component of the record it is
     * @param kind what its value is
     * @param type the component's class; of a list the elements'
     * @param itemKind what a list's elements are; else null
     * @param required whether it has to be there
     * @param maxItems how many elements a list has at most
     * @param accessor tells the value
     */
    record Part(
            String name,
            int index,
            Kind kind,
            Class<?> type,
            Kind itemKind,
            boolean required,
            int maxItems,
            Method accessor) {

        Object of(Record value) {
            try {
                return accessor.invoke(value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("A record tells its components", e);
            }
        }
    }

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            String.class, Kind.TEXT,
            boolean.class, Kind.FLAG,
            Boolean.class, Kind.FLAG,
            int.class, Kind.NUMBER,
            long.class, Kind.NUMBER,
            Long.class, Kind.NUMBER,
            LocalDate.class, Kind.DATE,
            Instant.class, Kind.TIME,
            UUID.class, Kind.ID,
            Content.class, Kind.BASE64);

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Part part = part(components[i], i);
            parts.put(part.name(), part);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The field with a name, or null where there is none. */
    Part part(String name) {
        return parts.get(name);
    }

    Iterable<Part> parts() {
        return parts.values();
    }

    int size() {
        return parts.size();
    }

    /** @param values one for each component, in their order */
    Record create(Object[] values) {
        try {
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("These records take whatever is of the right type", e);
        }
    }

    private static Part part(RecordComponent component, int index) {
        Field field = component.getAnnotation(Field.class);
        String name = field == null || field.name().isEmpty() ? component.getName() : field.name();
        boolean list = component.getType() == List.class;
        Class<?> type = list ? itemType(component) : component.getType();
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Part(
                name,
                index,
                list ? Kind.LIST : kind(type),
                type,
                list ? kind(type) : null,
                field != null && field.required(),
                field == null ? Integer.MAX_VALUE : field.maxItems(),
                accessor);
    }

    private static Class<?> itemType(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static Kind kind(Class<?> type) {
        if (type.isRecord()) {
            return Kind.OBJECT;
        }
        if (type.isEnum()) {
            return Kind.CONSTANT;
        }
        Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalStateException("No kind of JSON is " + type);
        }
        return kind;
    }
}
