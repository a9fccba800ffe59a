package se.digitalpost.camel.minameddelanden.starter;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenConfiguration;

/** Properties whose value is an object name a bean that is it, as {@code #bean:name} or {@code #name}. */
final class BeanReferenceConverter implements GenericConverter {

    private final ListableBeanFactory beans;

    BeanReferenceConverter(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Stream.of(
                        SSLContextParameters.class,
                        KeyStoreParameters.class,
                        MinaMeddelandenConfiguration.class,
                        DataSource.class)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toSet());
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String name = beanName(source.toString());
        Class<?> type = targetType.getType();
        List<String> candidates = List.of(beans.getBeanNamesForType(type, true, false));
        if (!candidates.contains(name)) {
            throw new IllegalArgumentException("there is no bean '" + name + "' of the type " + type.getSimpleName()
                    + "; of that type there are " + candidates);
        }
        return beans.getBean(name, type);
    }

    private static String beanName(String reference) {
        if (reference.startsWith("#bean:")) {
            return reference.substring("#bean:".length());
        }
        if (reference.startsWith("#")) {
            return reference.substring(1);
        }
        throw new IllegalArgumentException("the value must name a bean, as in #bean:name");
    }
}
