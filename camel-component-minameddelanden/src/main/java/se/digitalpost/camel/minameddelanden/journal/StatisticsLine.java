package se.digitalpost.camel.minameddelanden.journal;

import java.time.LocalDate;
import java.util.Comparator;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * How many letters have all of this in common.
 *
 * @param day the day, in Sweden, on which they reached their first final state; the day of acceptance as long as they have none
 * @param sender who sent them
 * @param department the sender's department, or null
 * @param channel which way they went
 * @param operatorId the mailbox operator's organization number, or null where none was chosen
 * @param operator the mailbox operator's name, or null where none was chosen
 * @param outcome the state that they are in
 * @param letters how many they are
 */
public record StatisticsLine(
        LocalDate day,
        OrganizationNumber sender,
        String department,
        Channel channel,
        OrganizationNumber operatorId,
        String operator,
        JournalState outcome,
        long letters) {

    static final Comparator<StatisticsLine> ORDER = Comparator.comparing(StatisticsLine::day)
            .thenComparing(StatisticsLine::sender)
            .thenComparing(StatisticsLine::department, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(StatisticsLine::channel)
            .thenComparing(StatisticsLine::operatorId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(StatisticsLine::operator, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(StatisticsLine::outcome);

    StatisticsLine times(long count) {
        return new StatisticsLine(day, sender, department, channel, operatorId, operator, outcome, letters * count);
    }
}
