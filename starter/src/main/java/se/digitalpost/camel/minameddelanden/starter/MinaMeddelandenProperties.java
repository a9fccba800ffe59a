package se.digitalpost.camel.minameddelanden.starter;

import java.time.Duration;
import javax.sql.DataSource;

import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

import se.digitalpost.camel.minameddelanden.JournalKind;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenConfiguration;
import se.digitalpost.camel.minameddelanden.SendMode;
import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.MinorPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.OversizePolicy;
import se.digitalpost.camel.minameddelanden.journal.SchemaUpdate;
import se.digitalpost.camel.minameddelanden.print.AttachmentPages;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerify;

/**
 * The component's options as properties, {@code camel.component.minameddelanden.*}. Null or empty is not set: then the
 * component's own default applies, or what a bean of the component was given. An unknown name is an error, since it is a
 * misspelt one.
 */
@ConfigurationProperties(prefix = MinaMeddelandenProperties.PREFIX, ignoreUnknownFields = false)
public class MinaMeddelandenProperties extends ComponentConfigurationPropertiesCommon {

    /** What all the properties' names begin with. */
    static final String PREFIX = "camel.component.minameddelanden";

    /**
     * The sender's organization number, 10 or 12 digits. It is the one in the signing certificate's subject, and
     * what is used where this option is not set.
     */
    private String senderId;

    /** The sender's name as recipients read it, 2 to 256 characters. */
    private String senderName;

    /**
     * Where the recipient turns with questions: the text, at most 1024 characters. Every message has to have it,
     * and this one is used where the message does not bring its own.
     */
    private String supportText;

    /** Where the recipient turns with questions: a web address. */
    private String supportUrl;

    /** Where the recipient turns with questions: a phone number. */
    private String supportPhoneNumber;

    /** Where the recipient turns with questions: an e-mail address. */
    private String supportEmail;

    /**
     * The address of FaR's Recipient service, version 3. Digg tells it: the test environment and production have
     * one each. The mailbox operators' addresses come from FaR and can't be configured.
     */
    private String farUrl;

    /**
     * The SSL bundle with the organization's private key and certificate, which sign the messages. Use either
     * this or a signing key store.
     */
    private String signingSslBundle;

    /**
     * The key store file with the organization's private key and certificate, which sign the messages: a path,
     * or a resource such as classpath:keys.p12. A file is read anew when it has changed.
     */
    private String signingKeyStore;

    /** The signing key store's password. */
    private String signingKeyStorePassword;

    /**
     * The signing key store's type: PKCS12, JKS, PEM (the key in PKCS#8 or PKCS#1, encrypted or not), PKCS11 (a
     * hardware module; the file is SunPKCS11's configuration, the password the PIN, the alias the label) or what
     * the provider has.
     */
    private String signingKeyStoreType;

    /**
     * The name of a registered JCA provider that has the signing key store, such as a cloud's key service or
     * SunMSCAPI. The key store file may then be absent.
     */
    private String signingKeyStoreProvider;

    /** The signing certificate's PEM file, where it doesn't stand in the key's: a path, or a resource. */
    private String signingCertificate;

    /** The signing key's alias. Needed only where the key store has several keys. */
    private String signingKeyAlias;

    /** The signing key's password, where it is not the key store's. */
    private String signingKeyPassword;

    /**
     * The signing key store as an object, for key stores that are not files. Use either this or the file, its
     * password and its type.
     */
    private KeyStoreParameters signingKeyStoreParameters;

    /**
     * The SSL bundle with the key and certificate of the mediator (förmedlare), which seals. Use either this or
     * a sealing key store. Default is the signing key.
     */
    private String sealingSslBundle;

    /** The key store file of the mediator (förmedlare), which seals. Default is the signing key store. */
    private String sealingKeyStore;

    /** The sealing key store's password. */
    private String sealingKeyStorePassword;

    /** The sealing key store's type: as the signing key store's. */
    private String sealingKeyStoreType;

    /**
     * The name of a registered JCA provider that has the sealing key store, such as a cloud's key service or
     * SunMSCAPI. The key store file may then be absent.
     */
    private String sealingKeyStoreProvider;

    /** The sealing certificate's PEM file, where it doesn't stand in the key's: a path, or a resource. */
    private String sealingCertificate;

    /** The sealing key's alias. Needed only where the key store has several keys. */
    private String sealingKeyAlias;

    /** The sealing key's password, where it is not the key store's. */
    private String sealingKeyPassword;

