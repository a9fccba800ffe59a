package se.digitalpost.camel.minameddelanden.operator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * What to do about each fault code. The codes are the infrastructure's; what to do is this component's judgement, which a
 * sender can change.
 */
public final class FaultTable {

    private static final String OPTION = "faultActions";
    private static final int PROTECTED_IDENTITY = 6006;
    private static final Pattern ENTRY = Pattern.compile("([1-9][0-9]{0,3})\\s*=\\s*(\\w+)");
    private static final FaultTable STANDARD = new FaultTable(Map.ofEntries(
            // system, unknown, job not complete, illegal state, population register, company register
            Map.entry(4999, FaultAction.RETRY),
            Map.entry(5000, FaultAction.RETRY),
            Map.entry(5004, FaultAction.RETRY),
            Map.entry(5011, FaultAction.RETRY),
            Map.entry(5017, FaultAction.RETRY),
            Map.entry(5018, FaultAction.RETRY),
            // invalid input, max exceeded, null value, mime type
            Map.entry(5001, FaultAction.FAIL),
            Map.entry(5005, FaultAction.FAIL),
            Map.entry(5016, FaultAction.FAIL),
            Map.entry(5019, FaultAction.FAIL),
            // access denied, signature, sender not authorized, dispatcher not approved
            Map.entry(5002, FaultAction.ALARM),
            Map.entry(5012, FaultAction.ALARM),
            Map.entry(5014, FaultAction.ALARM),
            Map.entry(6005, FaultAction.ALARM),
            // not found, company form, person does not exist
            Map.entry(5003, FaultAction.PAPER),
            Map.entry(6004, FaultAction.PAPER),
            Map.entry(6007, FaultAction.PAPER),
            Map.entry(PROTECTED_IDENTITY, FaultAction.MANUAL)));

    private final Map<Integer, FaultAction> actions;

    private FaultTable(Map<Integer, FaultAction> actions) {
        this.actions = actions;
    }

    /** @return the table as the documentation has it */
    public static FaultTable standard() {
        return STANDARD;
    }

    /**
     * This table with some actions changed or added.
     *
     * @param overrides {@code code=ACTION}, separated by commas: {@code 5017=PAPER,6007=MANUAL}; null and blank change nothing
     * @return a new table
     * @throws ConfigurationException which names everything that is wrong with the text, for the option {@code faultActions}
     */
    public FaultTable with(String overrides) {
        if (overrides == null || overrides.isBlank()) {
            return this;
        }
        Map<Integer, FaultAction> changed = new TreeMap<>(actions);
        Set<Integer> named = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String part : overrides.split(",", -1)) {
            String entry = part.strip();
            Matcher matcher = ENTRY.matcher(entry);
            Optional<FaultAction> action = matcher.matches() ? action(matcher.group(2)) : Optional.empty();
            if (action.isEmpty()) {
                wrong.add("'" + entry + "' is not code=ACTION");
                continue;
            }
            int code = Integer.parseInt(matcher.group(1));
            if (!named.add(code)) {
                wrong.add(code + " is named twice");
            } else if (code == PROTECTED_IDENTITY && action.get() == FaultAction.PAPER) {
                wrong.add(code + " is a protected identity, which is never printed by itself");
            }
            changed.put(code, action.get());
        }
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(
                    OPTION,
                    String.join("; ", wrong) + ". Write it as 5017=PAPER,6007=MANUAL; the actions are "
                            + List.of(FaultAction.values()),
                    null);
        }
        return new FaultTable(Map.copyOf(changed));
    }

    /**
     * What to do about a fault.
     *
     * @param errorCode the fault's code
     * @return the action; empty for a code that the table doesn't know
     */
    public Optional<FaultAction> actionFor(int errorCode) {
        return Optional.ofNullable(actions.get(errorCode));
    }

    private static Optional<FaultAction> action(String name) {
        try {
            return Optional.of(FaultAction.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
