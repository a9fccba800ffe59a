package se.digitalpost.samples.mailing;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Without a register, a letter that has to be printed and bears no address needs a person's attention. */
@Component
@ConditionalOnProperty(name = "mailing.address-register-url", matchIfMissing = true, havingValue = "none")
class NoAddressRegisterRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:address-register").routeId("no-address-register").setBody(constant((Object) null));
    }
}