    /** The sealing key store as an object, for key stores that are not files. */
    private KeyStoreParameters sealingKeyStoreParameters;

    /**
     * How often to look whether the files of the signing and the sealing key have changed. A new key is taken
     * without a restart where it passes the checks that are made at start, and is of the same organization. 0 is
     * never.
     */
    private Duration keyReloadPeriod;

    /**
     * The SSL bundle with key and trust for mutual TLS with FaR and the mailbox operators. Its key signs the
     * messages as well, where no signing key is set: an organization usually has one certificate for both. Trust
     * their certificate authorities, not their certificates: those change every quarter.
     */
    private String sslBundle;

    /**
     * Key and trust for mutual TLS with FaR and the mailbox operators. Trust their certificate authorities, not
     * their certificates: those change every quarter.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * The certificates of the authorities that are trusted to issue certificates to senders and mediators: a path or
     * resource with PEM blocks, or one certificate in DER. Needed for verifying, and for sealing what others signed;
     * where it is set, one's own messages are verified against it as well.
     */
    private String trustedAuthorities;

    /**
     * Which messages are verified by their receiver's rules before they are sent: the first after start and after a
     * change of keys, always, or never. What would be refused is not sent.
     */
    private SelfVerify selfVerify;

    /**
     * Whether minameddelanden:verify takes signatures by SHA-1, as older messages have them. Never for messages that
     * arrive: SHA-1 can be forged.
     */
    private Boolean acceptSha1;

    /**
     * Whether to ask the certificates' issuers, over the network, if a certificate was revoked, when verifying what
     * others signed. An issuer that does not answer makes a certificate untrusted.
     */
    private Boolean checkRevocation;

    /** How long connecting to FaR or a mailbox operator may take. */
    private Duration connectTimeout;

    /**
     * How long to wait for an answer of FaR or a mailbox operator. A message that was sent and not answered in
     * this time is in doubt.
     */
    private Duration responseTimeout;

    /** How many connections to one mailbox operator may be open at once. */
    private Integer maxConnectionsPerOperator;

    /**
     * The endpoint that takes single print jobs: where a letter goes that can't be delivered digitally. Without it
     * and printTo such a message fails. The body is a PDF, the headers carry the address and the letter's facts.
     */
    private String fallback;

    /**
     * The endpoint that takes batches of letters, such as sftp://host/folder: each letter's PDF, then an index
     * as CSV and as JSON, last a manifest. Files are written under a temporary name and renamed. Instead of
     * fallback, which takes single letters.
     */
    private String printTo;

    /**
     * What the print service wants and how its receipts look: generic, sandlista, or the path (or resource) of a
     * YAML file that says what is different from one of the two.
     */
    private String printProfile;

    /**
     * The name of the queue in the journal that letters are collected in for printTo. Default is the sender's
     * organization number. Endpoints, and nodes, with the same queue make batches together.
     */
    private String printQueue;

    /** How many letters make a batch. Needs a journal, as the other options of batches do. */
    private Integer batchLetters;

    /** How many bytes of PDF make a batch. */
    private Long batchBytes;

    /** How long a letter waits for its batch at most. 0 is until batchAt. */
    private Duration batchAge;

    /**
     * The time of day at which all letters that wait make a batch, such as 14:30, in the profile's time zone.
     * Default is half an hour before the profile's cut-off.
     */
    private String batchAt;

    /**
     * Whether files go to a folder for each department (förvaltning) and in it for each cost centre
     * (kostnadsställe), and batches are made for each folder.
     */
    private Boolean batchFolders;

    /** The sender's logo on letters on paper, a PNG or a JPEG: a path, or a resource. */
    private String logo;

    /** What becomes of attachments' pages on paper that aren't an upright A4. */
    private AttachmentPages attachmentPages;

    /**
     * The endpoint that tells a recipient's postal address, asked where a letter has to be printed and the
     * message bears no address. The body is the recipient's id; the answer is a PostalAddress, a Map with the
     * names of its parts, or nothing.
     */
    private String addressLookup;

    /** What happens with a letter to somebody under 18 who has a mailbox. The law on it is unsettled. */
    private MinorPolicy minorPolicy;

    /** What happens with a letter that is larger than maxMessageSize. Without fallback or printTo it is always refused. */
    private OversizePolicy oversizePolicy;

    /** The largest message in bytes, measured over the whole SOAP envelope: about 1.5 MB of PDF. */
    private Long maxMessageSize;

