package se.digitalpost.minameddelanden.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import se.digitalpost.minameddelanden.simulator.wire.ReservedPort;

/** Which service address FaR gives for a recipient at an operator. */
final class SupplierAddresses {

    private final DeliveryScripts scripts;
    private final ReservedPort refusing;
    private final Supplier<Map<MailboxOperator, String>> urls;
    private final Map<MailboxOperator, String> others = new ConcurrentHashMap<>();

    SupplierAddresses(DeliveryScripts scripts, ReservedPort refusing, Supplier<Map<MailboxOperator, String>> urls) {
        this.scripts = scripts;
        this.refusing = refusing;
        this.urls = urls;
    }

    String forDelivery(String recipientId, MailboxOperator operator) {
        return scripts.takeRefusal(operator, recipientId)
                ? "https://localhost:" + refusing.number() + "/Service/v3"
                : of(operator);
    }

    String of(MailboxOperator operator) {
        String other = others.get(operator);
        return other != null ? other : urls.get().get(operator);
    }

    void give(MailboxOperator operator, String url) {
        others.put(operator, url);
    }

    void clear() {
        others.clear();
    }
}
