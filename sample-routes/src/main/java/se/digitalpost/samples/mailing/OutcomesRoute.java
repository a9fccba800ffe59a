package se.digitalpost.samples.mailing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.*;

/**
 * The case system is told what became of each letter, also of those that end after the mailing: tried again, printed by a person's decision. Here it
 * is a file with a line of JSON for each event. An event that can't be written is told again.
 */
@Component
class OutcomesRoute extends RouteBuilder {

    private static final String OUTCOMES =
            "minameddelanden:outcomes?subscriber=case-system&outcomesFrom=beginning&initialDelay=0&delay=200&greedy=true";

    /** A mailing's end waits for a while and not for ever; what isn't told then is told in the next run. */
    private static final int LOOKS = 100;

    @Override
    public void configure() {
        from(OUTCOMES)
                .routeId("outcomes")
                .errorHandler(noErrorHandler())
                .setBody()
                .message(OutcomesRoute::outcome)
                .log(LoggingLevel.INFO, "letters", "${body}")
                .marshal()
                .json()
                .to("file:{{mailing.work}}?fileName=outcomes.jsonl&fileExist=Append&appendChars=\\n");

        from("direct:until-told")
                .routeId("until-told")
                .loopDoWhile(this::isSomethingUntold)
                .delay(100)
                .end() // the delay
                .end(); // the loop
    }

    private boolean isSomethingUntold(Exchange exchange) {
        if (exchange.getProperty(ExchangePropertyKey.LOOP_INDEX, 0, Integer.class) >= LOOKS) {
            return false;
        }
        return exchange
                .getContext()
                .getComponent("minameddelanden", MinaMeddelandenComponent.class)
                .openJournal()
                .outcomes()
                .subscribers()
                .stream()
                .anyMatch(subscriber -> subscriber.waiting() > 0);
    }

    private static Map<String, Object> outcome(Message event) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("messageId", event.getHeader(MESSAGE_ID));
        outcome.put("event", event.getHeader(EVENT_NUMBER));
        outcome.put("time", event.getHeader(EVENT_TIME, Instant.class).toString());
        outcome.put("reference", event.getHeader(CLIENT_REFERENCE));
        outcome.put("state", event.getHeader(JOURNAL_STATE));
        outcome.put("channel", event.getHeader(CHANNEL));
        outcome.put("operator", event.getHeader(OPERATOR));
        outcome.put("reason", event.getHeader(REASON));
        outcome.put("person", event.getHeader(PERSON));
        outcome.put("detail", event.getHeader(DETAIL));
        return outcome;
    }
}
