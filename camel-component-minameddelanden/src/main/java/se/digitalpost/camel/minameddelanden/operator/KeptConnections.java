package se.digitalpost.camel.minameddelanden.operator;

import java.time.Duration;

import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.core5.util.TimeValue;

/**
 * How long a connection that isn't used is kept. A request that meets the closing of its connection is in doubt, and a new connection costs
 * 2 ms.
 *
 * @param unasked a connection that lay longer is asked whether it still lives, which takes a millisecond
 * @param idle a connection that lay so long isn't used again
 * @param margin so long before the server closes a connection, where it says when, it isn't used any more
 */
record KeptConnections(Duration unasked, Duration idle, Duration margin) {

    static final KeptConnections DEFAULT =
            new KeptConnections(Duration.ofMillis(20), Duration.ofSeconds(4), Duration.ofSeconds(1));

    ConnectionKeepAliveStrategy strategy() {
        return (response, context) -> {
            TimeValue told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
            long millis = told == null || !TimeValue.isNonNegative(told)
                    ? idle.toMillis()
                    : Math.min(idle.toMillis(), told.toMilliseconds() - margin.toMillis());
            // Zero would mean: for ever.
            return TimeValue.ofMilliseconds(Math.max(1, millis));
        };
    }
}
