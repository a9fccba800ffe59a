package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses that a client may have called: https, on a list of hosts. Where a host leads is looked at when it is called, see {@link CallbackClient}. Safe for use
 * by several threads.
 */
public final class CallbackAddresses {

    private static final int HTTPS = 443;
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern LAST_IS_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private final Set<String> allowed;

    /**
     * @param allowed hosts, {@code cases.kommunen.se}, with a port where it isn't 443, {@code cases.kommunen.se:8443}; no wildcards, no addresses in numbers
     * @throws IllegalArgumentException where one isn't a host
     */
    public CallbackAddresses(Set<String> allowed) {
        this.allowed = allowed.stream().map(CallbackAddresses::normal).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param url what a client wants called
     * @return the rule that it breaks, in a form that follows "must"; nothing where it may be called
     */
    public Optional<String> brokenRule(URI url) {
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            return Optional.of("be an https address");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("have no user and no fragment");
        }
        if (!isName(url.getHost().toLowerCase(Locale.ROOT)) || !allowed.contains(host(url))) {
            return Optional.of("be an address that the service has been allowed to call");
        }
        return Optional.empty();
    }

    /** The host as the list has it, with its port; the address has a host. */
    static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT) + ":" + (url.getPort() < 0 ? HTTPS : url.getPort());
    }

    static String normal(String entry) {
        int colon = entry.lastIndexOf(':');
        String host = colon < 0 ? entry : entry.substring(0, colon);
        int port = HTTPS;
        try {
            port = colon < 0 ? HTTPS : Integer.parseInt(entry.substring(colon + 1));
            host = IDN.toASCII(host.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            port = 0;
        }
        if (!isName(host) || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "A callback's host must be a name, as in cases.kommunen.se or cases.kommunen.se:8443, and is "
                            + entry);
        }
        return host + ":" + port;
    }

    /** Numbers are addresses in one of many disguises. */
    private static boolean isName(String host) {
        return HOST.matcher(host).matches() && !LAST_IS_NUMBER.matcher(host).matches();
    }
}
