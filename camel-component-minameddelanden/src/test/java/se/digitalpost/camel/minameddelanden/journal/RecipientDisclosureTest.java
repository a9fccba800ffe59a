package se.digitalpost.camel.minameddelanden.journal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

import static org.assertj.core.api.Assertions.assertThat;

class RecipientDisclosureTest {

    private static final RecipientId COMPANY = RecipientId.parse("162120002411");

    @Test
    void aPersonIsMaskedOrTold() {
        assertThat(RecipientDisclosure.MASKED.of(TestLetters.ANNA)).isEqualTo("1981********");
        assertThat(RecipientDisclosure.FULL.of(TestLetters.ANNA)).isEqualTo("198101032384");
    }

    @Test
    void anOrganizationIsToldAlways() {
        assertThat(RecipientDisclosure.MASKED.of(COMPANY)).isEqualTo("162120002411");
        assertThat(RecipientDisclosure.MASKED.of("for 162120002411", COMPANY)).isEqualTo("for 162120002411");
    }

    @Test
    void aRecipientThatCantBeReadIsNotTold() {
        assertThat(RecipientDisclosure.MASKED.of(null)).isNull();
        assertThat(RecipientDisclosure.FULL.of(null)).isNull();
        assertThat(RecipientDisclosure.MASKED.of("T-1", null)).isEqualTo("T-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198101032384",
                "19810103-2384",
                "8101032384",
                "810103-2384",
                "810103+2384",
                "810103–2384",
                "19810103 2384"
            })
    void theRecipientsNumberIsStarsInEveryTextHoweverItIsWritten(String number) {
        String text = "T-" + number + ".7";

        assertThat(RecipientDisclosure.MASKED.of(text, TestLetters.ANNA)).isEqualTo("T-********.7");
        assertThat(RecipientDisclosure.FULL.of(text, TestLetters.ANNA)).isEqualTo(text);
    }

    @Test
    void otherNumbersStayAsTheyAre() {
        assertThat(RecipientDisclosure.MASKED.of("202611220001, 8101032385", TestLetters.ANNA))
                .isEqualTo("202611220001, 8101032385");
    }
}
