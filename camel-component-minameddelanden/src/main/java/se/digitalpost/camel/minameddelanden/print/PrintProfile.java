package se.digitalpost.camel.minameddelanden.print;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.PaperOptions.Envelope;
import se.digitalpost.camel.minameddelanden.print.PreflightRule.Severity;

/**
 * What one print service wants: where the window is, what stays free, what it takes at most, how its index looks. All measures are in millimetres, from
 * the upper left corner of an upright A4. A profile of one's own is a YAML file in the format of the built-in ones ({@code profile/generic.yaml} beside
 * this class), which says only what differs from the one that it is {@code basedOn}.
 *
 * @param name what it is called
 * @param window the envelope's window
 * @param freeZones what the print service keeps for its own marks
 * @param margins the edge of each page that stays blank
 * @param limits what is taken at most
 * @param index how the CSV index looks
 * @param envelopes what the print service calls the envelopes
 * @param postage what it calls the postage classes
 * @param cutOff when the day's letters have to be there
 * @param preflight what follows where a rule is broken, for each rule
 * @param receipts how its receipt files look
 */
public record PrintProfile(
        String name,
        Window window,
        List<FreeZone> freeZones,
        Margins margins,
        Limits limits,
        Index index,
        Map<Envelope, String> envelopes,
        Map<PostageClass, String> postage,
        CutOff cutOff,
        Map<PreflightRule, Severity> preflight,
        Receipts receipts) {

    /** A C5 window, an index of all columns in UTF-8: what most print services take. */
    public static final PrintProfile GENERIC = ProfileFile.builtIn("generic");

    /** The mailing list (sändlista) of print shops that Sundsvall's kind of systems hand over to: six columns, ISO-8859-1. */
    public static final PrintProfile SANDLISTA = ProfileFile.builtIn("sandlista");

    /** Lists and maps are copied; maps keep their order. */
    public PrintProfile {
        freeZones = List.copyOf(freeZones);
        envelopes = Collections.unmodifiableMap(new EnumMap<>(envelopes));
        postage = Collections.unmodifiableMap(new EnumMap<>(postage));
        preflight = Collections.unmodifiableMap(new EnumMap<>(preflight));
    }

    /**
     * Finds a profile.
     *
     * @param nameOrFile {@code generic}, {@code sandlista}, or a YAML file's path
     * @return the profile
     * @throws ConfigurationException naming all faults of the file, or that there is none
     */
    public static PrintProfile of(String nameOrFile) {
        return switch (nameOrFile) {
            case "generic" -> GENERIC;
            case "sandlista" -> SANDLISTA;
            default -> ProfileFile.read(Path.of(nameOrFile));
        };
    }

    /**
     * Reads a profile.
     *
     * @param yaml the text of a YAML file
     * @return the profile
     * @throws ConfigurationException naming all its faults
     */
    public static PrintProfile parse(String yaml) {
        return ProfileFile.parse(yaml);
    }

    /**
     * The window of the envelope that the address is read through.
     *
     * @param quiet how far from the window nothing else is printed
     */
    public record Window(double top, double left, double width, double height, double quiet) {

        double bottom() {
            return top + height;
        }

        double right() {
            return left + width;
        }
    }

    /** The pages that a free zone is on. */
    public enum OnPages {
        /** Page one. */
        FIRST,
        /** All but page one. */
        FOLLOWING,
        /** Every page. */
        ALL;

        boolean includes(int page) {
            return this == ALL || (this == FIRST) == (page == 1);
        }
    }

    /**
     * A rectangle in which nothing is printed.
     *
     * @param name what it is for
     */
    public record FreeZone(String name, OnPages pages, double top, double left, double width, double height) {}

    /** The edge of the paper in which nothing is printed. */
    public record Margins(double top, double right, double bottom, double left) {}

    /**
     * What a letter may be at most.
     *
     * @param pages blank ones included
     * @param bytes of its PDF
     */
    public record Limits(int pages, long bytes) {}

    /**
     * How the CSV index looks.
     *
     * @param charset its encoding
     * @param delimiter what parts its columns
     * @param columns for each header, in order, what stands below it
     */
    public record Index(Charset charset, char delimiter, Map<String, IndexField> columns) {

        /** The columns keep their order. */
        public Index {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }
    }

    /**
     * How receipt files look, in which the print service tells what became of letters.
     *
     * @param charset the encoding of CSV; JSON is in UTF-8
     * @param delimiter what parts the columns of CSV
     * @param fields for each of deliveryId, status, time and reason, the print service's column or JSON field; the last two may be missing
     * @param list the name of the array in a JSON object that has the receipts; without meaning where they stand in an array of their own
     * @param time how times are written, as {@link java.time.format.DateTimeFormatter} has it
     * @param zone where times are told that don't say so
     * @param statuses for each of the print service's words, in lower case, what it means
     * @param bytes how large a file may be
     */
    public record Receipts(
            Charset charset,
            char delimiter,
            Map<String, String> fields,
            String list,
            String time,
            ZoneId zone,
            Map<String, ReceiptStatus> statuses,
            long bytes) {

        static final String DELIVERY_ID = "deliveryId";
        static final String STATUS = "status";
        static final String TIME = "time";
        static final String REASON = "reason";

        /** Maps are copied and keep their order. */
        public Receipts {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            statuses = Map.copyOf(statuses);
        }
    }

    /**
     * When the day's letters have to be with the print service.
     *
     * @param time the last moment
     * @param zone where that time is told
     */
    public record CutOff(LocalTime time, ZoneId zone) {}
}
