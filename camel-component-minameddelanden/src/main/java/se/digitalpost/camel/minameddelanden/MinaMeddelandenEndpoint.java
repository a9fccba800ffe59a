package se.digitalpost.camel.minameddelanden;

import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Send Swedish public-sector digital post through Mina meddelanden: look up the recipient in FaR, sign, seal and deliver to the mailbox
 * operator, or hand the letter to a print service; and be told what became of letters.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "minameddelanden",
        title = "Mina meddelanden",
        syntax = "minameddelanden:operation",
        category = {Category.MESSAGING, Category.DOCUMENT},
        headersClass = MinaMeddelandenConstants.class)
public class MinaMeddelandenEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(description = "What the endpoint does.")
    @Metadata(required = true)
    private MinaMeddelandenOperation operation;

    @UriParam
    private MinaMeddelandenConfiguration configuration;

    @UriParam
    private OutcomesConfiguration outcomes = new OutcomesConfiguration();

    @UriParam
    private SubmitConfiguration submit = new SubmitConfiguration();

    @UriParam
    private ApiConfiguration api = new ApiConfiguration();

    MinaMeddelandenEndpoint(
            String uri, MinaMeddelandenComponent component, MinaMeddelandenConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (operation) {
            case send, print -> new SendProducer(this);
            case lookup -> new LookupProducer(this);
            case sign -> new SignProducer(this);
            case seal -> new SealProducer(this);
            case verify -> new VerifyProducer(this);
            case submit -> new SubmitProducer(this);
            case receipts -> new ReceiptsProducer(this);
            case api, outcomes ->
                throw new UnsupportedOperationException(
                        "minameddelanden:" + operation + " is a consumer: use it in a from(), not in a to()");
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = switch (operation) {
            case api -> new ApiConsumer(this, processor);
            case outcomes -> new OutcomesConsumer(this, processor);
            case send, print, lookup, sign, seal, verify, submit, receipts ->
                throw new UnsupportedOperationException(
                        "minameddelanden:" + operation + " is a producer: use it in a to(), not in a from()");
        };
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public MinaMeddelandenComponent getComponent() {
        return (MinaMeddelandenComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return operation == MinaMeddelandenOperation.submit ? submit.getServiceUrl() : configuration.getFarUrl();
    }

    @Override
    public String getServiceProtocol() {
        return operation == MinaMeddelandenOperation.submit ? "rest" : "soap";
    }

    /** @return what the endpoint does */
    public MinaMeddelandenOperation getOperation() {
        return operation;
    }

    /** @param operation what the endpoint does */
    public void setOperation(MinaMeddelandenOperation operation) {
        this.operation = operation;
    }

    /** @return the endpoint's options */
    public MinaMeddelandenConfiguration getConfiguration() {
        return configuration;
    }

    /** @param configuration the endpoint's options */
    public void setConfiguration(MinaMeddelandenConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @return the options of {@code minameddelanden:outcomes} alone */
    public OutcomesConfiguration getOutcomes() {
        return outcomes;
    }

    /** @param outcomes the options of {@code minameddelanden:outcomes} alone */
    public void setOutcomes(OutcomesConfiguration outcomes) {
        this.outcomes = outcomes;
    }

    /** @return the options of {@code minameddelanden:submit} alone */
    public SubmitConfiguration getSubmit() {
        return submit;
    }

    /** @param submit the options of {@code minameddelanden:submit} alone */
    public void setSubmit(SubmitConfiguration submit) {
        this.submit = submit;
    }

    /** @return the options of {@code minameddelanden:api} alone */
    public ApiConfiguration getApi() {
        return api;
    }

    /** @param api the options of {@code minameddelanden:api} alone */
    public void setApi(ApiConfiguration api) {
        this.api = api;
    }
}