    /**
     * The mailbox operators that may be used, as a comma-separated list of organization numbers. Default is all
     * that FaR names.
     */
    private String operators;

    /**
     * Departures from the table of what a mailbox operator's fault means, such as 5017=PAPER,6007=MANUAL. The
     * actions are RETRY, FAIL, ALARM, PAPER and MANUAL.
     */
    private String faultActions;

    /**
     * Whether an exchange goes on when it is known what has become of its message, or as soon as the message is
     * stored in the component's journal, from where it is delivered afterwards.
     */
    private SendMode mode;

    /**
     * What happens with a letter that was posted, where nobody knows whether the mailbox operator has it: a person
     * decides, the same bytes are sent again (a few times, to the same operator), or it is printed as well. With
     * RESEND and PAPER the recipient may get it twice. Needs a journal.
     */
    private InDoubtPolicy inDoubtPolicy;

    /**
     * After which time a letter goes on paper where it is certain that no mailbox operator took the letter. 0 is
     * never. The header CamelMinaMeddelandenDeadline says it for one message. Needs a journal.
     */
    private Duration deadline;

    /**
     * How long a letter is tried that can't be delivered or printed for the moment; then it waits for a person.
     * Needs a journal.
     */
    private Duration giveUpAfter;

    /** The return address that is printed above the recipient's on paper, on one line. */
    private String returnAddress;

    /** The language of messages that come as a PDF with headers, as the infrastructure writes it. */
    private String language;

    /**
     * How many messages are worked on at once, over all endpoints. More than that wait, and when very many wait
     * the calling thread does the work itself.
     */
    private Integer workers;

    /**
     * Where accepted messages are kept until they are delivered, and what became of them: nowhere, in memory, or in
     * a database (H2 or PostgreSQL). With a journal a message is sent once however often it is brought, and after a
     * crash its way goes on.
     */
    private JournalKind journal;

    /**
     * The database of journal=JDBC. Default is the only DataSource in the registry, or the primary one (Spring's
     * Primary). The journal makes its own tables in it, whose names begin with mm_.
     */
    private DataSource journalDataSource;

    /**
     * The key store file with the AES keys (256 bits) that letters in the database are encrypted with: a path, or a
     * resource such as classpath:journal.p12. Each key's alias is its id.
     */
    private String journalKeyStore;

    /** The password of the journal's key store and of its keys. */
    private String journalKeyStorePassword;

    /** The type of the journal's key store. */
    private String journalKeyStoreType;

    /**
     * Which key of the journal's key store writes. Needed only where it has several; the others read what was
     * written with them.
     */
    private String journalKeyAlias;

    /**
     * The keys that letters in the database are encrypted with, where they don't lie in a key store: id:base64 of 32
     * bytes, several separated by commas, of which the first one writes. For a property function such as
     * {{env:JOURNAL_KEYS}}.
     */
    private String journalKeys;

    /**
     * Whether letters may lie in the database as they are. Without keys they are stored so; with keys, what was
     * stored so before can still be read.
     */
    private Boolean journalPlaintext;

    /**
     * What this node is called in the journal; different from the other nodes'. Default is the host's name and the
     * process id.
     */
    private String journalNode;

    /**
     * How the journal's tables are made and updated: by Flyway where it is on the class path and else by the
     * journal, by one of the two, or by somebody else beforehand.
     */
    private SchemaUpdate journalSchemaUpdate;

    /**
     * After which time the content of a letter is deleted that still waits for a person. Of all others it is deleted
     * when they are delivered, printed or failed; what stays is the evidence.
     */
    private Duration journalRetention;

    /**
     * How long the content of a letter is kept after a print service has taken it, unless it is reported as posted
     * before: so long a letter that the print service rejects can be printed again. 0 is not at all.
     */
    private Duration journalPrintRetention;

    /**
     * How long a letter stays with a node that doesn't tell any more that it is alive: then another node goes on
     * with it.
     */
    private Duration journalLeaseTime;

    /** How often the journal is asked what is due, where nothing was. */
    private Duration journalPollInterval;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed
     * as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party
     * component allows Camel to be alerted if an exception was thrown. Some components handle this internally
     * only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel
     * component to hook into the 3rd party component and make this possible for future releases. By default the
     * consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at
     * WARN or ERROR level and ignored.
     */
    private Boolean bridgeErrorHandler;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to
     * allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting
     * and cause the route to fail being started. By deferring this startup to be lazy then the startup failure
     * can be handled during routing messages via Camel's routing error handlers. Beware that when the first
     * message is processed then creating and starting the producer may take a little time and prolong the total
     * processing time of the processing.
     */
    private Boolean lazyStartProducer;

