package se.digitalpost.camel.minameddelanden;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** Checks an endpoint's options when it starts, and tells all that is wrong with them at once. */
final class OptionCheck {

    private final String whatNeeds;
    private final List<ConfigurationException> faults = new ArrayList<>();

    OptionCheck(MinaMeddelandenOperation operation) {
        this("minameddelanden:" + operation);
    }

    /** @param whatNeeds what the options are for, as errors tell it */
    OptionCheck(String whatNeeds) {
        this.whatNeeds = whatNeeds;
    }

    String required(String option, String value, String cure) {
        if (value == null || value.isBlank()) {
            fault(option, whatNeeds + " needs it; " + cure);
            return null;
        }
        return value.strip();
    }

    /** @param what what is missing, and why */
    void needed(String option, String what) {
        fault(option, whatNeeds + " needs it: " + what);
    }

    void httpsUrl(String option, String value) {
        if (value == null) {
            return;
        }
        try {
            URI uri = new URI(value);
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                fault(option, "must be an https address: the infrastructure is reached over mutual TLS");
            }
        } catch (URISyntaxException e) {
            fault(option, "is not an address");
        }
    }

    void positive(String option, long value) {
        if (value <= 0) {
            fault(option, "must be more than 0");
        }
    }

    void notNegative(String option, long value) {
        if (value < 0) {
            fault(option, "must be 0 or more");
        }
    }

    OrganizationNumber organizationNumber(String option, String value) {
        try {
            return value == null || value.isBlank() ? null : OrganizationNumber.parse(value);
        } catch (IllegalArgumentException e) {
            fault(option, "must " + e.getMessage());
            return null;
        }
    }

    Set<OrganizationNumber> organizationNumbers(String option, String values) {
        Set<OrganizationNumber> numbers = new LinkedHashSet<>();
        if (values != null && !values.isBlank()) {
            for (String value : values.split(",")) {
                OrganizationNumber number = organizationNumber(option, value.strip());
                if (number != null) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    <T> T attempt(Supplier<T> step) {
        try {
            return step.get();
        } catch (ConfigurationException e) {
            faults.add(e);
            return null;
        }
    }

    void fault(String option, String problem) {
        faults.add(new ConfigurationException(option, problem, null));
    }

    /** @throws ConfigurationException naming every option that is wrong */
    void finish() {
        if (!faults.isEmpty()) {
            throw ConfigurationException.of(faults);
        }
    }
}
