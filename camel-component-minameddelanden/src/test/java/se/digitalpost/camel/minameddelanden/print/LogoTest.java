package se.digitalpost.camel.minameddelanden.print;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A logo: what is taken, and that it looks on paper as it does on white. */
class LogoTest {

    @Test
    void aPngIsThePictureThatItWas() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDImageXObject image = Logo.of(SampleLogos.png()).in(document);
            BufferedImage drawn = image.getImage();
            assertThat(drawn.getWidth()).isEqualTo(600);
            assertThat(new Color(drawn.getRGB(0, 0))).isEqualTo(Color.WHITE);
            assertThat(new Color(drawn.getRGB(100, 40))).isEqualTo(new Color(0, 75, 135));
            assertThat(new Color(drawn.getRGB(75, 105))).isEqualTo(Color.WHITE);
            assertThat(image.getCOSObject().getLength()).isLessThan(10_000);
        }
    }

    @Test
    void pixelsThatDifferFromEachOtherComeBackTooHoweverManyThereAre() throws IOException {
        BufferedImage noise = new BufferedImage(300, 7, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 2100; i++) {
            noise.setRGB(i % 300, i / 300, 0x010101 * ((i * i / 3) % 256));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", png);
        try (PDDocument document = new PDDocument()) {
            BufferedImage drawn = Logo.of(png.toByteArray()).in(document).getImage();
            for (int i = 0; i < 2100; i++) {
                assertThat(drawn.getRGB(i % 300, i / 300)).isEqualTo(noise.getRGB(i % 300, i / 300));
            }
        }
    }

    @Test
    void whatNoPrinterWantsIsRefused() throws IOException {
        refused(SampleLogos.colourfulPng(), "at most 256 colours");
        refused("<svg/>".getBytes(), "be a PNG or a JPEG");
        refused(new byte[Logo.BYTES_MAX + 1], "at most 524288 bytes");
        refused(Arrays.copyOf(SampleLogos.png(), 100), "be whole");
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3001, 1, BufferedImage.TYPE_BYTE_BINARY), "png", wide);
        refused(wide.toByteArray(), "at most 3000 pixels");
    }

    private static void refused(byte[] file, String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> Logo.of(file)).withMessageContaining(rule);
    }
}
