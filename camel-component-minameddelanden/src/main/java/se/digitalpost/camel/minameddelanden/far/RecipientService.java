package se.digitalpost.camel.minameddelanden.far;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;

import jakarta.xml.ws.soap.SOAPBinding;

import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxb.JAXBDataBinding;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.logging.NoOpFaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

import se.digitalpost.camel.minameddelanden.far.wire.ApplicationFaultV3;
import se.digitalpost.camel.minameddelanden.far.wire.ReachabilityStatus;
import se.digitalpost.camel.minameddelanden.far.wire.Recipient;
import se.digitalpost.camel.minameddelanden.far.wire.RecipientPortV3;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * FaR's service Recipient, through CXF on a bus of its own: a user's CXF, its features and its configuration have nothing to
 * do with ours.
 */
final class RecipientService implements AutoCloseable {

    /**
     * CXF's newer conduit (java.net.http) stops watching the time when the head of an answer has come: an answer that stalls would
     * hold its thread for ever. The older one (HttpURLConnection) has a timeout on each read, and only speaks HTTP/1.1.
     */
    private static final String OLDER_CONDUIT = "force.urlconnection.http.conduit";

    /** What an answer bears that the contract doesn't know becomes null, and costs one recipient instead of a thousand. */
    private static final String STRICT_BINDING = "set-jaxb-validation-event-handler";

    private final ExtensionManagerBus bus;
    private final RecipientPortV3 port;
    private final FarErrors errors;
    private final AtomicBoolean closed = new AtomicBoolean();

    RecipientService(URI address, SSLContext sslContext, Duration connectTimeout, Duration responseTimeout) {
        if (!HttpsAddress.isOne(address)) {
            throw new IllegalArgumentException("The address of FaR must be an absolute https URI");
        }
        HTTPClientPolicy policy = policy(connectTimeout, responseTimeout);
        this.errors = new FarErrors(address);
        synchronized (BusFactory.class) {
            // A new bus becomes the JVM's and the thread's default where they have none: that is taken back before
            // anybody sees it.
            Bus threadBus = BusFactory.getThreadDefaultBus(false);
            boolean noDefault = BusFactory.getDefaultBus(false) == null;
            this.bus = new ExtensionManagerBus();
            BusFactory.setThreadDefaultBus(bus);
            try {
                bus.initialize();
                this.port = port(address);
                configure(ClientProxy.getClient(port), policy, sslContext);
            } catch (RuntimeException e) {
                bus.shutdown(true);
                throw e;
            } finally {
                if (noDefault) {
                    BusFactory.setDefaultBus(null);
                }
                BusFactory.setThreadDefaultBus(threadBus);
            }
        }
    }

    List<ReachabilityStatus> isReachable(OrganizationNumber sender, List<RecipientId> recipients) {
        if (closed.get()) {
            throw errors.closed();
        }
        try {
            List<ReachabilityStatus> answers = port.isReachable(sender.value(), new UnprintedList(recipients));
            return answers == null ? List.of() : answers;
        } catch (ApplicationFaultV3 fault) {
            throw errors.of(fault.getFaultInfo());
        } catch (RuntimeException e) {
            throw errors.of(e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ClientProxy.getClient(port).destroy();
            bus.shutdown(true);
        }
    }

    private RecipientPortV3 port(URI address) {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        // Left to itself the binding would ask for the JVM's default bus, and so make one, at the first call.
        JAXBDataBinding binding = new JAXBDataBinding();
        binding.setBus(bus);
        factory.setDataBinding(binding);
        factory.setServiceClass(RecipientPortV3.class);
        factory.setWsdlURL(Recipient.WSDL_LOCATION.toExternalForm());
        factory.setServiceName(Recipient.SERVICE);
        factory.setEndpointName(Recipient.RecipientPortV3);
        factory.setBindingId(SOAPBinding.SOAP11HTTP_BINDING);
        factory.setAddress(address.toString());
        return factory.create(RecipientPortV3.class);
    }

    private static void configure(Client client, HTTPClientPolicy policy, SSLContext sslContext) {
        client.getEndpoint().put(OLDER_CONDUIT, true);
        client.getEndpoint().put(STRICT_BINDING, "false");
        // CXF logs every fault as it came, with the ids that its text may name.
        client.getEndpoint().put(FaultListener.class.getName(), new NoOpFaultListener());
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSSLSocketFactory(orDefault(sslContext).getSocketFactory());
        HTTPConduit conduit = (HTTPConduit) client.getConduit();
        conduit.setTlsClientParameters(tls);
        conduit.setClient(policy);
    }

    private static SSLContext orDefault(SSLContext sslContext) {
        try {
            return sslContext == null ? SSLContext.getDefault() : sslContext;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no default SSLContext", e);
        }
    }

    private static HTTPClientPolicy policy(Duration connectTimeout, Duration responseTimeout) {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(positiveMillis(connectTimeout));
        policy.setReceiveTimeout(positiveMillis(responseTimeout));
        policy.setVersion("1.1");
        policy.setAllowChunking(false);
        policy.setAutoRedirect(false);
        return policy;
    }

    private static long positiveMillis(Duration time) {
        if (time.isNegative() || time.toMillis() == 0) {
            throw new IllegalArgumentException("A timeout must be at least a millisecond");
        }
        return Math.min(time.toMillis(), Integer.MAX_VALUE);
    }
}
