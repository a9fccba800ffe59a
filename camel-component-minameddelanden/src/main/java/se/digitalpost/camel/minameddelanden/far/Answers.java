package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import se.digitalpost.camel.minameddelanden.far.wire.AccountStatus;
import se.digitalpost.camel.minameddelanden.far.wire.AccountTypes;
import se.digitalpost.camel.minameddelanden.far.wire.ReachabilityStatus;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/** What FaR's answers mean. They come in any order, can leave an id out, and only what is complete counts. */
final class Answers {

    private Answers() {}

    /** Finds the answer to each id that was asked for. Two answers that differ are none, and nobody asked for the others. */
    static Map<RecipientId, Reachability> match(List<RecipientId> asked, List<ReachabilityStatus> answers) {
        Map<String, RecipientId> ids = new HashMap<>();
        asked.forEach(id -> ids.put(id.value(), id));
        Map<RecipientId, Reachability> found = new HashMap<>();
        for (ReachabilityStatus answer : answers) {
            RecipientId id = ids.get(recipientIdOf(answer));
            if (id != null) {
                found.merge(id, reachability(id, answer), (one, other) -> one.equals(other) ? one : unknown(id));
            }
        }
        asked.forEach(id -> found.putIfAbsent(id, unknown(id)));
        return found;
    }

    private static String recipientIdOf(ReachabilityStatus answer) {
        AccountStatus account = answer.getAccountStatus();
        return account == null || account.getRecipientId() == null
                ? null
                : account.getRecipientId().strip();
    }

    /**
     * Where several reasons hold, the most lasting is told: no account, an account of another kind, one that isn't completed, a
     * sender that isn't wanted, and at last what FaR lacks of the mailbox operator.
     */
    private static Reachability reachability(RecipientId id, ReachabilityStatus answer) {
        AccountStatus account = answer.getAccountStatus();
        if (account.getType() == null || account.isPending() == null || answer.isSenderAccepted() == null) {
            return unknown(id);
        }
        ServiceSupplier operator;
        try {
            operator = operator(account);
        } catch (IllegalArgumentException e) {
            // An operator whose organization number can't be read.
            return unknown(id);
        }
        return new Reachability(id, reasonAgainst(account, answer.isSenderAccepted(), operator), operator);
    }

    private static Reason reasonAgainst(AccountStatus account, boolean senderAccepted, ServiceSupplier operator) {
        if (account.getType() == AccountTypes.NOT) {
            return Reason.NOT_REGISTERED;
        }
        if (account.getType() != AccountTypes.SECURE) {
            return Reason.NOT_A_MAILBOX;
        }
        if (account.isPending()) {
            return Reason.PENDING;
        }
        if (!senderAccepted) {
            return Reason.SENDER_NOT_ACCEPTED;
        }
        if (operator == null) {
            return Reason.NO_OPERATOR;
        }
        return isAddress(operator.serviceAddress()) ? null : Reason.NO_SERVICE_ADDRESS;
    }

    private static ServiceSupplier operator(AccountStatus account) {
        var told = account.getServiceSupplier();
        return told == null
                ? null
                : new ServiceSupplier(
                        OrganizationNumber.parse(told.getId()),
                        stripped(told.getName()),
                        stripped(told.getServiceAdress()));
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }

    private static boolean isAddress(String address) {
        try {
            return HttpsAddress.isOne(new URI(address));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Reachability unknown(RecipientId id) {
        return new Reachability(id, Reason.UNKNOWN, null);
    }
}
