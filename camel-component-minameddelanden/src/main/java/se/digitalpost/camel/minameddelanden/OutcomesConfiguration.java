package se.digitalpost.camel.minameddelanden;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code minameddelanden:outcomes} alone: what each means stands in its description, which the catalog shows. */
@UriParams
public class OutcomesConfiguration {

    @UriParam(
            label = "consumer",
            description =
                    "Who is told what became of letters, by a name that stays the same: the journal remembers what it has been told."
                            + " Letters, digits, dots, hyphens and underscores, at most 100. Subscribers of different names are each told"
                            + " everything; nodes with the same name share it. Needed for minameddelanden:outcomes.")
    private String subscriber;

    @UriParam(
            label = "consumer",
            defaultValue = "now",
            description =
                    "From when on a new subscriber is told: now, beginning, or a time such as 2026-11-22T08:00:00Z. One that is"
                            + " known already goes on from where it is.")
    private String outcomesFrom = "now";

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description =
                    "How many events are taken at each poll, and how many are on their way through routes at most. With greedy=true"
                            + " the next poll follows at once where there was something.")
    private int maxOutcomesPerPoll = 100;

    @UriParam(
            label = "consumer",
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description =
                    "How long a route may take for the events of a poll, its redeliveries included. What isn't completed then is told"
                            + " again, to whichever node asks first.")
    private long outcomeLeaseTime = 300_000;

    @UriParam(
            label = "consumer",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description = "When an event is told again whose exchange has failed. Each failure doubles it.")
    private long outcomeRedeliveryDelay = 5_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description = "The longest time until an event is told again whose exchange has failed.")
    private long outcomeMaxRedeliveryDelay = 300_000;

    public String getSubscriber() {
        return subscriber;
    }

    public void setSubscriber(String subscriber) {
        this.subscriber = subscriber;
    }

    public String getOutcomesFrom() {
        return outcomesFrom;
    }

    public void setOutcomesFrom(String outcomesFrom) {
        this.outcomesFrom = outcomesFrom;
    }

    public int getMaxOutcomesPerPoll() {
        return maxOutcomesPerPoll;
    }

    public void setMaxOutcomesPerPoll(int maxOutcomesPerPoll) {
        this.maxOutcomesPerPoll = maxOutcomesPerPoll;
    }

    public long getOutcomeLeaseTime() {
        return outcomeLeaseTime;
    }

    public void setOutcomeLeaseTime(long outcomeLeaseTime) {
        this.outcomeLeaseTime = outcomeLeaseTime;
    }

    public long getOutcomeRedeliveryDelay() {
        return outcomeRedeliveryDelay;
    }

    public void setOutcomeRedeliveryDelay(long outcomeRedeliveryDelay) {
        this.outcomeRedeliveryDelay = outcomeRedeliveryDelay;
    }

    public long getOutcomeMaxRedeliveryDelay() {
        return outcomeMaxRedeliveryDelay;
    }

    public void setOutcomeMaxRedeliveryDelay(long outcomeMaxRedeliveryDelay) {
        this.outcomeMaxRedeliveryDelay = outcomeMaxRedeliveryDelay;
    }
}
