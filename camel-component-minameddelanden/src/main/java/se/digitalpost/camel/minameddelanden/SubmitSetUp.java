package se.digitalpost.camel.minameddelanden;

import java.net.URI;

import org.apache.camel.support.jsse.SSLContextParameters;

import se.digitalpost.camel.minameddelanden.api.client.ClientCredentials;
import se.digitalpost.camel.minameddelanden.api.client.ServiceClient;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Sender;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/** Makes what {@code minameddelanden:submit} works with out of an endpoint's options. Everything that is wrong with them is told at once, when the producer starts. */
final class SubmitSetUp {

    private final MinaMeddelandenEndpoint endpoint;
    private final MinaMeddelandenConfiguration common;
    private final SubmitConfiguration options;
    private final OptionCheck check;

    /** What it takes to hand messages to one service. The readers take from the options what a message doesn't say. */
    record Submitting(MessageReader reader, JsonMessages jsonReader, ServiceClient service, URI callbackUrl) {}

    SubmitSetUp(MinaMeddelandenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.common = endpoint.getConfiguration();
        this.options = endpoint.getSubmit();
        this.check = new OptionCheck(endpoint.getOperation());
    }

    /** @throws ConfigurationException naming every option that is wrong */
    Submitting submitting() {
        check.httpsUrl(
                "serviceUrl",
                check.required(
                        "serviceUrl",
                        options.getServiceUrl(),
                        "the address of the common API, as in" + " https://api.example.org/digital-post/v1"));
        check.httpsUrl("tokenEndpoint", options.getTokenEndpoint());
        check.httpsUrl("callbackUrl", options.getCallbackUrl());
        check.positive("connectTimeout", common.getConnectTimeout());
        check.positive("responseTimeout", common.getResponseTimeout());
        check.notNegative("waitForOutcome", options.getWaitForOutcome());
        check.notNegative("submitRetryTime", options.getSubmitRetryTime());
        SSLContextParameters tls = common.getSslContextParameters();
        if (tls == null && endpoint.getComponent().isUseGlobalSslContextParameters()) {
            tls = endpoint.getComponent().retrieveGlobalSslContextParameters();
        }
        ClientCredentials credentials = credentials(tls);
        Sender sender = sender();
        check.finish();
        ServiceClient service = endpoint.getComponent()
                .connections()
                .service(common, URI.create(options.getServiceUrl().strip()), credentials, tls);
        return new Submitting(
                new MessageReader(
                        sender,
                        common.getSupportText() == null
                                ? null
                                : new SupportInfo(
                                        common.getSupportText(),
                                        common.getSupportUrl(),
                                        common.getSupportPhoneNumber(),
                                        common.getSupportEmail()),
                        common.getLanguage(),
                        null),
                new JsonMessages(sender),
                service,
                options.getCallbackUrl() == null
                        ? null
                        : URI.create(options.getCallbackUrl().strip()));
    }

    /** Null where each message says it. */
    private Sender sender() {
        OrganizationNumber id = check.organizationNumber("senderId", common.getSenderId());
        if (id == null) {
            return null;
        }
        String name = check.required("senderName", common.getSenderName(), "it is what recipients read as the sender");
        return name == null ? null : new Sender(id, name);
    }

    private ClientCredentials credentials(SSLContextParameters tls) {
        if (options.getTokenEndpoint() == null) {
            if (options.getClientId() != null || options.getClientSecret() != null) {
                check.fault("tokenEndpoint", "is missing, and without it clientId and clientSecret are of no use");
            } else if (tls == null) {
                check.needed(
                        "tokenEndpoint",
                        "the service has to know the client, by a token or by the certificate in sslContextParameters");
            }
            return null;
        }
        String clientId =
                check.required("clientId", options.getClientId(), "the token endpoint knows the client by it");
        if (options.getClientSecret() == null && tls == null) {
            check.needed(
                    "clientSecret",
                    "the token endpoint has to know the client, by a secret or by the certificate in sslContextParameters");
        }
        try {
            return clientId == null
                    ? null
                    : new ClientCredentials(
                            URI.create(options.getTokenEndpoint().strip()),
                            clientId,
                            options.getClientSecret(),
                            options.getScope());
        } catch (IllegalArgumentException e) {
            // What is wrong with the address is told already.
            return null;
        }
    }
}
