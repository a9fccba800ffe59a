package se.digitalpost.camel.minameddelanden.starter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** Tells at start which properties are wrong or missing, where they come from and what to do. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

    private final Environment environment;

    ConfigurationFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
        List<FaultText> faults = FaultText.of(cause);
        String description = faults.stream()
                .map(this::line)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        String.format("The component minameddelanden can't work with its configuration:%n%n"),
                        ""));
        return new FailureAnalysis(description, action(faults), cause);
    }

    private String line(FaultText fault) {
        String text = "    - " + PropertyOptions.propertyName(fault.option()) + ": " + fault.problemInProperties();
        return text + source(fault.option()).map(source -> " [" + source + "]").orElse("");
    }

    /** Where the value comes from: a file and line, or the SSL bundle that stands in for it. */
    private Optional<String> source(String option) {
        Optional<String> origin = origin(option);
        return origin.isPresent() ? origin : bundleOption(option).map(bundle -> "from " + bundle);
    }

    private Optional<String> origin(String option) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(PropertyOptions.propertyName(option));
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return Optional.ofNullable(property.getOrigin()).map(Origin::toString);
            }
        }
        return Optional.empty();
    }

    /** The property of the bundle that an option's value was taken from. */
    private Optional<String> bundleOption(String option) {
        List<String> candidates;
        if (option.startsWith("signingKey")) {
            candidates = List.of("signingSslBundle", "sslBundle");
        } else if (option.startsWith("sealingKey")) {
            candidates = List.of("sealingSslBundle");
        } else if (option.equals("sslContextParameters")) {
            candidates = List.of("sslBundle");
        } else {
            candidates = List.of();
        }
        return candidates.stream()
                .filter(this::isSet)
                .findFirst()
                .map(bundle -> PropertyOptions.propertyName(bundle) + "=" + value(bundle));
    }

    private boolean isSet(String option) {
        return value(option) != null;
    }

    private String value(String option) {
        return Binder.get(environment)
                .bind(PropertyOptions.propertyName(option), String.class)
                .map(PropertyOptions::given)
                .orElse(null);
    }

    private String action(List<FaultText> faults) {
        String properties = faults.stream()
                .map(fault -> PropertyOptions.propertyName(fault.option()))
                .distinct()
                .collect(Collectors.joining(", "));
        String action =
                "Correct " + properties + ". An option of the same name in an endpoint's URI goes before the property.";
        return wantsKeys(faults)
                ? action
                        + String.format(
                                "%nKey and trust come easiest from an SSL bundle: define it under spring.ssl.bundle and name it in"
                                        + " %s.",
                                PropertyOptions.propertyName("sslBundle"))
                : action;
    }

    private boolean wantsKeys(List<FaultText> faults) {
        return !isSet("sslBundle")
                && faults.stream()
                        .map(FaultText::option)
                        .anyMatch(option -> option.equals("sslContextParameters")
                                || option.equals("signingKeyStore")
                                        && origin(option).isEmpty());
    }
}
