package se.digitalpost.camel.minameddelanden;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.MinorPolicy;
import se.digitalpost.camel.minameddelanden.dispatch.OversizePolicy;
import se.digitalpost.camel.minameddelanden.print.AttachmentPages;
import se.digitalpost.camel.minameddelanden.seal.verify.SelfVerify;

/**
 * The options of component and endpoint: what each means stands in its description, which the catalog shows. Durations are in
 * milliseconds or in Camel's notation ({@code 5s}).
 */
@UriParams
@Configurer
public class MinaMeddelandenConfiguration implements Cloneable {

    @UriParam(
            label = "common",
            description =
                    "The sender's organization number, 10 or 12 digits. It is the one in the signing certificate's subject, and what"
                            + " is used where this option is not set.")
    private String senderId;

    @UriParam(label = "common", description = "The sender's name as recipients read it, 2 to 256 characters.")
    private String senderName;

    @UriParam(
            label = "common",
            description =
                    "Where the recipient turns with questions: the text, at most 1024 characters. Every message has to have it, and"
                            + " this one is used where the message does not bring its own.")
    private String supportText;

    @UriParam(label = "common", description = "Where the recipient turns with questions: a web address.")
    private String supportUrl;

    @UriParam(label = "common", description = "Where the recipient turns with questions: a phone number.")
    private String supportPhoneNumber;

    @UriParam(label = "common", description = "Where the recipient turns with questions: an e-mail address.")
    private String supportEmail;

    @UriParam(
            label = "common",
            description =
                    "The address of FaR's Recipient service, version 3. Digg tells it: the test environment and production have one"
                            + " each. The mailbox operators' addresses come from FaR and can't be configured.")
    private String farUrl;

    @UriParam(
            label = "security",
            description =
                    "The key store file with the organization's private key and certificate, which sign the messages: a path, or a"
                            + " resource such as classpath:keys.p12. A file is read anew when it has changed.")
    @Metadata(supportFileReference = true)
    private String signingKeyStore;

    @UriParam(label = "security", secret = true, description = "The signing key store's password.")
    private String signingKeyStorePassword;

    @UriParam(
            label = "security",
            defaultValue = "PKCS12",
            description =
                    "The signing key store's type: PKCS12, JKS, PEM (the key in PKCS#8 or PKCS#1, encrypted or not), PKCS11 (a hardware"
                            + " module; the file is SunPKCS11's configuration, the password the PIN, the alias the label) or what the provider"
                            + " has.")
    private String signingKeyStoreType = "PKCS12";

    @UriParam(
            label = "security,advanced",
            description =
                    "The name of a registered JCA provider that has the signing key store, such as a cloud's key service or SunMSCAPI."
                            + " The key store file may then be absent.")
    private String signingKeyStoreProvider;

    @UriParam(
            label = "security",
            description =
                    "The signing certificate's PEM file, where it doesn't stand in the key's: a path, or a resource.")
    @Metadata(supportFileReference = true)
    private String signingCertificate;

    @UriParam(
            label = "security",
            description = "The signing key's alias. Needed only where the key store has several keys.")
    private String signingKeyAlias;

    @UriParam(
            label = "security",
            secret = true,
            description = "The signing key's password, where it is not the key store's.")
    private String signingKeyPassword;

    @UriParam(
            label = "security,advanced",
            description =
                    "The signing key store as an object, for key stores that are not files. Use either this or the file, its"
                            + " password and its type.")
    private KeyStoreParameters signingKeyStoreParameters;

    @UriParam(
            label = "security",
            description =
                    "The key store file of the mediator (förmedlare), which seals. Default is the signing key store.")
    @Metadata(supportFileReference = true)
    private String sealingKeyStore;

    @UriParam(label = "security", secret = true, description = "The sealing key store's password.")
    private String sealingKeyStorePassword;

    @UriParam(
            label = "security",
            defaultValue = "PKCS12",
            description = "The sealing key store's type: as the signing key store's.")
    private String sealingKeyStoreType = "PKCS12";

    @UriParam(
            label = "security,advanced",
            description =
                    "The name of a registered JCA provider that has the sealing key store, such as a cloud's key service or SunMSCAPI."
                            + " The key store file may then be absent.")
    private String sealingKeyStoreProvider;

    @UriParam(
            label = "security",
            description =
                    "The sealing certificate's PEM file, where it doesn't stand in the key's: a path, or a resource.")
    @Metadata(supportFileReference = true)
    private String sealingCertificate;

    @UriParam(
            label = "security",
            description = "The sealing key's alias. Needed only where the key store has several keys.")
    private String sealingKeyAlias;

    @UriParam(
            label = "security",
            secret = true,
            description = "The sealing key's password, where it is not the key store's.")
    private String sealingKeyPassword;

    @UriParam(
            label = "security,advanced",
            description = "The sealing key store as an object, for key stores that are not files.")
    private KeyStoreParameters sealingKeyStoreParameters;

