package se.digitalpost.camel.minameddelanden.print;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** A letter that was rendered here is PDF/A-2a, as veraPDF judges; one that isn't, or can't be known to be, doesn't say so. */
class ArchiveTest {

    private static final String CLAIM = "pdfaid";

    static Stream<Arguments> letters() {
        return Stream.of(
                Arguments.of("a short one", Letters.printText("Hej!")),
                Arguments.of("a long one with hyphens and lists", Letters.printText(SampleTexts.DECISION.repeat(6))),
                Arguments.of("HTML with tables and lists", Letters.printHtml(SampleTexts.HTML)),
                Arguments.of("characters that the font lacks", Letters.printText("Hej 🎉 漢 Зоя Ελένη a\u200Db")),
                Arguments.of(
                        "a list in a quotation in a list",
                        Letters.printHtml(
                                "<ul><li>a<blockquote>b<ol><li><p>c</p><p>d</p></li></ol></blockquote></li>"
                                        + "<li>e</li></ul><h5>f</h5><table><tr><th></th><td></td></tr><tr><td>1</td></tr></table>")),
                Arguments.of("a logo of many colours", withLogo(SampleLogos.jpeg())),
                Arguments.of("a transparent logo", withLogo(SampleLogos.png())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("letters")
    void aRenderedLetterIsTaggedPdfA(String name, PrintJob letter) throws Exception {
        assertThat(text(letter)).contains(CLAIM, "GTS_PDFA1");
        assertThat(VeraPdf.broken(Letters.bytes(letter), PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("letters")
    void aRenderedLetterCanBeReadAloud(String name, PrintJob letter) throws Exception {
        // What is left of PDF/UA is that nobody has checked by hand, so the letter doesn't claim it.
        assertThat(VeraPdf.broken(Letters.bytes(letter), PDFAFlavour.PDFUA_1))
                .allMatch(rule -> rule.startsWith("5-1 "));
    }

    @Test
    void withAttachmentsNothingIsClaimed() throws Exception {
        PrintJob letter = Letters.print(Letters.message()
                .text("Hej!")
                .attachment(Letters.attachment("Beslut.pdf", 1))
                .buildComplete());

        assertThat(text(letter)).doesNotContain(CLAIM, "GTS_PDFA1");
        assertThat(VeraPdf.broken(Letters.bytes(letter), PDFAFlavour.PDFA_2_A)).isNotEmpty();
    }

    @Test
    void withAttachmentsTheLetterKeepsItsTagsAndEachPageIsNamed() throws Exception {
        PrintJob letter = Letters.print(Letters.message()
                .text("Hej!")
                .attachment(Letters.attachment("Beslut.pdf", 2))
                .buildComplete());

        assertThat(text(letter)).contains("/Marked true", "(Beslut, sida 1)", "(Beslut, sida 2)");
        // 7.1-3: everything is tagged or an artifact; 7.3-1: every picture has a text.
        assertThat(VeraPdf.broken(Letters.bytes(letter), PDFAFlavour.PDFUA_1))
                .noneMatch(rule -> rule.startsWith("7.1-3 ") || rule.startsWith("7.3-1 "));
    }

    @Test
    void veraPdfFindsWhatIsWrong() throws Exception {
        String letter = text(Letters.printText("Hej!"));
        byte[] untagged = letter.replace("/Marked true", "/Marked null").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(VeraPdf.broken(untagged, PDFAFlavour.PDFA_2_A))
                .singleElement()
                .asString()
                .contains("Marked");
        assertThat(VeraPdf.broken(untagged, PDFAFlavour.PDFA_2_U)).isEqualTo(List.of());
    }

    @Test
    void theColourSpaceIsTheOneThatItSays() {
        ICC_ColorSpace colours = new ICC_ColorSpace(ICC_Profile.getInstance(SrgbProfile.bytes()));
        for (float[] colour : new float[][] {{1, 1, 1}, {0.5f, 0.5f, 0.5f}, {0.2f, 0.4f, 0.9f}, {0.02f, 0, 0.03f}}) {
            float[] standard = colours.toRGB(colour);
            for (int i = 0; i < 3; i++) {
                assertThat(standard[i]).isCloseTo(colour[i], offset(0.01f));
            }
        }
    }

    private static PrintJob withLogo(byte[] logo) {
        return new LetterPrinter(Letters.SETTINGS.withLogo(Logo.of(logo)))
                .print(Letters.message().text("Hej!").buildComplete(), Letters.ADDRESS, Reason.OVERSIZE, Letters.DATE);
    }

    private static String text(PrintJob letter) {
        return new String(Letters.bytes(letter), StandardCharsets.ISO_8859_1);
    }
}
