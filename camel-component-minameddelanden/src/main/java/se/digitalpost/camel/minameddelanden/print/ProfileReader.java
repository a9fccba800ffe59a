package se.digitalpost.camel.minameddelanden.print;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.PaperOptions.Envelope;
import se.digitalpost.camel.minameddelanden.print.PreflightRule.Severity;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.CutOff;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.FreeZone;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Index;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Limits;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Margins;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.OnPages;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Receipts;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Window;

/** Makes a profile of what its file says, and finds all that is wrong with it before it complains. */
final class ProfileReader {

    private static final double PAGE_WIDTH = 210;
    private static final double PAGE_HEIGHT = 297;

    /** Six lines of an address and a return address need this much. */
    private static final double WINDOW_WIDTH_MIN = 70;

    private static final double WINDOW_HEIGHT_MIN = 20;

    /** Where the letterhead ends at the earliest, and where the text begins at the latest. */
    private static final double WINDOW_TOP_MIN = 25;

    private static final double WINDOW_BOTTOM_MAX = 150;
    private static final double MARGIN_MAX = 15;

    private final Map<String, Object> top;
    private final List<ConfigurationException> faults = new ArrayList<>();

    ProfileReader(Map<String, Object> top) {
        this.top = top;
    }

    PrintProfile profile() {
        known(
                "",
                top,
                "name",
                "window",
                "freeZones",
                "margins",
                "limits",
                "index",
                "envelopes",
                "postage",
                "cutOff",
                "preflight",
                "receipts");
        String name = text("name", top.get("name"));
        Window window = window();
        List<FreeZone> zones = zones();
        Margins margins = margins();
        Limits limits = limits();
        Index index = index();
        Map<Envelope, String> envelopes = names("envelopes", Envelope.class, ProfileReader::lower);
        Map<PostageClass, String> postage = names("postage", PostageClass.class, PostageClass::name);
        CutOff cutOff = cutOff();
        Map<PreflightRule, Severity> preflight = preflight();
        Receipts receipts = receipts();
        if (!faults.isEmpty()) {
            throw ConfigurationException.of(faults);
        }
        return new PrintProfile(
                name, window, zones, margins, limits, index, envelopes, postage, cutOff, preflight, receipts);
    }

    private Window window() {
        Map<String, Object> section = section("window", "top", "left", "width", "height", "quiet");
        Window window = new Window(
                length("window.top", section.get("top"), WINDOW_TOP_MIN, PAGE_HEIGHT),
                length("window.left", section.get("left"), 0, PAGE_WIDTH),
                length("window.width", section.get("width"), WINDOW_WIDTH_MIN, PAGE_WIDTH),
                length("window.height", section.get("height"), WINDOW_HEIGHT_MIN, PAGE_HEIGHT),
                length("window.quiet", section.get("quiet"), 0, 10));
        if (window.right() > PAGE_WIDTH) {
            fault("window", "must lie on the page: left and width are more than 210 mm");
        }
        if (window.bottom() > WINDOW_BOTTOM_MAX) {
            fault("window", "must end in the upper half of the page: top and height are more than 150 mm");
        }
        return window;
    }

    private List<FreeZone> zones() {
        List<FreeZone> zones = new ArrayList<>();
        Map<String, Object> section = optional("freeZones");
        section.forEach((name, value) -> {
            String path = "freeZones." + name;
            Map<String, Object> zone = map(path, value, "pages", "top", "left", "width", "height");
            FreeZone read = new FreeZone(
                    name,
                    choice(path + ".pages", zone.get("pages"), OnPages.values(), ProfileReader::lower),
                    length(path + ".top", zone.get("top"), 0, PAGE_HEIGHT),
                    length(path + ".left", zone.get("left"), 0, PAGE_WIDTH),
                    length(path + ".width", zone.get("width"), 1, PAGE_WIDTH),
                    length(path + ".height", zone.get("height"), 1, PAGE_HEIGHT));
            if (read.left() + read.width() > PAGE_WIDTH || read.top() + read.height() > PAGE_HEIGHT) {
                fault(path, "must lie on the page, which is 210 x 297 mm");
            }
            zones.add(read);
        });
        return zones;
    }

