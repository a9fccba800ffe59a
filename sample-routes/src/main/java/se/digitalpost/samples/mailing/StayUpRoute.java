package se.digitalpost.samples.mailing;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Watches the folder: each CSV file there is a mailing. Put the PDFs there first and the CSV last. A mailing that has been sent is moved,
 * so that it isn't sent again after a restart.
 */
@Component
@ConditionalOnProperty("mailing.stay-up")
class StayUpRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("file:{{mailing.folder}}?include=.*[.]csv&readLock=changed&readLockMinAge=1s"
                        + "&move=sent/${date:now:yyyyMMdd-HHmmssSSS}-${file:name}")
                .routeId("stay-up")
                .to("direct:mailing");
    }
}
