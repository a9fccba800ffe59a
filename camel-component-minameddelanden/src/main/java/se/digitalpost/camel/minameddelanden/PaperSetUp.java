package se.digitalpost.camel.minameddelanden;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.dispatch.BatchPlan;
import se.digitalpost.camel.minameddelanden.dispatch.Fallback;
import se.digitalpost.camel.minameddelanden.dispatch.PaperWay;
import se.digitalpost.camel.minameddelanden.dispatch.SingleBatch;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.Logo;
import se.digitalpost.camel.minameddelanden.print.PostageClass;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;
import se.digitalpost.camel.minameddelanden.print.PrintSettings;

/** Makes the way of letters on paper out of an endpoint's options. */
final class PaperSetUp {

    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}");

    /** How long before the print service's cut-off the day's last batch is closed, so that it arrives in time. */
    private static final Duration BEFORE_CUT_OFF = Duration.ofMinutes(30);

    private final MinaMeddelandenComponent component;
    private final MinaMeddelandenConfiguration options;
    private final CamelContext camelContext;
    private final OptionCheck check;
    private final Clock clock;

    PaperSetUp(MinaMeddelandenEndpoint endpoint, OptionCheck check, Clock clock) {
        this.component = endpoint.getComponent();
        this.options = endpoint.getConfiguration();
        this.camelContext = endpoint.getCamelContext();
        this.check = check;
        this.clock = clock;
    }

    /**
     * @param sender who sends, or null where that isn't known
     * @return what there is; of no use where the check has found faults
     */
    Paper paper(OrganizationNumber sender) {
        boolean journal = component.getJournal() != JournalKind.NONE;
        ProfileOption option = check.attempt(() -> ProfileOption.of(camelContext, options.getPrintProfile()));
        PrintProfile profile = option == null ? null : option.profile();
        PrintSettings settings = settings();
        PrintTo printTo = options.getPrintTo() == null
                ? null
                : PrintTo.of(camelContext, check, options.getPrintTo(), new JournalSetUp(component).node());
        LocalTime batchAt = batchAt(profile);
        checkTogether(journal);
        if (settings == null
                || profile == null
                || batchAt == null
                || (printTo == null && options.getFallback() == null)) {
            return Paper.NONE;
        }
        CamelAddressLookup addressLookup = options.getAddressLookup() == null
                ? null
                : new CamelAddressLookup(camelContext, options.getAddressLookup());
        LetterPrinter printer = new LetterPrinter(settings, profile);
        if (printTo == null) {
            CamelFallback fallback = new CamelFallback(camelContext, options.getFallback());
            PaperWay way = new PaperWay(fallback, addressLookup, printer, clock);
            return new Paper(way, fallback, null, null, addressLookup);
        }
        CamelPrintTransport transport = new CamelPrintTransport(camelContext, printTo);
        BatchPlan plan = new BatchPlan(
                queue(sender),
                option.yaml(),
                options.isBatchFolders(),
                options.getBatchLetters(),
                options.getBatchBytes(),
                Duration.ofMillis(options.getBatchAge()),
                batchAt,
                profile.cutOff().zone());
        PaperWay way = journal
                ? PaperWay.collecting(plan, addressLookup, printer, clock)
                : new PaperWay(single(transport, plan), addressLookup, printer, clock);
        return new Paper(way, null, transport, plan, addressLookup);
    }

    private static Fallback single(CamelPrintTransport transport, BatchPlan plan) {
        return new SingleBatch(transport, plan);
    }

    private void checkTogether(boolean journal) {
        if (options.getPrintTo() != null && options.getFallback() != null) {
            check.fault("printTo", "is given beside fallback; use printTo for batches, or fallback for single letters");
        }
        if (options.getAddressLookup() != null && options.getPrintTo() == null && options.getFallback() == null) {
            check.fault("addressLookup", "is of no use without fallback or printTo; set one of them");
        }
        check.positive("batchLetters", options.getBatchLetters());
        check.positive("batchBytes", options.getBatchBytes());
        check.notNegative("batchAge", options.getBatchAge());
        if (options.getPrintQueue() != null
                && !QUEUE.matcher(options.getPrintQueue()).matches()) {
            check.fault("printQueue", "must have 1 to 40 of A-Z, a-z, 0-9, '.', '_' and '-', and not begin with '.'");
        }
        if (!journal && (options.getBatchAge() > 0 || options.getBatchAt() != null)) {
            check.fault(
                    options.getBatchAt() != null ? "batchAt" : "batchAge",
                    "is of no use without a journal, where each letter is a batch of its own; set the component's option"
                            + " journal");
        }
    }

    private String queue(OrganizationNumber sender) {
        return options.getPrintQueue() != null ? options.getPrintQueue() : String.valueOf(sender);
    }

    private PrintSettings settings() {
        Logo logo = options.getLogo() == null ? null : check.attempt(this::logo);
        try {
            return new PrintSettings(options.getReturnAddress(), PostageClass.B, logo, options.getAttachmentPages());
        } catch (IllegalArgumentException e) {
            check.fault("returnAddress", e.getMessage());
            return null;
        }
    }

    private Logo logo() {
        try {
            return Logo.of(
                    KeyResource.of(camelContext, "logo", options.getLogo()).bytes());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("logo", e.getMessage(), e);
        }
    }

    private LocalTime batchAt(PrintProfile profile) {
        if (options.getBatchAt() == null) {
            return profile == null ? null : profile.cutOff().time().minus(BEFORE_CUT_OFF);
        }
        try {
            return LocalTime.parse(options.getBatchAt().strip());
        } catch (DateTimeParseException e) {
            check.fault("batchAt", "must be a time of day such as 14:30");
            return null;
        }
    }
}
