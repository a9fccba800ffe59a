package se.digitalpost.samples.mailing;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The common API: case systems hand over their letters by HTTP. The route is told what was accepted; the letter is sent in any case. */
@Component
@Profile("serve")
class ApiRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("minameddelanden:api?tokenIssuer={{mailing.api.issuer}}&tokenAudience={{mailing.api.audience}}"
                        + "&tokenJwks={{mailing.api.jwks}}")
                .routeId("api")
                .log(
                        "  ${header.CamelMinaMeddelandenClientReference}: accepted from ${header.CamelMinaMeddelandenApiClient}");
    }
}