    /**
     * Whether to take key and trust for mutual TLS from Camel's global SSL context parameters, where no
     * sslContextParameters are set.
     */
    private Boolean useGlobalSslContextParameters;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which
     * then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS
     * connection factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /** The options that all endpoints begin with. */
    private MinaMeddelandenConfiguration configuration;

    public String getSenderId() {
        return senderId;
    }

    public void setSenderId(String senderId) {
        this.senderId = senderId;
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String senderName) {
        this.senderName = senderName;
    }

    public String getSupportText() {
        return supportText;
    }

    public void setSupportText(String supportText) {
        this.supportText = supportText;
    }

    public String getSupportUrl() {
        return supportUrl;
    }

    public void setSupportUrl(String supportUrl) {
        this.supportUrl = supportUrl;
    }

    public String getSupportPhoneNumber() {
        return supportPhoneNumber;
    }

    public void setSupportPhoneNumber(String supportPhoneNumber) {
        this.supportPhoneNumber = supportPhoneNumber;
    }

    public String getSupportEmail() {
        return supportEmail;
    }

    public void setSupportEmail(String supportEmail) {
        this.supportEmail = supportEmail;
    }

    public String getFarUrl() {
        return farUrl;
    }

    public void setFarUrl(String farUrl) {
        this.farUrl = farUrl;
    }

    public String getSigningSslBundle() {
        return signingSslBundle;
    }

    public void setSigningSslBundle(String signingSslBundle) {
        this.signingSslBundle = signingSslBundle;
    }

    public String getSigningKeyStore() {
        return signingKeyStore;
    }

    public void setSigningKeyStore(String signingKeyStore) {
        this.signingKeyStore = signingKeyStore;
    }

    public String getSigningKeyStorePassword() {
        return signingKeyStorePassword;
    }

    public void setSigningKeyStorePassword(String signingKeyStorePassword) {
        this.signingKeyStorePassword = signingKeyStorePassword;
    }

    public String getSigningKeyStoreType() {
        return signingKeyStoreType;
    }

    public void setSigningKeyStoreType(String signingKeyStoreType) {
        this.signingKeyStoreType = signingKeyStoreType;
    }

    public String getSigningKeyStoreProvider() {
        return signingKeyStoreProvider;
    }

    public void setSigningKeyStoreProvider(String signingKeyStoreProvider) {
        this.signingKeyStoreProvider = signingKeyStoreProvider;
    }

    public String getSigningCertificate() {
        return signingCertificate;
    }

    public void setSigningCertificate(String signingCertificate) {
        this.signingCertificate = signingCertificate;
    }

    public String getSigningKeyAlias() {
        return signingKeyAlias;
    }

    public void setSigningKeyAlias(String signingKeyAlias) {
        this.signingKeyAlias = signingKeyAlias;
    }

    public String getSigningKeyPassword() {
        return signingKeyPassword;
    }

    public void setSigningKeyPassword(String signingKeyPassword) {
        this.signingKeyPassword = signingKeyPassword;
    }

    public KeyStoreParameters getSigningKeyStoreParameters() {
        return signingKeyStoreParameters;
    }

    public void setSigningKeyStoreParameters(KeyStoreParameters signingKeyStoreParameters) {
        this.signingKeyStoreParameters = signingKeyStoreParameters;
    }

    public String getSealingSslBundle() {
        return sealingSslBundle;
    }

    public void setSealingSslBundle(String sealingSslBundle) {
        this.sealingSslBundle = sealingSslBundle;
    }

    public String getSealingKeyStore() {
        return sealingKeyStore;
    }

    public void setSealingKeyStore(String sealingKeyStore) {
        this.sealingKeyStore = sealingKeyStore;
    }

    public String getSealingKeyStorePassword() {
        return sealingKeyStorePassword;
    }

    public void setSealingKeyStorePassword(String sealingKeyStorePassword) {
        this.sealingKeyStorePassword = sealingKeyStorePassword;
    }

    public String getSealingKeyStoreType() {
        return sealingKeyStoreType;
    }

    public void setSealingKeyStoreType(String sealingKeyStoreType) {
        this.sealingKeyStoreType = sealingKeyStoreType;
    }

    public String getSealingKeyStoreProvider() {
        return sealingKeyStoreProvider;
    }