    private Margins margins() {
        Map<String, Object> section = section("margins", "top", "right", "bottom", "left");
        return new Margins(
                length("margins.top", section.get("top"), 0, MARGIN_MAX),
                length("margins.right", section.get("right"), 0, MARGIN_MAX),
                length("margins.bottom", section.get("bottom"), 0, MARGIN_MAX),
                length("margins.left", section.get("left"), 0, MARGIN_MAX));
    }

    private Limits limits() {
        Map<String, Object> section = section("limits", "pages", "bytes");
        return new Limits(
                (int) whole("limits.pages", section.get("pages"), 1, 10_000),
                whole("limits.bytes", section.get("bytes"), 100_000, 2_000_000_000));
    }

    private Index index() {
        Map<String, Object> section = section("index", "charset", "delimiter", "columns");
        Charset charset = charset("index.charset", section.get("charset"));
        if (charset != null && !charset.canEncode()) {
            fault("index.charset", "must be one that can be written");
        }
        char delimiter = delimiter("index.delimiter", section.get("delimiter"));
        Map<String, IndexField> columns = new LinkedHashMap<>();
        map("index.columns", section.get("columns"))
                .forEach((header, field) -> columns.put(
                        header, choice("index.columns." + header, field, IndexField.values(), IndexField::key)));
        if (columns.isEmpty()) {
            fault("index.columns", "must have at least one");
        }
        return new Index(charset, delimiter, columns);
    }

    private Receipts receipts() {
        Map<String, Object> section =
                section("receipts", "charset", "delimiter", "fields", "list", "time", "zone", "statuses", "bytes");
        Charset charset = charset("receipts.charset", section.get("charset"));
        char delimiter = delimiter("receipts.delimiter", section.get("delimiter"));
        String list = text("receipts.list", section.get("list"));
        ZoneId zone = zone("receipts.zone", section.get("zone"));
        long bytes = whole("receipts.bytes", section.get("bytes"), 1_000, 2_000_000_000);
        return new Receipts(
                charset, delimiter, receiptFields(section), list, receiptTime(section), zone, statuses(section), bytes);
    }

