package se.digitalpost.camel.minameddelanden.print;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.PaperOptions.Envelope;
import se.digitalpost.camel.minameddelanden.print.PreflightReport.Finding;
import se.digitalpost.camel.minameddelanden.print.PreflightRule.Severity;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.FreeZone;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Margins;
import se.digitalpost.camel.minameddelanden.print.PrintProfile.Window;

/** Looks at a file as its print service would, before that does. Safe for use by several threads. */
public final class Preflight {

    /** What a printer's driver calls the same size. */
    private static final double SAME_SIZE = 1.5;

    private static final String LETTER = "letter";

    private final PrintProfile profile;

    /** @param profile what the print service wants */
    public Preflight(PrintProfile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /**
     * Looks at a file that was made elsewhere.
     *
     * @param pdf the file
     * @param envelope whether there is a window on page one
     * @return what was found
     * @throws IOException where its bytes can't be read
     */
    public PreflightReport check(Content pdf, Envelope envelope) throws IOException {
        try (AttachedPdf opened = AttachedPdf.open(pdf)) {
            return check(opened.document(), pdf.size(), envelope, new TreeMap<>());
        } catch (AttachedPdf.UnfitException e) {
            PreflightRule rule = e.isEncrypted() ? PreflightRule.NOT_ENCRYPTED : PreflightRule.READABLE;
            Finding finding = new Finding(rule, Severity.REFUSE, LETTER, 0, "it isn't", e.getMessage());
            return new PreflightReport(profile.name(), 0, pdf.size(), List.of(finding));
        }
    }

    /** @param attachments by the index of its first page, each attachment's index in the message */
    PreflightReport check(
            PDDocument document, long bytes, Envelope envelope, NavigableMap<Integer, Integer> attachments) {
        return new Examination(document, envelope, attachments).report(bytes);
    }

    /** One file that is looked at. */
    private final class Examination {

        private final PDDocument document;
        private final Envelope envelope;
        private final NavigableMap<Integer, Integer> attachments;
        private final List<Finding> findings = new ArrayList<>();

        private Examination(PDDocument document, Envelope envelope, NavigableMap<Integer, Integer> attachments) {
            this.document = document;
            this.envelope = envelope;
            this.attachments = attachments;
        }

        private PreflightReport report(long bytes) {
            int pages = document.getNumberOfPages();
            if (pages > profile.limits().pages()) {
                found(
                        PreflightRule.PAGES,
                        pages + " pages",
                        "at most " + profile.limits().pages());
            }
            if (bytes > profile.limits().bytes()) {
                found(
                        PreflightRule.BYTES,
                        bytes + " bytes",
                        "at most " + profile.limits().bytes());
            }
            for (int i = 0; i < pages; i++) {
                size(i);
                drawn(i);
            }
            return new PreflightReport(profile.name(), pages, bytes, findings);
        }

        private void size(int index) {
            PDPage page = document.getPage(index);
            PDRectangle box = page.getCropBox();
            boolean lying = page.getRotation() % 180 != 0;
            double width = (lying ? box.getHeight() : box.getWidth()) * page.getUserUnit() * 25.4 / 72;
            double height = (lying ? box.getWidth() : box.getHeight()) * page.getUserUnit() * 25.4 / 72;
            if (Math.abs(width - 210) > SAME_SIZE || Math.abs(height - 297) > SAME_SIZE) {
                String size = String.format(Locale.ROOT, "%.0f x %.0f mm", width, height);
                found(PreflightRule.A4_PORTRAIT, index, size, "210 x 297 mm, upright");
            }
        }

        private void drawn(int index) {
            try {
                Ink ink = new Ink(document, index);
                fonts(PreflightRule.FONTS_EMBEDDED, index, ink.missingFonts());
                fonts(PreflightRule.STANDARD_FONTS_EMBEDDED, index, ink.missingStandardFonts());
                for (Map.Entry<Rectangle2D, PreflightRule> area : areas(index).entrySet()) {
                    String seen = ink.in(area.getKey());
                    if (seen != null) {
                        found(area.getValue(), index, seen, "nothing " + described(area.getKey()));
                    }
                }
            } catch (IOException | RuntimeException e) {
                found(PreflightRule.READABLE, index, "it can't be drawn", "a page without damage");
            }
        }

        private void fonts(PreflightRule rule, int index, int missing) {
            if (missing > 0) {
                found(rule, index, missing + (missing == 1 ? " font isn't" : " fonts aren't") + " in the file", "none");
            }
        }

        /** @return what has to stay blank on the page, each once, and why */
        private Map<Rectangle2D, PreflightRule> areas(int index) {
            Map<Rectangle2D, PreflightRule> areas = new LinkedHashMap<>();
            if (index == 0 && envelope == Envelope.WINDOWED) {
                aroundWindow().forEach(area -> areas.put(area, PreflightRule.WINDOW));
            }
            for (FreeZone zone : profile.freeZones()) {
                if (zone.pages().includes(index + 1)) {
                    areas.putIfAbsent(
                            new Rectangle2D.Double(zone.left(), zone.top(), zone.width(), zone.height()),
                            PreflightRule.FREE_ZONES);
                }
            }
            edges().forEach(area -> areas.putIfAbsent(area, PreflightRule.MARGINS));
            areas.values().removeIf(rule -> profile.preflight().get(rule) == Severity.IGNORE);
            return areas;
        }

        private void found(PreflightRule rule, String measured, String allowed) {
            found(new Finding(rule, profile.preflight().get(rule), LETTER, 0, measured, allowed));
        }

        private void found(PreflightRule rule, int index, String measured, String allowed) {
            String part = LETTER;
            int page = index + 1;
            Map.Entry<Integer, Integer> attachment = attachments.floorEntry(index);
            if (attachment != null) {
                part = "attachments[" + attachment.getValue() + "]";
                page = index - attachment.getKey() + 1;
            }
            found(new Finding(rule, profile.preflight().get(rule), part, page, measured, allowed));
        }

        private void found(Finding finding) {
            if (finding.severity() != Severity.IGNORE) {
                findings.add(finding);
            }
        }
    }

    private List<Rectangle2D> aroundWindow() {
        Window window = profile.window();
        double quiet = window.quiet();
        double width = window.width() + 2 * quiet;
        return List.of(
                new Rectangle2D.Double(window.left() - quiet, window.top() - quiet, width, quiet),
                new Rectangle2D.Double(window.left() - quiet, window.bottom(), width, quiet),
                new Rectangle2D.Double(window.left() - quiet, window.top(), quiet, window.height()),
                new Rectangle2D.Double(window.right(), window.top(), quiet, window.height()));
    }

    private List<Rectangle2D> edges() {
        Margins margins = profile.margins();
        return List.of(
                new Rectangle2D.Double(0, 0, 210, margins.top()),
                new Rectangle2D.Double(0, 297 - margins.bottom(), 210, margins.bottom()),
                new Rectangle2D.Double(0, 0, margins.left(), 297),
                new Rectangle2D.Double(210 - margins.right(), 0, margins.right(), 297));
    }

    private static String described(Rectangle2D area) {
        return String.format(
                Locale.ROOT,
                "from %.0f to %.0f mm across and from %.0f to %.0f mm down",
                area.getMinX(),
                area.getMaxX(),
                area.getMinY(),
                area.getMaxY());
    }
}
