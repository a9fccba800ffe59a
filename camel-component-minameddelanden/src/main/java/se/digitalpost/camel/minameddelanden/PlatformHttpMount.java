package se.digitalpost.camel.minameddelanden;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.apache.camel.support.service.ServiceHelper;

import se.digitalpost.camel.minameddelanden.api.resource.ApiAnswer;
import se.digitalpost.camel.minameddelanden.api.resource.ApiResources;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/**
 * The common API on {@code platform-http}: Camel's name for whatever HTTP server the application runs on. Camel is to hand on the request as it
 * comes: it would hold bodies in memory, parse forms, and mix the parameters of a query with the headers.
 */
final class PlatformHttpMount {

    private static final String COMPONENT = "platform-http";
    private static final String SERVLET_REQUEST = "CamelHttpServletRequest";

    private final CamelContext camelContext;
    private final String basePath;
    private final ApiResources resources;
    private Endpoint endpoint;
    private Consumer consumer;

    PlatformHttpMount(CamelContext camelContext, String basePath, ApiResources resources) {
        this.camelContext = camelContext;
        this.basePath = basePath;
        this.resources = resources;
    }

    void start() throws Exception {
        Component platformHttp = camelContext.getComponent(COMPONENT);
        if (platformHttp == null) {
            throw new ConfigurationException(
                    "api",
                    "needs an HTTP server: add camel-platform-http-main, camel-platform-http-starter or"
                            + " camel-quarkus-platform-http to the class path",
                    null);
        }
        DefaultHeaderFilterStrategy headers = new DefaultHeaderFilterStrategy();
        headers.setOutFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("matchOnUriPrefix", true);
        parameters.put("useBodyHandler", false);
        parameters.put("populateBodyWithForm", false);
        parameters.put("headerFilterStrategy", headers);
        endpoint = platformHttp.createEndpoint(COMPONENT + ":" + basePath, parameters);
        ServiceHelper.startService(endpoint);
        consumer = endpoint.createConsumer(this::process);
        ServiceHelper.startService(consumer);
    }

    void stop() {
        ServiceHelper.stopAndShutdownServices(consumer, endpoint);
    }

    private void process(Exchange exchange) {
        Message message = exchange.getMessage();
        HttpServerCall call = message.getHeader(SERVLET_REQUEST) != null
                ? ServletCall.of(message, basePath)
                : VertxCall.of(message, basePath);
        ApiAnswer answer = resources.answer(call);
        call.end();
        message.removeHeaders("*");
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setBody(answer.body());
    }
}
