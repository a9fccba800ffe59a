package se.digitalpost.camel.minameddelanden.message;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The component can't work as it is configured. Thrown at start, and says which option is wrong and what to do. It never
 * bears a secret.
 */
public final class ConfigurationException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final String option;

    /**
     * @param option the option's name as it stands in a URI or a property
     * @param problem what is wrong with it, and the cure
     * @param cause what caused it, or null
     */
    public ConfigurationException(String option, String problem, Throwable cause) {
        super(option + ": " + problem, false, cause);
        this.option = option;
    }

    private ConfigurationException(ConfigurationException first, String message) {
        super(message, false, first);
        this.option = first.option;
    }

    /**
     * Tells several faults at once.
     *
     * @param faults all that is wrong, at least one
     * @return the only fault, or one that names them all and has the first as its cause
     */
    public static ConfigurationException of(List<ConfigurationException> faults) {
        ConfigurationException first = faults.get(0);
        return faults.size() == 1
                ? first
                : new ConfigurationException(
                        first, faults.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")));
    }

    /** @return the name of the option that is wrong */
    public String option() {
        return option;
    }
}
