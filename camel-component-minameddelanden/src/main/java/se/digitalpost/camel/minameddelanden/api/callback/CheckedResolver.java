package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up, and lets through only what may be called. The connection is made to just these addresses, so a name that leads somewhere else a moment later
 * (DNS rebinding) leads nowhere. A name that leads to a forbidden address among others is refused as a whole.
 */
final class CheckedResolver implements DnsResolver {

    private final DnsResolver resolver;
    private final Predicate<InetAddress> allowed;

    /** The host leads to where nobody may be called. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String host) {
            super(host + " leads to an address that isn't public");
        }
    }

    CheckedResolver(DnsResolver resolver, Predicate<InetAddress> allowed) {
        this.resolver = resolver;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            if (!allowed.test(address)) {
                throw new ForbiddenAddressException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
