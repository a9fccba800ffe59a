package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.KerningSubtable;
import org.apache.fontbox.ttf.KerningTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one letter: Liberation Sans (SIL Open Font License), regular from PDFBox and bold from here, embedded as far as they
 * are used. Italic is regular, slanted when it is drawn. To be closed once the document is saved.
 */
final class Fonts implements AutoCloseable {

    private static final byte[] REGULAR =
            read(PDType0Font.class, "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
    private static final byte[] BOLD = read(Fonts.class, "LiberationSans-Bold.ttf");

    private final PDDocument document;
    private final Map<Face, Font> byFace = new EnumMap<>(Face.class);
    private final List<TrueTypeFont> open = new ArrayList<>();

    Fonts(PDDocument document) throws IOException {
        this.document = document;
        Font regular = load(REGULAR);
        byFace.put(Face.REGULAR, regular);
        byFace.put(Face.ITALIC, regular);
    }

    Font of(Face face) {
        Font font = byFace.get(face);
        if (font == null) {
            font = loadBold();
        }
        return font;
    }

    /** @return the face itself, or the plain one where only that has the character */
    Face faceFor(int codePoint, Face wanted) {
        return wanted.isBold() && !of(wanted).has(codePoint) ? Face.of(false, wanted.isItalic()) : wanted;
    }

    private Font loadBold() {
        try {
            Font bold = load(BOLD);
            byFace.put(Face.BOLD, bold);
            byFace.put(Face.BOLD_ITALIC, bold);
            return bold;
        } catch (IOException e) {
            throw new IllegalStateException("The font is part of the product", e);
        }
    }

    private Font load(byte[] file) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        open.add(font);
        font.setEnableGsub(false);
        return new Font(PDType0Font.load(document, font, true), font);
    }

    @Override
    public void close() throws IOException {
        for (TrueTypeFont font : open) {
            font.close();
        }
    }

    private static byte[] read(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The font " + resource + " is missing on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The font " + resource + " can't be read", e);
        }
    }

    /** One font file, measured in parts of the type size. */
    static final class Font {

        private final PDType0Font embedded;
        private final TrueTypeFont file;
        private final CmapLookup glyphs;
        private final KerningSubtable kerning;
        private final double unitsPerEm;

        private Font(PDType0Font embedded, TrueTypeFont file) throws IOException {
            this.embedded = embedded;
            this.file = file;
            this.glyphs = file.getUnicodeCmapLookup();
            KerningTable table = file.getKerning();
            this.kerning = table == null ? null : table.getHorizontalKerningSubtable();
            this.unitsPerEm = file.getUnitsPerEm();
        }

        PDType0Font embedded() {
            return embedded;
        }

        boolean has(int codePoint) {
            return glyphs.getGlyphId(codePoint) != 0;
        }

        double width(int codePoint) {
            try {
                return file.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / unitsPerEm;
            } catch (IOException e) {
                throw new IllegalStateException("The font lies in memory", e);
            }
        }

        /** @return what the second character moves to the right, mostly negative */
        double kerning(int first, int second) {
            return kerning == null
                    ? 0
                    : kerning.getKerning(glyphs.getGlyphId(first), glyphs.getGlyphId(second)) / unitsPerEm;
        }
    }
}
