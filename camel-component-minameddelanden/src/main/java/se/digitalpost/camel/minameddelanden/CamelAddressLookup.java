package se.digitalpost.camel.minameddelanden;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;

import se.digitalpost.camel.minameddelanden.dispatch.AddressLookup;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Asks the endpoint that the option {@code addressLookup} names: the body is the id, the answer an address or nothing. */
final class CamelAddressLookup extends ServiceSupport implements AddressLookup {

    private final String endpointUri;
    private final ProducerTemplate template;

    CamelAddressLookup(CamelContext camelContext, String endpointUri) {
        this.endpointUri = endpointUri;
        this.template = camelContext.createProducerTemplate();
    }

    @Override
    public PostalAddress addressOf(RecipientId recipient) throws Exception {
        Exchange answer = template.request(endpointUri, exchange -> {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getMessage().setBody(recipient.value());
        });
        if (answer.getException() != null) {
            throw answer.getException();
        }
        Object body = answer.getMessage().getBody();
        if (body == null || "".equals(body)) {
            return null;
        }
        return answer.getMessage().getMandatoryBody(PostalAddress.class);
    }

    @Override
    protected void doStart() {
        template.start();
    }

    @Override
    protected void doStop() {
        template.stop();
    }
}