    public void setSealingKeyStoreProvider(String sealingKeyStoreProvider) {
        this.sealingKeyStoreProvider = sealingKeyStoreProvider;
    }

    public String getSealingCertificate() {
        return sealingCertificate;
    }

    public void setSealingCertificate(String sealingCertificate) {
        this.sealingCertificate = sealingCertificate;
    }

    public String getSealingKeyAlias() {
        return sealingKeyAlias;
    }

    public void setSealingKeyAlias(String sealingKeyAlias) {
        this.sealingKeyAlias = sealingKeyAlias;
    }

    public String getSealingKeyPassword() {
        return sealingKeyPassword;
    }

    public void setSealingKeyPassword(String sealingKeyPassword) {
        this.sealingKeyPassword = sealingKeyPassword;
    }

    public KeyStoreParameters getSealingKeyStoreParameters() {
        return sealingKeyStoreParameters;
    }

    public void setSealingKeyStoreParameters(KeyStoreParameters sealingKeyStoreParameters) {
        this.sealingKeyStoreParameters = sealingKeyStoreParameters;
    }

    public Duration getKeyReloadPeriod() {
        return keyReloadPeriod;
    }

    public void setKeyReloadPeriod(Duration keyReloadPeriod) {
        this.keyReloadPeriod = keyReloadPeriod;
    }

    public String getSslBundle() {
        return sslBundle;
    }

