package se.digitalpost.minameddelanden.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sent to 198101052382.",
                "sent to 19810105-2382.",
                "<id>810105-2382</id>",
                "id=8101052382,",
                "121212+1212",
                "samordningsnummer 202601612381"
            })
    void idsAreFoundInEveryForm(String text) {
        assertThat(PersonalData.in(text))
                .hasSize(1)
                .allSatisfy(place -> assertThat(place).doesNotContainPattern("\\d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1981********",
                "2026-11-22 10:15:30.123456789",
                "162021004748 and 202100-4748",
                "case-198101052382-ab12 is a hex string 0a198101052382ff",
                "198101052383",
                "took 1234567890 ns"
            })
    void whatOnlyLooksAlikeIsNot(String text) {
        assertThat(PersonalData.in(text)).isEmpty();
    }

    @Test
    void everyoneIsFound() {
        assertThat(PersonalData.in("a 198101052382 b 198101032384 c 810105-2382"))
                .hasSize(3);
    }
}
