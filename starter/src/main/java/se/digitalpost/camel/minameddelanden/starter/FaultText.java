package se.digitalpost.camel.minameddelanden.starter;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * One of the faults that a configuration error tells, in the words of a properties file.
 *
 * @param option the option's name
 * @param problem what is wrong with it, and the cure
 */
record FaultText(String option, String problem) {

    private static final String ANY_OPTION =
            PropertyOptions.names().stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));

    /** An option that the text names, and not a part of a path or of a value in quotes. */
    private static final Pattern MENTIONED = Pattern.compile("(?<![\\w/.'-])" + ANY_OPTION + "(?![\\w/.'-])");

    /** All faults that an error tells. */
    static List<FaultText> of(ConfigurationException error) {
        return error.faults().stream()
                .map(fault -> new FaultText(fault.option(), fault.problem()))
                .toList();
    }

    /** The problem with the options that it names written as in a properties file. */
    String problemInProperties() {
        return MENTIONED.matcher(problem).replaceAll(named -> PropertyOptions.dashed(named.group()));
    }
}
