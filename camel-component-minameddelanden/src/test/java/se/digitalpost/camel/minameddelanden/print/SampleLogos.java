package se.digitalpost.camel.minameddelanden.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A coat of arms that no municipality has. */
final class SampleLogos {

    private SampleLogos() {}

    /** @return a PNG on transparent ground, with few colours */
    static byte[] png() {
        return write(drawn(BufferedImage.TYPE_INT_ARGB, new Color(0, 75, 135)), "png");
    }

    /** @return a PNG with more colours than a logo may have */
    static byte[] colourfulPng() {
        BufferedImage image = new BufferedImage(257, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 257; x++) {
            image.setRGB(x, 0, x * 65);
        }
        return write(image, "png");
    }

    static byte[] jpeg() {
        return write(
                drawn(
                        BufferedImage.TYPE_INT_RGB,
                        new GradientPaint(0, 0, new Color(0, 90, 150), 300, 200, Color.GREEN)),
                "jpg");
    }

    private static BufferedImage drawn(int type, Paint paint) {
        BufferedImage image = new BufferedImage(600, 220, type);
        Graphics2D graphics = image.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 600, 220);
        }
        Path2D shield = new Path2D.Double();
        shield.moveTo(20, 10);
        shield.lineTo(180, 10);
        shield.lineTo(180, 120);
        shield.quadTo(170, 190, 100, 210);
        shield.quadTo(30, 190, 20, 120);
        shield.closePath();
        graphics.setPaint(paint);
        graphics.fill(shield);
        graphics.fillRect(220, 70, 370, 34);
        graphics.fillRect(220, 124, 250, 22);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(14));
        graphics.drawLine(50, 130, 100, 80);
        graphics.drawLine(100, 80, 150, 130);
        graphics.dispose();
        return image;
    }

    private static byte[] write(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