    @UriParam(
            label = "security,advanced",
            defaultValue = "1m",
            javaType = "java.time.Duration",
            description =
                    "How often to look whether the files of the signing and the sealing key have changed. A new key is taken without a"
                            + " restart where it passes the checks that are made at start, and is of the same organization. 0 is never.")
    private long keyReloadPeriod = 60_000;

    @UriParam(
            label = "security",
            description =
                    "Key and trust for mutual TLS with FaR and the mailbox operators. Trust their certificate authorities, not their"
                            + " certificates: those change every quarter.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "security",
            description =
                    "The certificates of the authorities that are trusted to issue certificates to senders and mediators: a path or"
                            + " resource with PEM blocks, or one certificate in DER. Needed for verifying, and for sealing what others"
                            + " signed; where it is set, one's own messages are verified against it as well.")
    @Metadata(supportFileReference = true)
    private String trustedAuthorities;

    @UriParam(
            label = "producer,security",
            defaultValue = "FIRST",
            description =
                    "Which messages are verified by their receiver's rules before they are sent: the first after start and after a"
                            + " change of keys, always, or never. What would be refused is not sent.")
    private SelfVerify selfVerify = SelfVerify.FIRST;

    @UriParam(
            label = "producer,security,advanced",
            defaultValue = "false",
            description =
                    "Whether minameddelanden:verify takes signatures by SHA-1, as older messages have them. Never for messages that"
                            + " arrive: SHA-1 can be forged.")
    private boolean acceptSha1;

    @UriParam(
            label = "producer,security,advanced",
            defaultValue = "false",
            description =
                    "Whether to ask the certificates' issuers, over the network, if a certificate was revoked, when verifying what"
                            + " others signed. An issuer that does not answer makes a certificate untrusted.")
    private boolean checkRevocation;

    @UriParam(
            label = "common",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description = "How long connecting to FaR or a mailbox operator may take.")
    private long connectTimeout = 5_000;

    @UriParam(
            label = "common",
            defaultValue = "2m",
            javaType = "java.time.Duration",
            description =
                    "How long to wait for an answer of FaR or a mailbox operator. A message that was sent and not answered in this"
                            + " time is in doubt.")
    private long responseTimeout = 120_000;

    @UriParam(
            label = "producer",
            defaultValue = "20",
            description = "How many connections to one mailbox operator may be open at once.")
    private int maxConnectionsPerOperator = 20;

    @UriParam(
            label = "producer",
            description =
                    "The endpoint that takes single print jobs: where a letter goes that can't be delivered digitally. Without it and"
                            + " printTo such a message fails. The body is a PDF, the headers carry the address and the letter's facts.")
    private String fallback;

    @UriParam(
            label = "producer",
            description =
                    "The endpoint that takes batches of letters, such as sftp://host/folder: each letter's PDF, then an index as CSV and"
                            + " as JSON, last a manifest. Files are written under a temporary name and renamed. Instead of"
                            + " fallback, which takes single letters.")
    private String printTo;

    @UriParam(
            label = "producer",
            defaultValue = "generic",
            description =
                    "What the print service wants and how its receipts look: generic, sandlista, or the path (or resource) of a YAML"
                            + " file that says what is different from one of the two.")
    private String printProfile = "generic";

