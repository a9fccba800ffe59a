package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.journal.Evidence;
import se.digitalpost.camel.minameddelanden.journal.RecipientDisclosure;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents to look at: after a run they lie in {@code target/evidence} as PDF and as pictures. */
class SampleEvidenceTest {

    private static final Path FOLDER = Path.of("target", "evidence");
    private static final int DPI = 100;

    @Test
    void aDeliveredLetter() throws IOException {
        assertThat(keep("delivered", new Stories().delivered())).isEqualTo(1);
    }

    @Test
    void aLetterThatCameBack() throws IOException {
        assertThat(keep("returned", new Stories().returned())).isEqualTo(2);
    }

    @Test
    void aLetterWithALongHistory() throws IOException {
        assertThat(keep("long", new Stories().longWay(40))).isGreaterThan(2);
    }

    private static int keep(String name, Evidence evidence) throws IOException {
        byte[] pdf = EvidencePdf.of(evidence, Stories.SENDER_NAME, RecipientDisclosure.MASKED);
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                Path picture = FOLDER.resolve(name + "-" + (i + 1) + ".png");
                ImageIO.write(renderer.renderImageWithDPI(i, DPI), "png", picture.toFile());
            }
            return document.getNumberOfPages();
        }
    }
}
