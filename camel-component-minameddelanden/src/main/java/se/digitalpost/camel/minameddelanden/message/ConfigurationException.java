package se.digitalpost.camel.minameddelanden.message;

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

    /** @return the name of the option that is wrong */
    public String option() {
        return option;
    }
}
