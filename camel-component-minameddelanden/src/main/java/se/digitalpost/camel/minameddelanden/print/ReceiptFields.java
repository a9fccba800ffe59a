package se.digitalpost.camel.minameddelanden.print;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a receipt of the texts of its fields, and finds all that is wrong with them. */
final class ReceiptFields {

    /** The delivery's id, or the PDF's name in whatever folder. */
    private static final Pattern DELIVERY =
            Pattern.compile("(?:.*[/\\\\])?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:\\.[pP][dD][fF])?");

    private final PrintProfile.Receipts format;
    private final ReceiptSink sink;
    private final DateTimeFormatter times;

    ReceiptFields(PrintProfile.Receipts format, ReceiptSink sink) {
        this.format = format;
        this.sink = sink;
        this.times = DateTimeFormatter.ofPattern(format.time(), Locale.ROOT);
    }

    /** @param texts tells the text of a column or JSON field, null or blank where there is none */
    void receipt(long line, UnaryOperator<String> texts) {
        List<String> faults = new ArrayList<>();
        UUID delivery = delivery(text(PrintProfile.Receipts.DELIVERY_ID, texts), faults);
        ReceiptStatus status = status(text(PrintProfile.Receipts.STATUS, texts), faults);
        Instant time = time(text(PrintProfile.Receipts.TIME, texts), faults);
        String reason = text(PrintProfile.Receipts.REASON, texts);
        if (faults.isEmpty()) {
            sink.receipt(new Receipt(line, delivery, status, time, reason));
        } else {
            sink.fault(line, String.join("; ", faults));
        }
    }

    private String text(String field, UnaryOperator<String> texts) {
        String name = format.fields().get(field);
        String text = name == null ? null : texts.apply(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private UUID delivery(String text, List<String> faults) {
        Matcher matcher = text == null ? null : DELIVERY.matcher(text);
        if (matcher == null || !matcher.matches()) {
            faults.add(fault(PrintProfile.Receipts.DELIVERY_ID, "be a delivery's id or the name of its PDF"));
            return null;
        }
        return UUID.fromString(matcher.group(1));
    }

    private ReceiptStatus status(String text, List<String> faults) {
        ReceiptStatus status = text == null ? null : format.statuses().get(text.toLowerCase(Locale.ROOT));
        if (status == null) {
            faults.add(fault(
                    PrintProfile.Receipts.STATUS, "be one of the words that the profile knows: receipts.statuses"));
        }
        return status;
    }

    private Instant time(String text, List<String> faults) {
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor read = times.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof ZonedDateTime zoned) {
                return zoned.toInstant();
            }
            return read instanceof LocalDateTime local
                    ? local.atZone(format.zone()).toInstant()
                    : null;
        } catch (DateTimeException e) {
            faults.add(fault(PrintProfile.Receipts.TIME, "be a time as the profile says: receipts.time"));
            return null;
        }
    }

    private String fault(String field, String rule) {
        return format.fields().get(field) + " must " + rule;
    }
}