    public void setSslBundle(String sslBundle) {
        this.sslBundle = sslBundle;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getTrustedAuthorities() {
        return trustedAuthorities;
    }

    public void setTrustedAuthorities(String trustedAuthorities) {
        this.trustedAuthorities = trustedAuthorities;
    }

    public SelfVerify getSelfVerify() {
        return selfVerify;
    }

    public void setSelfVerify(SelfVerify selfVerify) {
        this.selfVerify = selfVerify;
    }

    public Boolean getAcceptSha1() {
        return acceptSha1;
    }

    public void setAcceptSha1(Boolean acceptSha1) {
        this.acceptSha1 = acceptSha1;
    }

    public Boolean getCheckRevocation() {
        return checkRevocation;
    }

    public void setCheckRevocation(Boolean checkRevocation) {
        this.checkRevocation = checkRevocation;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Integer getMaxConnectionsPerOperator() {
        return maxConnectionsPerOperator;
    }

    public void setMaxConnectionsPerOperator(Integer maxConnectionsPerOperator) {
        this.maxConnectionsPerOperator = maxConnectionsPerOperator;
    }

    public String getFallback() {
        return fallback;
    }

    public void setFallback(String fallback) {
        this.fallback = fallback;
    }

    public String getPrintTo() {
        return printTo;
    }

    public void setPrintTo(String printTo) {
        this.printTo = printTo;
    }

    public String getPrintProfile() {
        return printProfile;
    }

    public void setPrintProfile(String printProfile) {
        this.printProfile = printProfile;
    }

    public String getPrintQueue() {
        return printQueue;
    }

    public void setPrintQueue(String printQueue) {
        this.printQueue = printQueue;
    }

    public Integer getBatchLetters() {
        return batchLetters;
    }

    public void setBatchLetters(Integer batchLetters) {
        this.batchLetters = batchLetters;
    }

    public Long getBatchBytes() {
        return batchBytes;
    }

    public void setBatchBytes(Long batchBytes) {
        this.batchBytes = batchBytes;
    }

    public Duration getBatchAge() {
        return batchAge;
    }

    public void setBatchAge(Duration batchAge) {
        this.batchAge = batchAge;
    }

    public String getBatchAt() {
        return batchAt;
    }

    public void setBatchAt(String batchAt) {
        this.batchAt = batchAt;
    }

    public Boolean getBatchFolders() {
        return batchFolders;
    }

    public void setBatchFolders(Boolean batchFolders) {
        this.batchFolders = batchFolders;
    }

    public String getLogo() {
        return logo;
    }

    public void setLogo(String logo) {
        this.logo = logo;
    }

    public AttachmentPages getAttachmentPages() {
        return attachmentPages;
    }

    public void setAttachmentPages(AttachmentPages attachmentPages) {
        this.attachmentPages = attachmentPages;
    }

    public String getAddressLookup() {
        return addressLookup;
    }

    public void setAddressLookup(String addressLookup) {
        this.addressLookup = addressLookup;
    }

    public MinorPolicy getMinorPolicy() {
        return minorPolicy;
    }

    public void setMinorPolicy(MinorPolicy minorPolicy) {
        this.minorPolicy = minorPolicy;
    }

    public OversizePolicy getOversizePolicy() {
        return oversizePolicy;
    }

    public void setOversizePolicy(OversizePolicy oversizePolicy) {
        this.oversizePolicy = oversizePolicy;
    }

    public Long getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(Long maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public String getOperators() {
        return operators;
    }

    public void setOperators(String operators) {
        this.operators = operators;
    }

    public String getFaultActions() {
        return faultActions;
    }

    public void setFaultActions(String faultActions) {
        this.faultActions = faultActions;
    }

    public SendMode getMode() {
        return mode;
    }

    public void setMode(SendMode mode) {
        this.mode = mode;
    }

    public InDoubtPolicy getInDoubtPolicy() {
        return inDoubtPolicy;
    }

    public void setInDoubtPolicy(InDoubtPolicy inDoubtPolicy) {
        this.inDoubtPolicy = inDoubtPolicy;
    }

    public Duration getDeadline() {
        return deadline;
    }

    public void setDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    public Duration getGiveUpAfter() {
        return giveUpAfter;
    }

    public void setGiveUpAfter(Duration giveUpAfter) {
        this.giveUpAfter = giveUpAfter;
    }

    public String getReturnAddress() {
        return returnAddress;
    }

    public void setReturnAddress(String returnAddress) {
        this.returnAddress = returnAddress;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Integer getWorkers() {
        return workers;
    }

    public void setWorkers(Integer workers) {
        this.workers = workers;
    }

    public JournalKind getJournal() {
        return journal;
    }

    public void setJournal(JournalKind journal) {
        this.journal = journal;
    }

    public DataSource getJournalDataSource() {
        return journalDataSource;
    }

    public void setJournalDataSource(DataSource journalDataSource) {
        this.journalDataSource = journalDataSource;
    }

    public String getJournalKeyStore() {
        return journalKeyStore;
    }

    public void setJournalKeyStore(String journalKeyStore) {
        this.journalKeyStore = journalKeyStore;
    }

    public String getJournalKeyStorePassword() {
        return journalKeyStorePassword;
    }

    public void setJournalKeyStorePassword(String journalKeyStorePassword) {
        this.journalKeyStorePassword = journalKeyStorePassword;
    }

    public String getJournalKeyStoreType() {
        return journalKeyStoreType;
    }

    public void setJournalKeyStoreType(String journalKeyStoreType) {
        this.journalKeyStoreType = journalKeyStoreType;
    }

    public String getJournalKeyAlias() {
        return journalKeyAlias;
    }

    public void setJournalKeyAlias(String journalKeyAlias) {
        this.journalKeyAlias = journalKeyAlias;
    }

    public String getJournalKeys() {
        return journalKeys;
    }

    public void setJournalKeys(String journalKeys) {
        this.journalKeys = journalKeys;
    }

    public Boolean getJournalPlaintext() {
        return journalPlaintext;
    }

    public void setJournalPlaintext(Boolean journalPlaintext) {
        this.journalPlaintext = journalPlaintext;
    }

    public String getJournalNode() {
        return journalNode;
    }

    public void setJournalNode(String journalNode) {
        this.journalNode = journalNode;
    }

    public SchemaUpdate getJournalSchemaUpdate() {
        return journalSchemaUpdate;
    }

    public void setJournalSchemaUpdate(SchemaUpdate journalSchemaUpdate) {
        this.journalSchemaUpdate = journalSchemaUpdate;
    }

    public Duration getJournalPrintRetention() {
        return journalPrintRetention;
    }

    public void setJournalPrintRetention(Duration journalPrintRetention) {
        this.journalPrintRetention = journalPrintRetention;
    }

    public Duration getJournalRetention() {
        return journalRetention;
    }

    public void setJournalRetention(Duration journalRetention) {
        this.journalRetention = journalRetention;
    }

    public Duration getJournalLeaseTime() {
        return journalLeaseTime;
    }

    public void setJournalLeaseTime(Duration journalLeaseTime) {
        this.journalLeaseTime = journalLeaseTime;
    }

    public Duration getJournalPollInterval() {
        return journalPollInterval;
    }

    public void setJournalPollInterval(Duration journalPollInterval) {
        this.journalPollInterval = journalPollInterval;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public MinaMeddelandenConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(MinaMeddelandenConfiguration configuration) {
        this.configuration = configuration;
    }
}
