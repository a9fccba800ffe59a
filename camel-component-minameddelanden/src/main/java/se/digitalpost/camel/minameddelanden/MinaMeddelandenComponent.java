package se.digitalpost.camel.minameddelanden;

import java.util.Map;
import javax.sql.DataSource;

import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.SchemaUpdate;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

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

    @Metadata(
            label = "producer",
            defaultValue = "NONE",
            description =
                    "Where accepted messages are kept until they are delivered, and what became of them: nowhere, in "
                            + "memory, or in a database (H2 or PostgreSQL). With a journal a message is sent once however often it "
                            + "is brought, and after a crash its way goes on.")
    private JournalKind journal = JournalKind.NONE;

    @Metadata(
            label = "producer",
            autowired = true,
            description =
                    "The database of journal=JDBC. Default is the only DataSource in the registry, or the primary one"
                            + " (Spring's Primary). The journal makes its own tables in it, whose names begin with mm_.")
    private DataSource journalDataSource;

    @Metadata(
            label = "security",
            supportFileReference = true,
            description =
                    "The key store file with the AES keys (256 bits) that letters in the database are encrypted with: a "
                            + "path, or a resource such as classpath:journal.p12. Each key's alias is its id.")
    private String journalKeyStore;

    @Metadata(
            label = "security",
            secret = true,
            description = "The password of the journal's key store and of its keys.")
    private String journalKeyStorePassword;

    @Metadata(label = "security", defaultValue = "PKCS12", description = "The type of the journal's key store.")
    private String journalKeyStoreType = "PKCS12";

    @Metadata(
            label = "security",
            description =
                    "Which key of the journal's key store writes. Needed only where it has several; the others read what "
                            + "was written with them.")
    private String journalKeyAlias;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "The keys that letters in the database are encrypted with, where they don't lie in a key store: "
                            + "id:base64 of 32 bytes, several separated by commas, of which the first one writes. For a property "
                            + "function such as {{env:JOURNAL_KEYS}}.")
    private String journalKeys;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether letters may lie in the database as they are. Without keys they are stored so; with keys, "
                            + "what was stored so before can still be read.")
    private boolean journalPlaintext = false;

    @Metadata(
            label = "producer,advanced",
            description =
                    "What this node is called in the journal; different from the other nodes'. Default is the host's name"
                            + " and the process id.")
    private String journalNode;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "AUTOMATIC",
            description =
                    "How the journal's tables are made and updated: by Flyway where it is on the class path and else by "
                            + "the journal, by one of the two, or by somebody else beforehand.")
    private SchemaUpdate journalSchemaUpdate = SchemaUpdate.AUTOMATIC;

    @Metadata(
            label = "producer",
            defaultValue = "90d",
            javaType = "java.time.Duration",
            description =
                    "After which time the content of a letter is deleted that still waits for a person. Of all others it "
                            + "is deleted when they are delivered, printed or failed; what stays is the evidence.")
    private long journalRetention = 7_776_000_000L;

    @Metadata(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "How long the content of a letter is kept after a print service has taken it, unless it is reported as posted"
                            + " before: so long a letter that the print service rejects can be printed again. 0 is not at all.")
    private long journalPrintRetention;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "1m",
            javaType = "java.time.Duration",
            description =
                    "How long a letter stays with a node that doesn't tell any more that it is alive: then another node "
                            + "goes on with it.")
    private long journalLeaseTime = 60_000;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "1s",
            javaType = "java.time.Duration",
            description = "How often the journal is asked what is due, where nothing was.")
    private long journalPollInterval = 1_000;

    private Connections connections;
    private Workers workerPool;
    private Courses courses;
    private JournalService journalService;

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
        courses = new Courses(this, workerPool);
        journalService = new JournalService(this);
    }

    @Override
    protected void doShutdown() throws Exception {
        journalService.close();
        courses.close();
        connections.close();
        workerPool.close();
        super.doShutdown();
    }

    /**
     * The component's journal, for beans that list letters, decide about them or read statistics. It is opened where it isn't open yet, and belongs to
     * the component: it is closed with it, so don't close it and don't keep it for longer.
     *
     * @return the journal
     * @throws IllegalStateException where the component isn't started
     * @throws se.digitalpost.camel.minameddelanden.message.ConfigurationException where it has no journal, or an option is wrong
     * @throws se.digitalpost.camel.minameddelanden.message.JournalUnavailableException where the database can't be reached
     */
    public Journal openJournal() {
        if (journalService == null || isStopped()) {
            throw new IllegalStateException("The component isn't started, and its journal isn't open");
        }
        if (journal == JournalKind.NONE) {
            throw new ConfigurationException("journal", "is NONE: this component has no journal", null);
        }
        return journalService.journal();
    }

    /**
     * Makes batches of all letters that this component's endpoints have collected, whatever the time, and hands them over in the background: for a
     * mailing that has ended.
     *
     * @return how many batches were made
     * @throws IllegalStateException where the component isn't started
     * @throws se.digitalpost.camel.minameddelanden.message.JournalUnavailableException where the journal can't be reached
     */
    public int closeBatches() {
        if (journalService == null || isStopped()) {
            throw new IllegalStateException("The component isn't started, and collects nothing");
        }
        return journalService.closeBatches();
    }

    Connections connections() {
        return connections;
    }

    Workers workerPool() {
        return workerPool;
    }

    Courses courses() {
        return courses;
    }

    JournalService journalService() {
        return journalService;
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

    /** @return where accepted messages are kept */
    public JournalKind getJournal() {
        return journal;
    }

    /** @param journal where accepted messages are kept */
    public void setJournal(JournalKind journal) {
        this.journal = journal;
    }

    /** @return the database of the journal, or null for the only one in the registry */
    public DataSource getJournalDataSource() {
        return journalDataSource;
    }

    /** @param journalDataSource the database of the journal, or null for the only one in the registry */
    public void setJournalDataSource(DataSource journalDataSource) {
        this.journalDataSource = journalDataSource;
    }

    /** @return the key store file with the keys that letters are encrypted with, or null */
    public String getJournalKeyStore() {
        return journalKeyStore;
    }

    /** @param journalKeyStore the key store file with the keys that letters are encrypted with, or null */
    public void setJournalKeyStore(String journalKeyStore) {
        this.journalKeyStore = journalKeyStore;
    }

    /** @return the password of the journal's key store */
    public String getJournalKeyStorePassword() {
        return journalKeyStorePassword;
    }

    /** @param journalKeyStorePassword the password of the journal's key store */
    public void setJournalKeyStorePassword(String journalKeyStorePassword) {
        this.journalKeyStorePassword = journalKeyStorePassword;
    }

    /** @return the type of the journal's key store */
    public String getJournalKeyStoreType() {
        return journalKeyStoreType;
    }

    /** @param journalKeyStoreType the type of the journal's key store */
    public void setJournalKeyStoreType(String journalKeyStoreType) {
        this.journalKeyStoreType = journalKeyStoreType;
    }

    /** @return which key writes, or null where there is only one */
    public String getJournalKeyAlias() {
        return journalKeyAlias;
    }

    /** @param journalKeyAlias which key writes, or null where there is only one */
    public void setJournalKeyAlias(String journalKeyAlias) {
        this.journalKeyAlias = journalKeyAlias;
    }

    /** @return the keys that letters are encrypted with, as text */
    public String getJournalKeys() {
        return journalKeys;
    }

    /** @param journalKeys the keys that letters are encrypted with, as text */
    public void setJournalKeys(String journalKeys) {
        this.journalKeys = journalKeys;
    }

    /** @return whether letters may lie in the database as they are */
    public boolean isJournalPlaintext() {
        return journalPlaintext;
    }

    /** @param journalPlaintext whether letters may lie in the database as they are */
    public void setJournalPlaintext(boolean journalPlaintext) {
        this.journalPlaintext = journalPlaintext;
    }

    /** @return what this node is called, or null */
    public String getJournalNode() {
        return journalNode;
    }

    /** @param journalNode what this node is called, or null */
    public void setJournalNode(String journalNode) {
        this.journalNode = journalNode;
    }

    /** @return how the journal's tables are made and updated */
    public SchemaUpdate getJournalSchemaUpdate() {
        return journalSchemaUpdate;
    }

    /** @param journalSchemaUpdate how the journal's tables are made and updated */
    public void setJournalSchemaUpdate(SchemaUpdate journalSchemaUpdate) {
        this.journalSchemaUpdate = journalSchemaUpdate;
    }

    /** @return how long content of letters is kept after a print service has taken them, in milliseconds */
    public long getJournalPrintRetention() {
        return journalPrintRetention;
    }

    /** @param journalPrintRetention how long content of letters is kept after a print service has taken them, in milliseconds */
    public void setJournalPrintRetention(long journalPrintRetention) {
        this.journalPrintRetention = journalPrintRetention;
    }

    /** @return after which time content of letters is deleted that wait for a person, in milliseconds */
    public long getJournalRetention() {
        return journalRetention;
    }

    /** @param journalRetention after which time content of letters is deleted that wait for a person, in milliseconds */
    public void setJournalRetention(long journalRetention) {
        this.journalRetention = journalRetention;
    }

    /** @return how long a letter stays with a node that is silent, in milliseconds */
    public long getJournalLeaseTime() {
        return journalLeaseTime;
    }

    /** @param journalLeaseTime how long a letter stays with a node that is silent, in milliseconds */
    public void setJournalLeaseTime(long journalLeaseTime) {
        this.journalLeaseTime = journalLeaseTime;
    }

    /** @return how often the journal is asked what is due, in milliseconds */
    public long getJournalPollInterval() {
        return journalPollInterval;
    }

    /** @param journalPollInterval how often the journal is asked what is due, in milliseconds */
    public void setJournalPollInterval(long journalPollInterval) {
        this.journalPollInterval = journalPollInterval;
    }
}
