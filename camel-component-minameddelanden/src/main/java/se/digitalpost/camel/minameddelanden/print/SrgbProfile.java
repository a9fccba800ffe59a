package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 2, computed from its definition: primaries and white point adapted to D50, and
 * the tone curve in 1024 steps. A PDF/A names with it what its colours mean.
 */
final class SrgbProfile {

    static final String NAME = "sRGB IEC61966-2.1";

    private static final int HEADER = 128;
    private static final int STEPS = 1024;
    private static final byte[] BYTES = write();

    private SrgbProfile() {}

    static byte[] bytes() {
        return BYTES.clone();
    }

    private static byte[] write() {
        byte[] curve = curve();
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description());
        tags.put("cprt", text("Public domain"));
        tags.put("wtpt", xyz(0.9642, 1.0, 0.8249));
        tags.put("rXYZ", xyz(0.43607, 0.22249, 0.01392));
        tags.put("gXYZ", xyz(0.38515, 0.71687, 0.09708));
        tags.put("bXYZ", xyz(0.14307, 0.06061, 0.71410));
        tags.put("rTRC", curve);
        tags.put("gTRC", curve);
        tags.put("bTRC", curve);
        return assemble(tags);
    }

    private static byte[] assemble(Map<String, byte[]> tags) {
        int offset = HEADER + 4 + 12 * tags.size();
        ByteBuffer table = ByteBuffer.allocate(offset - HEADER).putInt(tags.size());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] last = null;
        int lastOffset = 0;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            byte[] bytes = tag.getValue();
            if (bytes != last) {
                lastOffset = offset + data.size();
                data.writeBytes(bytes);
                data.writeBytes(new byte[(4 - bytes.length % 4) % 4]);
            }
            table.put(ascii(tag.getKey())).putInt(lastOffset).putInt(bytes.length);
            last = bytes;
        }
        int size = offset + data.size();
        return ByteBuffer.allocate(size)
                .put(header(size))
                .put(table.array())
                .put(data.toByteArray())
                .array();
    }

    private static byte[] header(int size) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(size).putInt(0).putInt(0x02100000);
        header.put(ascii("mntrRGB XYZ "));
        header.putShort((short) 2026).putShort((short) 1).putShort((short) 1);
        header.position(36);
        header.put(ascii("acsp"));
        header.position(68);
        header.put(xyz(0.9642, 1.0, 0.8249), 8, 12);
        return header.array();
    }

    private static byte[] xyz(double x, double y, double z) {
        return ByteBuffer.allocate(20)
                .put(ascii("XYZ "))
                .putInt(0)
                .putInt(fixed(x))
                .putInt(fixed(y))
                .putInt(fixed(z))
                .array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] curve() {
        ByteBuffer curve = ByteBuffer.allocate(12 + 2 * STEPS);
        curve.put(ascii("curv")).putInt(0).putInt(STEPS);
        for (int i = 0; i < STEPS; i++) {
            double x = i / (STEPS - 1d);
            double y = x <= 0.04045 ? x / 12.92 : StrictMath.pow((x + 0.055) / 1.055, 2.4);
            curve.putShort((short) Math.round(65535 * y));
        }
        return curve.array();
    }

    private static byte[] text(String text) {
        return ByteBuffer.allocate(9 + text.length())
                .put(ascii("text"))
                .putInt(0)
                .put(ascii(text))
                .array();
    }

    /** A description in ASCII, with empty ones for Unicode and for scripts of old. */
    private static byte[] description() {
        return ByteBuffer.allocate(12 + NAME.length() + 1 + 4 + 4 + 2 + 1 + 67)
                .put(ascii("desc"))
                .putInt(0)
                .putInt(NAME.length() + 1)
                .put(ascii(NAME))
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
