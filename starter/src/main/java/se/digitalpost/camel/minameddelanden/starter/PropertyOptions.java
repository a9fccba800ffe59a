package se.digitalpost.camel.minameddelanden.starter;

import java.beans.PropertyDescriptor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.util.StringUtils;

/** The names that the component's options have as properties. */
final class PropertyOptions {

    /** Options that the component itself doesn't have. */
    static final Set<String> BUNDLES = Set.of("sslBundle", "signingSslBundle", "sealingSslBundle");

    private static final Set<String> NO_FLAT_OPTIONS = Set.of("class", "enabled", "customizer", "configuration");

    private PropertyOptions() {}

    /** All options, the bundles' included. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(MinaMeddelandenProperties.class)) {
            names.add(property.getName());
        }
        names.remove("class");
        return names;
    }

    /** The flat options of the component that are set, with their values. */
    static Map<String, Object> valuesOf(MinaMeddelandenProperties properties) {
        BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(properties);
        Map<String, Object> values = new TreeMap<>();
        for (String name : names()) {
            Object value =
                    NO_FLAT_OPTIONS.contains(name) || BUNDLES.contains(name) ? null : bean.getPropertyValue(name);
            if (value != null && !(value instanceof String text && given(text) == null)) {
                values.put(name, value);
            }
        }
        return values;
    }

    /** A text, or null where it is empty: with {@code ${SOME_VARIABLE:}} that is as good as not set. */
    static String given(String text) {
        return StringUtils.hasText(text) ? text : null;
    }

    /** The property's whole name: {@code camel.component.minameddelanden.far-url} for {@code farUrl}. */
    static String propertyName(String option) {
        return MinaMeddelandenProperties.PREFIX + "." + dashed(option);
    }

    /** {@code far-url} for {@code farUrl}. */
    static String dashed(String option) {
        return option.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
