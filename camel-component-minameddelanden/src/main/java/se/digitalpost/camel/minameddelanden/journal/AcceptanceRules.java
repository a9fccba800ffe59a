package se.digitalpost.camel.minameddelanden.journal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** What a message needs to be accepted, beside the rules that every message keeps. */
public final class AcceptanceRules {

    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
    private static final int TEN_DIGITS = 10;

    private AcceptanceRules() {}

    /**
     * What {@link Journal#accept} checks, for callers that do something with a message before it is stored.
     *
     * @param message the message
     * @param callbackUrl where the sender wants to be told what becomes of it, or null
     * @throws InvalidMessageException naming every fault
     */
    public static void check(Message message, URI callbackUrl) {
        List<FieldFault> faults = new ArrayList<>();
        if (message.sender() == null) {
            faults.add(new FieldFault("sender", "be given"));
        }
        if (message.supportInfo() == null) {
            faults.add(new FieldFault("supportInfo", "be given"));
        }
        if (message.clientReference() == null) {
            faults.add(new FieldFault("clientReference", "be given"));
        }
        checkTellsNobody("clientReference", message.clientReference(), message.recipient(), faults);
        checkTellsNobody("batchReference", message.batchReference(), message.recipient(), faults);
        checkTellsNobody("callbackUrl", Objects.toString(callbackUrl, null), message.recipient(), faults);
        if (!faults.isEmpty()) {
            throw new InvalidMessageException(faults);
        }
    }

    private static void checkTellsNobody(String field, String value, RecipientId recipient, List<FieldFault> faults) {
        if (value != null && tells(value, recipient)) {
            faults.add(
                    new FieldFault(field, "not have the recipient's number in it: it is stored and logged as it is"));
        }
    }

    /**
     * Only the recipient's own number is looked for. Whatever looks like a personnummer would be too much: of running numbers that begin with the
     * date (YYYYMMDDNNNN) every tenth is one.
     */
    private static boolean tells(String reference, RecipientId recipient) {
        if (recipient.kind() == RecipientId.Kind.ORGANISATIONSNUMMER) {
            return false;
        }
        String number = recipient.value();
        return NO_DIGIT.matcher(reference).replaceAll("").contains(number.substring(number.length() - TEN_DIGITS));
    }
}
