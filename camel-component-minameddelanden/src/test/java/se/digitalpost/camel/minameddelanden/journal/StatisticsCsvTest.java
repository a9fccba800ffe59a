package se.digitalpost.camel.minameddelanden.journal;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Channel;

import static org.assertj.core.api.Assertions.assertThat;

class StatisticsCsvTest {

    @Test
    void eachCountIsALineBelowTheHeader() {
        String csv = StatisticsCsv.of(List.of(
                line("Bygglov", "Kivra", 17), line("Vård, skola och \"annat\"", "Kivra\nAB", 1), line(null, null, 2)));

        assertThat(csv)
                .isEqualTo("day,sender,department,channel,operatorId,operator,outcome,letters\r\n"
                        + "2026-11-22,162021004748,Bygglov,DIGITAL,165568402266,Kivra,DELIVERED,17\r\n"
                        + "2026-11-22,162021004748,\"Vård, skola och \"\"annat\"\"\",DIGITAL,165568402266,\"Kivra\nAB\",DELIVERED,1\r\n"
                        + "2026-11-22,162021004748,,DIGITAL,,,DELIVERED,2\r\n");
    }

    @Test
    void whereNothingIsCountedThereIsTheHeader() {
        assertThat(StatisticsCsv.of(List.of()))
                .isEqualTo("day,sender,department,channel,operatorId,operator,outcome,letters\r\n");
    }

    /** A spreadsheet would compute what begins so. */
    @Test
    void noValueIsAFormula() {
        assertThat(StatisticsCsv.of(List.of(line("=HYPERLINK(\"x\")", "@SUM(1)", 1))))
                .contains(",\"'=HYPERLINK(\"\"x\"\")\",", ",'@SUM(1),");
    }

    private static StatisticsLine line(String department, String operator, long letters) {
        return new StatisticsLine(
                LocalDate.of(2026, 11, 22),
                TestLetters.KOMMUN_A,
                department,
                Channel.DIGITAL,
                operator == null ? null : TestLetters.KIVRA.id(),
                operator,
                JournalState.DELIVERED,
                letters);
    }
}
