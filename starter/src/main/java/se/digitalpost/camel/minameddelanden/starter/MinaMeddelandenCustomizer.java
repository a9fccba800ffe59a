package se.digitalpost.camel.minameddelanden.starter;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.core.env.Environment;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponentConfigurer;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * Sets the properties on the component when Camel makes it, and keys and trust from the SSL bundles. Only on the
 * component of the name {@code minameddelanden}: one of another name is another sender's.
 */
final class MinaMeddelandenCustomizer implements ComponentCustomizer {

    private static final String COMPONENT = "minameddelanden";

    private final MinaMeddelandenProperties properties;
    private final KeyBundles bundles;
    private final Environment environment;
    private final PropertyConfigurer configurer = new MinaMeddelandenComponentConfigurer();

    MinaMeddelandenCustomizer(MinaMeddelandenProperties properties, KeyBundles bundles, Environment environment) {
        this.properties = properties;
        this.bundles = bundles;
        this.environment = environment;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return COMPONENT.equals(name)
                && target instanceof MinaMeddelandenComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", MinaMeddelandenProperties.PREFIX + ".customizer");
    }

    /** @throws ConfigurationException which says what is wrong with the properties and what to do */
    @Override
    public void configure(String name, Component target) {
        MinaMeddelandenComponent component = (MinaMeddelandenComponent) target;
        if (properties.getConfiguration() != null) {
            component.setConfiguration(properties.getConfiguration().copy());
        }
        List<ConfigurationException> faults = new ArrayList<>();
        PropertyOptions.valuesOf(properties)
                .forEach((option, value) -> attempt(faults, () -> set(component, option, value)));
        BundleSetUp keys = new BundleSetUp(properties, bundles, component.getConfiguration());
        attempt(faults, keys::tls);
        attempt(faults, keys::signing);
        attempt(faults, keys::sealing);
        if (!faults.isEmpty()) {
            throw ConfigurationException.of(faults);
        }
    }

    private void set(MinaMeddelandenComponent component, String option, Object value) {
        CamelContext camelContext = component.getCamelContext();
        configurer.configure(camelContext, component, option, resolved(camelContext, option, value), false);
    }

    private static void attempt(List<ConfigurationException> faults, Runnable step) {
        try {
            step.run();
        } catch (ConfigurationException e) {
            faults.add(e);
        }
    }

    /** Camel's placeholders, such as a vault's, beside those that Spring has resolved already. */
    private static Object resolved(CamelContext camelContext, String option, Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return camelContext.resolvePropertyPlaceholders(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    option, "has a placeholder in {{ }} that Camel can't resolve; define it, or use Spring's ${ }", e);
        }
    }
}
