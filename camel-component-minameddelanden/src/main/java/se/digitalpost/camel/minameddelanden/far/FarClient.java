package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;

import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Asks FaR who can be reached. One client serves any number of threads; it keeps its connections until it is closed.
 */
public final class FarClient implements AutoCloseable {

    /** FaR takes no more ids in one call. */
    static final int MAX_IDS = 1000;

    private final RecipientService service;

    /**
     * Sets up the client; FaR isn't called.
     *
     * @param farUrl the address of FaR's service Recipient, version 3
     * @param sslContext the sender's certificate and whom it trusts; null for the JVM's default
     * @param connectTimeout how long to wait for a connection
     * @param responseTimeout how long to wait for the next byte of an answer
     * @throws IllegalArgumentException where the address isn't an absolute https URI, or a time isn't positive
     */
    public FarClient(URI farUrl, SSLContext sslContext, Duration connectTimeout, Duration responseTimeout) {
        this.service = new RecipientService(farUrl, sslContext, connectTimeout, responseTimeout);
    }

    /**
     * Looks up recipients. An id that is named several times is asked for once; more than 1000 take several calls. Where one of
     * the calls fails the whole lookup does: it has no side effects and can be repeated.
     *
     * @param sender the sender's organization number: a recipient can refuse single senders
     * @param recipients whom to look up, any number
     * @return an answer for each place of {@code recipients}, in its order; {@code Reason.UNKNOWN} where FaR left the id out
     * @throws FarUnavailableException where FaR couldn't be asked or gave no usable answer
     * @throws FarRefusedException where FaR refused the call
     */
    public List<Reachability> isReachable(OrganizationNumber sender, List<RecipientId> recipients) {
        Objects.requireNonNull(sender, "sender");
        List<RecipientId> distinct = List.copyOf(new LinkedHashSet<>(recipients));
        Map<RecipientId, Reachability> known = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += MAX_IDS) {
            List<RecipientId> asked = distinct.subList(from, Math.min(from + MAX_IDS, distinct.size()));
            known.putAll(Answers.match(asked, service.isReachable(sender, asked)));
        }
        return recipients.stream().map(known::get).toList();
    }

    /** Closes the connections. Calls that are under way may fail. */
    @Override
    public void close() {
        service.close();
    }
}