    private Map<String, String> receiptFields(Map<String, Object> section) {
        Map<String, Object> given = map(
                "receipts.fields",
                section.get("fields"),
                Receipts.DELIVERY_ID,
                Receipts.STATUS,
                Receipts.TIME,
                Receipts.REASON);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : List.of(Receipts.DELIVERY_ID, Receipts.STATUS)) {
            if (!given.containsKey(field)) {
                fault("receipts.fields." + field, "must be given");
            }
        }
        given.forEach((field, name) -> fields.put(field, text("receipts.fields." + field, name)));
        return fields;
    }

    private String receiptTime(Map<String, Object> section) {
        String time = text("receipts.time", section.get("time"));
        try {
            if (time != null) {
                DateTimeFormatter.ofPattern(time, Locale.ROOT);
            }
        } catch (IllegalArgumentException e) {
            fault("receipts.time", "must be a pattern of Java's DateTimeFormatter, as uuuu-MM-dd HH:mm");
        }
        return time;
    }

    private Map<String, ReceiptStatus> statuses(Map<String, Object> section) {
        Map<String, ReceiptStatus> statuses = new LinkedHashMap<>();
        map("receipts.statuses", section.get("statuses")).forEach((word, meaning) -> {
            String path = "receipts.statuses." + word;
            ReceiptStatus status = choice(path, meaning, ReceiptStatus.values(), ReceiptStatus::key);
            if (statuses.put(word.strip().toLowerCase(Locale.ROOT), status) != null) {
                fault(path, "must be given once: upper and lower case are the same");
            }
        });
        return statuses;
    }

    private Charset charset(String path, Object value) {
        String name = text(path, value);
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            fault(path, "must be one that Java knows, as UTF-8 or ISO-8859-1");
            return null;
        }
    }

    private char delimiter(String path, Object value) {
        String delimiter = text(path, value);
        if (delimiter != null && !Set.of(",", ";", "|", "\t").contains(delimiter)) {
            fault(path, "must be a comma, a semicolon, a bar or \"\\t\"");
        }
        return delimiter == null ? ',' : delimiter.charAt(0);
    }

    private ZoneId zone(String path, Object value) {
        String place = text(path, value);
        try {
            return place == null ? null : ZoneId.of(place);
        } catch (DateTimeException e) {
            fault(path, "must be a time zone, as Europe/Stockholm");
            return null;
        }
    }

    private CutOff cutOff() {
        Map<String, Object> section = section("cutOff", "time", "zone");
        LocalTime time = null;
        String clock = text("cutOff.time", section.get("time"));
        try {
            time = clock == null ? null : LocalTime.parse(clock);
        } catch (DateTimeException e) {
            fault("cutOff.time", "must be a time of day, as 15:00");
        }
        return new CutOff(time, zone("cutOff.zone", section.get("zone")));
    }

    private Map<PreflightRule, Severity> preflight() {
        String[] keys =
                Arrays.stream(PreflightRule.values()).map(PreflightRule::key).toArray(String[]::new);
        Map<String, Object> section = section("preflight", keys);
        Map<PreflightRule, Severity> preflight = new EnumMap<>(PreflightRule.class);
        for (PreflightRule rule : PreflightRule.values()) {
            String path = "preflight." + rule.key();
            preflight.put(rule, choice(path, section.get(rule.key()), Severity.values(), ProfileReader::lower));
        }
        boolean printable = preflight.get(PreflightRule.READABLE) == Severity.REFUSE
                && preflight.get(PreflightRule.NOT_ENCRYPTED) == Severity.REFUSE;
        if (!printable && faults.isEmpty()) {
            fault("preflight", "must refuse what isn't readable or is encrypted: it can't be printed");
        }
        return preflight;
    }

    private <E extends Enum<E>> Map<E, String> names(String path, Class<E> type, Function<E, String> key) {
        E[] values = type.getEnumConstants();
        Map<String, Object> section =
                section(path, Arrays.stream(values).map(key).toArray(String[]::new));
        Map<E, String> names = new EnumMap<>(type);
        for (E value : values) {
            names.put(value, text(path + "." + key.apply(value), section.get(key.apply(value))));
        }
        return names;
    }

    private Map<String, Object> optional(String name) {
        return top.get(name) == null ? Map.of() : map(name, top.get(name));
    }

    private Map<String, Object> section(String name, String... keys) {
        return map(name, top.get(name), keys);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(String path, Object value, String... keys) {
        if (!(value instanceof Map)) {
            fault(path, value == null ? "must be given" : "must be a map of names and values");
            return Map.of();
        }
        Map<String, Object> map = (Map<String, Object>) value;
        if (keys.length > 0) {
            known(path + ".", map, keys);
        }
        return map;
    }

    private void known(String path, Map<String, Object> map, String... keys) {
        Set<String> unknown = new LinkedHashSet<>(map.keySet());
        unknown.removeAll(List.of(keys));
        unknown.forEach(key -> fault(path + key, "is unknown: there are " + String.join(", ", keys)));
    }

    private String text(String path, Object value) {
        if (!(value instanceof String text) || text.isBlank() && !text.equals("\t")) {
            fault(path, value == null ? "must be given" : "must be a text");
            return null;
        }
        return text;
    }

    private double length(String path, Object value, double least, double most) {
        String text = text(path, value);
        if (text != null && text.matches("[0-9]{1,3}([.][0-9]{1,3})?")) {
            double length = Double.parseDouble(text);
            if (length >= least && length <= most) {
                return length;
            }
        }
        if (text != null) {
            fault(path, "must be millimetres from " + (int) least + " to " + (int) most);
        }
        return least;
    }

    private long whole(String path, Object value, long least, long most) {
        String text = text(path, value);
        if (text != null && text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        if (text != null) {
            fault(path, "must be a whole number from " + least + " to " + most);
        }
        return least;
    }

    private <E extends Enum<E>> E choice(String path, Object value, E[] values, Function<E, String> key) {
        String text = text(path, value);
        for (E one : values) {
            if (key.apply(one).equals(text)) {
                return one;
            }
        }
        if (text != null) {
            fault(path, "must be one of " + Arrays.stream(values).map(key).collect(Collectors.joining(", ")));
        }
        return values[0];
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void fault(String path, String problem) {
        faults.add(new ConfigurationException(path, problem, null));
    }
}
