package se.digitalpost.camel.minameddelanden.api;

import java.time.LocalDate;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

/**
 * How many letters went which way.
 *
 * @param from the first day
 * @param to the last day
 * @param lines the counts, by day, sender, department, channel, operator and outcome
 */
public record Statistics(
        @Field(required = true) LocalDate from,
        @Field(required = true) LocalDate to,
        @Field(required = true) List<StatisticsLine> lines) {

    /**
     * How many letters have all of this in common.
     *
     * @param day the day, in Sweden
     * @param sender the sender's organization number, 12 digits
     * @param department the sender's department, or null
     * @param channel which way they went
     * @param operator the mailbox operator, or null
     * @param outcome where they stand
     * @param letters how many they are
     */
    public record StatisticsLine(
            @Field(required = true) LocalDate day,
            @Field(required = true) String sender,
            String department,
            @Field(required = true) Channel channel,
            Operator operator,
            @Field(required = true) DeliveryStatus outcome,
            @Field(required = true) long letters) {}
}
