package se.digitalpost.camel.minameddelanden.operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FaultTableTest {

    @ParameterizedTest
    @CsvSource({
        "RETRY,4999 5000 5004 5011 5017 5018",
        "FAIL,5001 5005 5016 5019",
        "ALARM,5002 5012 5014 6005",
        "PAPER,5003 6004 6007",
        "MANUAL,6006"
    })
    void theStandardTable(FaultAction action, String codes) {
        for (String code : codes.split(" ")) {
            assertThat(FaultTable.standard().actionFor(Integer.parseInt(code)))
                    .as(code)
                    .contains(action);
        }
    }

    @Test
    void otherCodesHaveNoAction() {
        assertThat(FaultTable.standard().actionFor(5006)).isEmpty();
        assertThat(FaultTable.standard().actionFor(0)).isEmpty();
    }

    @Test
    void overridesChangeAndAdd() {
        FaultTable table = FaultTable.standard().with(" 5017=PAPER, 6007 = manual ,7001=RETRY");
        assertThat(table.actionFor(5017)).contains(FaultAction.PAPER);
        assertThat(table.actionFor(6007)).contains(FaultAction.MANUAL);
        assertThat(table.actionFor(7001)).contains(FaultAction.RETRY);
        assertThat(table.actionFor(5000)).contains(FaultAction.RETRY);
        assertThat(FaultTable.standard().actionFor(5017)).contains(FaultAction.RETRY);
    }

    @Test
    void overridesAddUp() {
        FaultTable table = FaultTable.standard().with("5017=PAPER").with("5018=PAPER");
        assertThat(table.actionFor(5017)).contains(FaultAction.PAPER);
        assertThat(table.actionFor(5018)).contains(FaultAction.PAPER);
    }

    @Test
    void noOverridesChangeNothing() {
        assertThat(FaultTable.standard().with(null)).isSameAs(FaultTable.standard());
        assertThat(FaultTable.standard().with("  ")).isSameAs(FaultTable.standard());
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class,
                () -> FaultTable.standard().with("5017=PRINT,x=PAPER,5018=PAPER,5018=FAIL,,12345=FAIL"));
        assertThat(e.option()).isEqualTo("faultActions");
        assertThat(e)
                .hasMessageContainingAll(
                        "'5017=PRINT'", "'x=PAPER'", "5018 is named twice", "'' is not", "'12345=FAIL'", "MANUAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6006=PAPER", "6006=paper"})
    void aProtectedIdentityIsNeverPrinted(String overrides) {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class, () -> FaultTable.standard().with(overrides));
        assertThat(e).hasMessageContaining("protected identity");
        assertThat(FaultTable.standard().with("6006=FAIL").actionFor(6006)).contains(FaultAction.FAIL);
    }
}
