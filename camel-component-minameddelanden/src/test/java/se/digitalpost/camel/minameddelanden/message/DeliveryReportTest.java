package se.digitalpost.camel.minameddelanden.message;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryReportTest {

    @Test
    void countsLettersByWhatBecameOfThemAndDrawsATable() {
        DeliveryReport report = new DeliveryReport();
        report.add(line("1", DeliveryStatus.DELIVERED, Channel.DIGITAL, "Kivra", null));
        report.add(line("2", DeliveryStatus.FAILED, Channel.NONE, null, Reason.INVALID_MESSAGE));
        report.add(line("3", DeliveryStatus.DELIVERED, Channel.DIGITAL, "Kivra", null));
        report.add(line("4", DeliveryStatus.SENT_TO_PRINT, Channel.PAPER, null, Reason.NOT_REGISTERED));

        assertThat(report.toTable()).isEqualTo("""
                        +---------+----------+---------------+-----------------+---------+
                        | Channel | Operator | Status        | Reason          | Letters |
                        +---------+----------+---------------+-----------------+---------+
                        | DIGITAL | Kivra    | DELIVERED     | -               |       2 |
                        +---------+----------+---------------+-----------------+---------+
                        | PAPER   | -        | SENT_TO_PRINT | NOT_REGISTERED  |       1 |
                        +---------+----------+---------------+-----------------+---------+
                        | NONE    | -        | FAILED        | INVALID_MESSAGE |       1 |
                        +---------+----------+---------------+-----------------+---------+
                        4 letters: DIGITAL 2, PAPER 1, NONE 1
                        """);
    }

    @Test
    void writesLinesAsCsv() {
        DeliveryReport report = new DeliveryReport();
        report.add(line("a,\"b\"", DeliveryStatus.DELIVERED, Channel.DIGITAL, "Kivra", null));

        assertThat(report.toCsv())
                .isEqualTo("clientReference,status,channel,operator,reason,transactionId,messageId\r\n"
                        + "\"a,\"\"b\"\"\",DELIVERED,DIGITAL,Kivra,,t,m\r\n");
    }

    private static DeliveryReport.Line line(
            String reference, DeliveryStatus status, Channel channel, String operator, Reason reason) {
        return new DeliveryReport.Line(reference, status, channel, operator, reason, "t", "m");
    }
}