    @UriParam(
            label = "producer,advanced",
            description =
                    "The name of the queue in the journal that letters are collected in for printTo. Default is the sender's"
                            + " organization number. Endpoints, and nodes, with the same queue make batches together.")
    private String printQueue;

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description = "How many letters make a batch. Needs a journal, as the other options of batches do.")
    private int batchLetters = 1_000;

    @UriParam(label = "producer", defaultValue = "500000000", description = "How many bytes of PDF make a batch.")
    private long batchBytes = 500_000_000;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description = "How long a letter waits for its batch at most. 0 is until batchAt.")
    private long batchAge;

    @UriParam(
            label = "producer",
            description =
                    "The time of day at which all letters that wait make a batch, such as 14:30, in the profile's time zone. Default is half an"
                            + " hour before the profile's cut-off.")
    private String batchAt;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether files go to a folder for each department (förvaltning) and in it for each cost centre (kostnadsställe), and"
                            + " batches are made for each folder.")
    private boolean batchFolders;

    @UriParam(
            label = "producer",
            description = "The sender's logo on letters on paper, a PNG or a JPEG: a path, or a resource.")
    @Metadata(supportFileReference = true)
    private String logo;

    @UriParam(
            label = "producer",
            defaultValue = "A4",
            description = "What becomes of attachments' pages on paper that aren't an upright A4.")
    private AttachmentPages attachmentPages = AttachmentPages.A4;

    @UriParam(
            label = "producer",
            description =
                    "The endpoint that tells a recipient's postal address, asked where a letter has to be printed and the message"
                            + " bears no address. The body is the recipient's id; the answer is a PostalAddress, a Map with the names of its parts, or"
                            + " nothing.")
    private String addressLookup;

    @UriParam(
            label = "producer",
            defaultValue = "PAPER",
            description =
                    "What happens with a letter to somebody under 18 who has a mailbox. The law on it is unsettled.")
    private MinorPolicy minorPolicy = MinorPolicy.PAPER;

    @UriParam(
            label = "producer",
            defaultValue = "PAPER",
            description =
                    "What happens with a letter that is larger than maxMessageSize. Without fallback or printTo it is always refused.")
    private OversizePolicy oversizePolicy = OversizePolicy.PAPER;

    @UriParam(
            label = "producer",
            defaultValue = "2097152",
            description = "The largest message in bytes, measured over the whole SOAP envelope: about 1.5 MB of PDF.")
    private long maxMessageSize = 2_097_152;

    @UriParam(
            label = "producer",
            description =
                    "The mailbox operators that may be used, as a comma-separated list of organization numbers. Default is all that"
                            + " FaR names.")
    private String operators;

    @UriParam(
            label = "producer,advanced",
            description =
                    "Departures from the table of what a mailbox operator's fault means, such as 5017=PAPER,6007=MANUAL. The actions"
                            + " are RETRY, FAIL, ALARM, PAPER and MANUAL.")
    private String faultActions;

    @UriParam(
            label = "producer",
            defaultValue = "WAIT",
            description =
                    "Whether an exchange goes on when it is known what has become of its message, or as soon as the message is stored"
                            + " in the component's journal, from where it is delivered afterwards.")
    private SendMode mode = SendMode.WAIT;

    @UriParam(
            label = "producer",
            defaultValue = "HOLD",
            description =
                    "What happens with a letter that was posted, where nobody knows whether the mailbox operator has it: a person"
                            + " decides, the same bytes are sent again (a few times, to the same operator), or it is printed as"
                            + " well. With RESEND and PAPER the recipient may get it twice. Needs a journal.")
    private InDoubtPolicy inDoubtPolicy = InDoubtPolicy.HOLD;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "After which time a letter goes on paper where it is certain that no mailbox operator took the letter. 0 is"
                            + " never. The header CamelMinaMeddelandenDeadline says it for one message. Needs a journal.")
    private long deadline;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "3d",
            javaType = "java.time.Duration",
            description =
                    "How long a letter is tried that can't be delivered or printed for the moment; then it waits for a person. Needs"
                            + " a journal.")
    private long giveUpAfter = 259_200_000;

    @UriParam(
            label = "producer",
            description = "The return address that is printed above the recipient's on paper, on one line.")
    private String returnAddress;

    @UriParam(
            label = "producer",
            defaultValue = "svSE",
            description = "The language of messages that come as a PDF with headers, as the infrastructure writes it.")
    private String language = "svSE";

    /** @return a copy that can be changed without changing this */
    public MinaMeddelandenConfiguration copy() {
        try {
            return (MinaMeddelandenConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

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

    public long getKeyReloadPeriod() {
        return keyReloadPeriod;
    }

    public void setKeyReloadPeriod(long keyReloadPeriod) {
        this.keyReloadPeriod = keyReloadPeriod;
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

    public boolean isAcceptSha1() {
        return acceptSha1;
    }

    public void setAcceptSha1(boolean acceptSha1) {
        this.acceptSha1 = acceptSha1;
    }

    public boolean isCheckRevocation() {
        return checkRevocation;
    }

    public void setCheckRevocation(boolean checkRevocation) {
        this.checkRevocation = checkRevocation;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaxConnectionsPerOperator() {
        return maxConnectionsPerOperator;
    }

    public void setMaxConnectionsPerOperator(int maxConnectionsPerOperator) {
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

    public int getBatchLetters() {
        return batchLetters;
    }

    public void setBatchLetters(int batchLetters) {
        this.batchLetters = batchLetters;
    }

    public long getBatchBytes() {
        return batchBytes;
    }

    public void setBatchBytes(long batchBytes) {
        this.batchBytes = batchBytes;
    }

    public long getBatchAge() {
        return batchAge;
    }

    public void setBatchAge(long batchAge) {
        this.batchAge = batchAge;
    }

    public String getBatchAt() {
        return batchAt;
    }

    public void setBatchAt(String batchAt) {
        this.batchAt = batchAt;
    }

    public boolean isBatchFolders() {
        return batchFolders;
    }

    public void setBatchFolders(boolean batchFolders) {
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

    public long getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(long maxMessageSize) {
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

    public long getDeadline() {
        return deadline;
    }

    public void setDeadline(long deadline) {
        this.deadline = deadline;
    }

    public long getGiveUpAfter() {
        return giveUpAfter;
    }

    public void setGiveUpAfter(long giveUpAfter) {
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
}
