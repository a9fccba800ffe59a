package se.digitalpost.camel.minameddelanden;

import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * Sends Swedish public-sector digital post: {@code minameddelanden:operation}.
 *
 * <p>The connections to FaR and to the mailbox operators belong to the component: endpoints with the same set-up share them.
 */
@Component("minameddelanden")
public class MinaMeddelandenComponent extends DefaultComponent implements SSLContextParametersAware {

    @Metadata(label = "advanced", description = "The options that all endpoints begin with.")
    private MinaMeddelandenConfiguration configuration = new MinaMeddelandenConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether to take key and trust for mutual TLS from Camel's global SSL context parameters, where no"
                            + " sslContextParameters are set.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "20",
            description =
                    "How many messages are worked on at once, over all endpoints. More than that wait, and when very many wait the"
                            + " calling thread does the work itself.")
    private int workers = 20;

    private Connections connections;
    private Workers workerPool;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MinaMeddelandenEndpoint endpoint = new MinaMeddelandenEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(MinaMeddelandenOperation.named(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        connections = new Connections(getCamelContext());
        workerPool = new Workers(this, workers);
    }

    @Override
    protected void doShutdown() throws Exception {
        connections.close();
        workerPool.close();
        super.doShutdown();
    }

    Connections connections() {
        return connections;
    }

    Workers workerPool() {
        return workerPool;
    }

    /** @return the options that all endpoints begin with */
    public MinaMeddelandenConfiguration getConfiguration() {
        return configuration;
    }

    /** @param configuration the options that all endpoints begin with */
    public void setConfiguration(MinaMeddelandenConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    /** @return how many messages are worked on at once */
    public int getWorkers() {
        return workers;
    }

    /** @param workers how many messages are worked on at once, at least 1 */
    public void setWorkers(int workers) {
        this.workers = workers;
    }
}
