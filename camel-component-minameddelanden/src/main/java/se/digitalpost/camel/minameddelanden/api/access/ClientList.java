package se.digitalpost.camel.minameddelanden.api.access;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * The clients that are known by their certificates, as a file of properties lists them: for each client's name {@code name.certificate} (SHA-256
 * fingerprint in hex), {@code name.senders} and {@code name.scopes} (with blanks between).
 */
public final class ClientList {

    private static final Pattern FINGERPRINT = Pattern.compile("([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}");
    private static final Set<String> KINDS = Set.of("certificate", "senders", "scopes");

    private final Properties properties = new Properties();
    private final List<String> faults = new ArrayList<>();

    private ClientList(String text) {
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            faults.add("it must be a file of properties");
        }
    }

    /**
     * @param text what is in the file
     * @return the clients by their certificates' fingerprints, at least one
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public static Map<String, ApiClient> parse(String text) {
        ClientList list = new ClientList(text);
        Map<String, ApiClient> clients = list.clients();
        if (!list.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", list.faults));
        }
        return clients;
    }

    private Map<String, ApiClient> clients() {
        Set<String> names = new TreeSet<>();
        for (String key : properties.stringPropertyNames()) {
            int dot = key.lastIndexOf('.');
            if (dot < 1 || !KINDS.contains(key.substring(dot + 1))) {
                faults.add(key + " must be a client's name and one of .certificate, .senders, .scopes");
            } else {
                names.add(key.substring(0, dot));
            }
        }
        Map<String, ApiClient> clients = new LinkedHashMap<>();
        for (String name : names) {
            if (clients.put(fingerprint(name), new ApiClient(name, scopes(name), senders(name))) != null) {
                faults.add(name + ".certificate must not be another client's");
            }
        }
        if (clients.isEmpty() && faults.isEmpty()) {
            faults.add("it must list at least one client");
        }
        return clients;
    }

    private String fingerprint(String name) {
        String fingerprint = properties.getProperty(name + ".certificate", "").strip();
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            faults.add(name + ".certificate must be a SHA-256 fingerprint in hex");
        }
        return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    private Set<Scope> scopes(String name) {
        Set<Scope> scopes = new HashSet<>();
        for (String value : values(name + ".scopes")) {
            Scope.of(value).ifPresentOrElse(scopes::add, () -> faults.add(name + ".scopes must be of " + allScopes()));
        }
        return scopes;
    }

    private static String allScopes() {
        return Arrays.stream(Scope.values()).map(Scope::value).collect(Collectors.joining(", "));
    }

    private Set<OrganizationNumber> senders(String name) {
        Set<OrganizationNumber> senders = new HashSet<>();
        for (String value : values(name + ".senders")) {
            try {
                senders.add(OrganizationNumber.parse(value));
            } catch (IllegalArgumentException e) {
                faults.add(name + ".senders must " + e.getMessage());
            }
        }
        return senders;
    }

    private List<String> values(String key) {
        String text = properties.getProperty(key, "").strip();
        if (text.isEmpty()) {
            faults.add(key + " must be given");
            return List.of();
        }
        return Arrays.asList(text.split("[\\s,]+"));
    }
}
