package se.digitalpost.camel.minameddelanden.operator;

import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;

/** The TLS alerts by which a server says that it doesn't want this client. It reads nothing of the request then. */
final class TlsAlerts {

    private static final String RECEIVED = "received fatal alert";
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied",
            "handshake_failure");

    private TlsAlerts() {}

    /** Whether such an alert came, also after the request was written. Alerts that this side sent don't count. */
    static boolean refuseTheClient(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SSLException && at.getMessage() != null) {
                String message = at.getMessage().toLowerCase(Locale.ROOT);
                if (message.contains(RECEIVED) && OF_THE_CLIENT.stream().anyMatch(message::contains)) {
                    return true;
                }
            }
        }
        return false;
    }
}
