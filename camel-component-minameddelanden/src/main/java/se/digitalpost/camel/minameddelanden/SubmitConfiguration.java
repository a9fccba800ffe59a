package se.digitalpost.camel.minameddelanden;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code minameddelanden:submit} alone: what each means stands in its description, which the catalog shows. */
@UriParams
public class SubmitConfiguration {

    @UriParam(
            label = "producer",
            description =
                    "The service of the common API that messages are handed to, with the API's version: https://…/digital-post/v1."
                            + " Needed for minameddelanden:submit.")
    private String serviceUrl;

    @UriParam(
            label = "producer,security",
            description =
                    "Where tokens for the service are given (OAuth 2.0, client credentials). Without it the service knows the client by"
                            + " the certificate in sslContextParameters.")
    private String tokenEndpoint;

    @UriParam(label = "producer,security", description = "The client's id at the token endpoint.")
    private String clientId;

    @UriParam(
            label = "producer,security",
            secret = true,
            description =
                    "The client's secret at the token endpoint. Without it the token endpoint knows the client by the certificate in"
                            + " sslContextParameters.")
    private String clientSecret;

    @UriParam(
            label = "producer,security",
            description =
                    "The scopes to ask for, separated by blanks, such as messages:write messages:read. Default is what the token"
                            + " endpoint gives.")
    private String scope;

    @UriParam(
            label = "producer",
            defaultValue = "SUBMIT",
            description =
                    "What minameddelanden:submit asks of the service: to take the message; what became of the message in the header"
                            + " CamelMinaMeddelandenMessageId; or to withdraw that message.")
    private SubmitAction action = SubmitAction.SUBMIT;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "How long an exchange waits, once its message is stored at the service, for what becomes of it. It goes on when that"
                            + " is known, and when the time is over. 0 is not to wait. No thread waits.")
    private long waitForOutcome;

    @UriParam(
            label = "producer",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description =
                    "How long the service is tried again where it doesn't answer or can't for the moment, with pauses that grow or that it"
                            + " asks for (Retry-After). The same message is taken once. 0 is to try once.")
    private long submitRetryTime = 30_000;

    @UriParam(
            label = "producer",
            description =
                    "Where the service is to post what becomes of messages: an https address that it has been allowed to call.")
    private String callbackUrl;

    public String getServiceUrl() {
        return serviceUrl;
    }

    public void setServiceUrl(String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    public String getTokenEndpoint() {
        return tokenEndpoint;
    }

    public void setTokenEndpoint(String tokenEndpoint) {
        this.tokenEndpoint = tokenEndpoint;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public SubmitAction getAction() {
        return action;
    }

    public void setAction(SubmitAction action) {
        this.action = action;
    }

    public long getWaitForOutcome() {
        return waitForOutcome;
    }

    public void setWaitForOutcome(long waitForOutcome) {
        this.waitForOutcome = waitForOutcome;
    }

    public long getSubmitRetryTime() {
        return submitRetryTime;
    }

    public void setSubmitRetryTime(long submitRetryTime) {
        this.submitRetryTime = submitRetryTime;
    }

    public String getCallbackUrl() {
        return callbackUrl;
    }

    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }
}
