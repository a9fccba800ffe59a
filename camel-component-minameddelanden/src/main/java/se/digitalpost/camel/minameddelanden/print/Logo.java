package se.digitalpost.camel.minameddelanden.print;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A sender's logo, PNG or JPEG. It stands at the head of page one, at most 80 x 15 mm. A JPEG is taken over as it is; a PNG is put on white and must
 * have at most 256 colours then, for which it is small enough to lie in every letter without a compressor, whose bytes depend on the platform.
 * Immutable, safe for use by several threads.
 */
public final class Logo {

    /** The largest file that is taken. */
    public static final int BYTES_MAX = 512 * 1024;

    /** The most pixels that a side may have. */
    public static final int PIXELS_MAX = 3000;

    private static final int COLOURS_MAX = 256;
    private static final int END_WITHIN = 256;

    private final byte[] data;
    private final byte[] palette;
    private final PDColorSpace jpegColours;
    private final int width;
    private final int height;

    private Logo(byte[] data, byte[] palette, PDColorSpace jpegColours, int width, int height) {
        this.data = data;
        this.palette = palette;
        this.jpegColours = jpegColours;
        this.width = width;
        this.height = height;
    }

    /**
     * @param file a PNG or a JPEG
     * @return the logo
     * @throws IllegalArgumentException where it is another format, too large, damaged, a CMYK JPEG, or a PNG of too many colours
     */
    public static Logo of(byte[] file) {
        Objects.requireNonNull(file, "file");
        require(file.length <= BYTES_MAX, "have at most " + BYTES_MAX + " bytes");
        boolean jpeg = file.length > 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8;
        boolean png = file.length > 3 && (file[0] & 0xFF) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
        require(jpeg || png, "be a PNG or a JPEG");
        require(isWhole(file, png), "be whole: its end is missing");
        BufferedImage image = read(file);
        if (png) {
            return indexed(image);
        }
        int bands = image.getRaster().getNumBands();
        require(bands == 1 || bands == 3, "be in grey or RGB");
        PDColorSpace colours = bands == 1 ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE;
        return new Logo(file.clone(), null, colours, image.getWidth(), image.getHeight());
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    PDImageXObject in(PDDocument document) throws IOException {
        if (palette == null) {
            return new PDImageXObject(
                    document, new ByteArrayInputStream(data), COSName.DCT_DECODE, width, height, 8, jpegColours);
        }
        PDImageXObject image = new PDImageXObject(
                document,
                new ByteArrayInputStream(data),
                COSName.RUN_LENGTH_DECODE,
                width,
                height,
                8,
                PDDeviceRGB.INSTANCE);
        COSArray colours = new COSArray();
        colours.add(COSName.INDEXED);
        colours.add(COSName.DEVICERGB);
        colours.add(COSInteger.get(palette.length / 3 - 1));
        colours.add(new COSString(palette));
        image.getCOSObject().setItem(COSName.COLORSPACE, colours);
        return image;
    }

    /** What reads images takes half of one too, and paints the rest black. */
    private static boolean isWhole(byte[] file, boolean png) {
        int within = Math.min(file.length, END_WITHIN);
        String end = new String(file, file.length - within, within, StandardCharsets.ISO_8859_1);
        return end.contains(png ? "IEND" : "\u00FF\u00D9");
    }

    private static BufferedImage read(byte[] file) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            require(readers.hasNext(), "be a PNG or a JPEG");
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                boolean small = reader.getWidth(0) <= PIXELS_MAX && reader.getHeight(0) <= PIXELS_MAX;
                require(small, "have at most " + PIXELS_MAX + " pixels on a side");
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The logo must be whole, and in grey or RGB where it is a JPEG", e);
        }
    }

    private static Logo indexed(BufferedImage image) {
        BufferedImage onWhite = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = onWhite.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        Map<Integer, Integer> colours = new LinkedHashMap<>();
        byte[] indexes = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < indexes.length; i++) {
            int colour = onWhite.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF;
            Integer index = colours.get(colour);
            if (index == null) {
                index = colours.size();
                colours.put(colour, index);
                require(index < COLOURS_MAX, "have at most " + COLOURS_MAX + " colours as a PNG, or be a JPEG");
            }
            indexes[i] = index.byteValue();
        }
        byte[] palette = new byte[3 * colours.size()];
        int at = 0;
        for (int colour : colours.keySet()) {
            palette[at++] = (byte) (colour >> 16);
            palette[at++] = (byte) (colour >> 8);
            palette[at++] = (byte) colour;
        }
        return new Logo(runLengths(indexes), palette, null, image.getWidth(), image.getHeight());
    }

    /** RunLengthDecode of PDF: a length and as many bytes, or 257 less a length and the byte that is repeated; 128 ends it. */
    private static byte[] runLengths(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int i = 0;
        while (i < bytes.length) {
            int run = run(bytes, i);
            if (run > 1) {
                packed.write(257 - run);
                packed.write(bytes[i]);
                i += run;
            } else {
                int end = i + 1;
                while (end < bytes.length && end - i < 128 && run(bytes, end) < 3) {
                    end++;
                }
                packed.write(end - i - 1);
                packed.write(bytes, i, end - i);
                i = end;
            }
        }
        packed.write(128);
        return packed.toByteArray();
    }

    private static int run(byte[] bytes, int from) {
        int end = from + 1;
        while (end < bytes.length && end - from < 128 && bytes[end] == bytes[from]) {
            end++;
        }
        return end - from;
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("The logo must " + rule);
        }
    }
}
