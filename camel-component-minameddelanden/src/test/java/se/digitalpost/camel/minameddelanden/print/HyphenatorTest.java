package se.digitalpost.camel.minameddelanden.print;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where Swedish words may be broken. */
class HyphenatorTest {

    private final Hyphenator swedish = Hyphenator.of("svSE");

    @ParameterizedTest
    @CsvSource({
        "bostadsanpassningsbidrag, bostads-an-pass-nings-bi-drag",
        "förvaltningsrätten, för-valt-nings-rät-ten",
        "överklagande, över-kla-gande",
        "kommunfullmäktige, kom-mun-full-mäk-tige",
        "Stadsbyggnadskontoret, Stads-bygg-nads-kon-to-ret",
        "sjukpenninggrundande, sjuk-pen-ning-grun-dande"
    })
    void wordsBreakByTheirSyllables(String word, String broken) {
        assertThat(hyphenated(word)).isEqualTo(broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beslut",
                "CSN",
                "KOMMUNFULLMÄKTIGE",
                "kontakt@kommun",
                "2026-11-22",
                "ab1ansökan",
                "",
                "İstanbulda"
            })
    void shortWordsCapitalsAndCodesStayWhole(String word) {
        assertThat(hyphenated(word)).isEqualTo(word);
    }

    @Test
    void anotherLanguageIsNotHyphenatedBySwedishRules() {
        assertThat(Hyphenator.of("enGB")).isSameAs(Hyphenator.NONE);
        assertThat(Hyphenator.NONE.breaks("förvaltningsrätten")).containsOnly(false);
    }

    private String hyphenated(String word) {
        boolean[] breaks = swedish.breaks(word);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            shown.append(breaks[i] ? "-" : "").append(word.charAt(i));
        }
        return shown.toString();
    }
}
