package se.digitalpost.camel.minameddelanden.message;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The component can't work as it is configured. Thrown at start, and says which options are wrong and what to do. It never bears a
 * secret.
 */
public final class ConfigurationException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient List<OptionFault> faults;

    /**
     * One option that is wrong.
     *
     * @param option the option's name as it stands in a URI or a property
     * @param problem what is wrong with it, and the cure
     */
    public record OptionFault(String option, String problem) {

        @Override
        public String toString() {
            return option + ": " + problem;
        }
    }

    /**
     * @param option the option's name as it stands in a URI or a property
     * @param problem what is wrong with it, and the cure
     * @param cause what caused it, or null
     */
    public ConfigurationException(String option, String problem, Throwable cause) {
        this(List.of(new OptionFault(option, problem)), cause);
    }

    private ConfigurationException(List<OptionFault> faults, Throwable cause) {
        super(faults.stream().map(OptionFault::toString).collect(Collectors.joining("; ")), false, cause);
        this.faults = List.copyOf(faults);
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
                        faults.stream()
                                .flatMap(fault -> fault.faults().stream())
                                .toList(),
                        first);
    }

    /** @return the name of the option that is wrong, or of the first of them */
    public String option() {
        return faults.get(0).option();
    }

    /** @return every option that is wrong, at least one */
    public List<OptionFault> faults() {
        return faults;
    }
}
