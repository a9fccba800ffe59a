package se.digitalpost.camel.minameddelanden;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;

/**
 * The print service's profile that the option {@code printProfile} names.
 *
 * @param yaml its text, which a batch keeps
 * @param profile what it says
 */
record ProfileOption(String yaml, PrintProfile profile) {

    private static final String OPTION = "printProfile";
    private static final Set<String> BUILT_IN = Set.of("generic", "sandlista");

    /**
     * @param name generic, sandlista, a path, or a resource as Camel writes it
     * @throws ConfigurationException where it isn't there, or with all its faults
     */
    static ProfileOption of(CamelContext camelContext, String name) {
        String yaml = BUILT_IN.contains(name)
                ? "basedOn: " + name
                : new String(KeyResource.of(camelContext, OPTION, name).bytes(), StandardCharsets.UTF_8);
        try {
            return new ProfileOption(yaml, PrintProfile.parse(yaml));
        } catch (ConfigurationException e) {
            throw new ConfigurationException(OPTION, name + " has faults: " + e.getMessage(), e);
        }
    }
}
