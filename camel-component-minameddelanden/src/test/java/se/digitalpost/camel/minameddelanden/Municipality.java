package se.digitalpost.camel.minameddelanden;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** Kommun A with its Camel context, set up to send through a simulator: what a user would have. */
final class Municipality implements AutoCloseable {

    static final String ID = "162021004748";
    static final String NAME = "Kommun A";
    static final String SUPPORT_TEXT = "Ring växeln, 0123-45 67 89.";

    private final DefaultCamelContext camel;
    private final MinaMeddelandenComponent component = new MinaMeddelandenComponent();

    Municipality(Simulator simulator) {
        this(simulator, simulator.issueIdentity(ID, NAME));
    }

    Municipality(Simulator simulator, Identity identity) {
        this(simulator, identity, false);
    }

    private Municipality(Simulator simulator, Identity identity, boolean managed) {
        camel = new DefaultCamelContext();
        if (!managed) {
            camel.disableJMX();
        }
        MinaMeddelandenConfiguration options = component.getConfiguration();
        options.setFarUrl(simulator.farUrl());
        options.setSenderName(NAME);
        options.setSupportText(SUPPORT_TEXT);
        options.setSigningKeyStoreParameters(keyStore(identity));
        options.setSslContextParameters(tls(identity, simulator));
        options.setConnectTimeout(2_000);
        options.setResponseTimeout(2_000);
        camel.addComponent("minameddelanden", component);
    }

    /** One whose Camel context is managed by JMX. */
    static Municipality managed(Simulator simulator) {
        return new Municipality(simulator, simulator.issueIdentity(ID, NAME), true);
    }

    static KeyStoreParameters keyStore(Identity identity) {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setKeyStore(identity.keyStore());
        parameters.setPassword(new String(identity.password()));
        return parameters;
    }

    static SSLContextParameters tls(Identity identity, Simulator simulator) {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore(identity));
        keys.setKeyPassword(new String(identity.password()));
        KeyStoreParameters authorities = new KeyStoreParameters();
        authorities.setKeyStore(simulator.pki().trustStore());
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(authorities);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setKeyManagers(keys);
        tls.setTrustManagers(trust);
        return tls;
    }

    MinaMeddelandenComponent component() {
        return component;
    }

    MinaMeddelandenConfiguration options() {
        return component.getConfiguration();
    }

    CamelContext camel() {
        return camel;
    }

    Municipality with(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        return this;
    }

    /** Starts with one route more: {@code direct:in} to the given endpoint. */
    Municipality startedWith(String endpointUri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(endpointUri);
            }
        });
        return started();
    }

    Municipality started() throws Exception {
        camel.start();
        return this;
    }

    /** What comes out of {@code direct:in}: an exchange that may bear an exception. */
    Exchange exchange(Processor in) {
        return camel.createProducerTemplate().request("direct:in", in);
    }

    /** What comes out of {@code direct:in}, which has to end well. */
    Exchange send(Processor in) {
        Exchange out = exchange(in);
        if (out.getException() != null) {
            throw new CamelExecutionException("the message could not be sent", out, out.getException());
        }
        return out;
    }

    /** What comes out of an endpoint without a route: an exchange that may bear an exception. */
    Exchange request(String endpointUri, Object body) {
        return camel.createProducerTemplate().request(endpointUri, Letters.body(body));
    }

    /** The body that comes out of an endpoint without a route. */
    <T> T ask(String endpointUri, Object body, Class<T> type) {
        return camel.createProducerTemplate().requestBody(endpointUri, body, type);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
