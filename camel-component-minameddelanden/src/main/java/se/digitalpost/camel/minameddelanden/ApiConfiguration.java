package se.digitalpost.camel.minameddelanden;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code minameddelanden:api} alone: what each means stands in its description, which the catalog shows. */
@UriParams
public class ApiConfiguration {

    @UriParam(
            label = "consumer",
            defaultValue = "/digital-post",
            description = "Where the API is mounted on the HTTP server.")
    private String basePath = "/digital-post";

    @UriParam(
            label = "consumer,security",
            description = "The authorization server whose tokens count, as its tokens name it (claim iss).")
    private String tokenIssuer;

    @UriParam(label = "consumer,security", description = "This API, as tokens for it name it (claim aud).")
    private String tokenAudience;

    @UriParam(
            label = "consumer,security",
            description =
                    "The public keys that tokens are signed with, as a JWKS: its https address at the authorization "
                            + "server, from where keys are fetched anew when a token names one that is not known, or a file or "
                            + "resource where there is no network to it.")
    @Metadata(supportFileReference = true)
    private String tokenJwks;

    @UriParam(
            label = "consumer,security,advanced",
            defaultValue = "1m",
            javaType = "java.time.Duration",
            description =
                    "How far the clocks of client, authorization server and service may be apart, at most 5 minutes.")
    private long tokenClockSkew = 60_000;

    @UriParam(
            label = "consumer,security,advanced",
            defaultValue = "scope",
            description = "The claim that lists what a client may do: messages:write, messages:read, lookups:read and "
                    + "statistics:read.")
    private String tokenScopeClaim = "scope";

    @UriParam(
            label = "consumer,security",
            defaultValue = "senders",
            description = "The claim that lists the organization numbers of the senders that a client may act for.")
    private String tokenSendersClaim = "senders";

    @UriParam(
            label = "consumer,security",
            description =
                    "The clients that are known by their certificates, where the HTTP server asks for them (mutual TLS): "
                            + "a file or resource of properties, with name.certificate (SHA-256 fingerprint), name.senders and "
                            + "name.scopes for each client's name. Beside tokens or instead of them.")
    @Metadata(supportFileReference = true)
    private String clientCertificates;

    @UriParam(
            label = "consumer",
            defaultValue = "6000",
            description = "How many requests a client may make in a minute, on each node. 0 is as many as it likes.")
    private int rateLimit = 6_000;

    @UriParam(
            label = "consumer",
            defaultValue = "31457280",
            description =
                    "How many bytes the body of a request has at most. Attachments in base64 take a third more than they "
                            + "have.")
    private long maxRequestSize = 31_457_280;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "The hosts that clients may have called back, each with the secret that its callbacks are signed with: "
                            + "host=base64 of at least 32 random bytes, separated by commas; the host with its port where that is "
                            + "not 443, and several times while its secret is being changed. A message with a callbackUrl elsewhere "
                            + "is refused. Endpoints of one sender have to have the same ones.")
    private String callbackSecrets;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "10s",
            javaType = "java.time.Duration",
            description = "How long a callback may take.")
    private long callbackTimeout = 10_000;

    @UriParam(
            label = "consumer",
            defaultValue = "3d",
            javaType = "java.time.Duration",
            description =
                    "How long a callback is tried that is not received, with pauses that grow up to an hour. Then it is given up, "
                            + "logged as an error and counted in JMX.")
    private long callbackGiveUpAfter = 259_200_000;

    @UriParam(
            label = "consumer",
            description =
                    "Where clients find the API, for the OpenAPI document: https://api.kommunen.se/digital-post for "
                            + "example. Default is the base path.")
    private String serverUrl;

    @UriParam(
            label = "consumer",
            description = "Where clients get their tokens, for the OpenAPI document. Default is the issuer.")
    private String tokenUrl;

    @UriParam(
            label = "consumer",
            description = "Who is to be asked, for the OpenAPI document. Default is the sender's name.")
    private String contactName;

    @UriParam(label = "consumer", description = "A web address that says more, for the OpenAPI document.")
    private String contactUrl;

    @UriParam(label = "consumer", description = "Where to write to, for the OpenAPI document.")
    private String contactEmail;

    public String getBasePath() {
        return basePath;
    }

    public void setBasePath(String basePath) {
        this.basePath = basePath;
    }

    public String getTokenIssuer() {
        return tokenIssuer;
    }

    public void setTokenIssuer(String tokenIssuer) {
        this.tokenIssuer = tokenIssuer;
    }

    public String getTokenAudience() {
        return tokenAudience;
    }

    public void setTokenAudience(String tokenAudience) {
        this.tokenAudience = tokenAudience;
    }

    public String getTokenJwks() {
        return tokenJwks;
    }

    public void setTokenJwks(String tokenJwks) {
        this.tokenJwks = tokenJwks;
    }

    public long getTokenClockSkew() {
        return tokenClockSkew;
    }

    public void setTokenClockSkew(long tokenClockSkew) {
        this.tokenClockSkew = tokenClockSkew;
    }

    public String getTokenScopeClaim() {
        return tokenScopeClaim;
    }

    public void setTokenScopeClaim(String tokenScopeClaim) {
        this.tokenScopeClaim = tokenScopeClaim;
    }

    public String getTokenSendersClaim() {
        return tokenSendersClaim;
    }

    public void setTokenSendersClaim(String tokenSendersClaim) {
        this.tokenSendersClaim = tokenSendersClaim;
    }

    public String getClientCertificates() {
        return clientCertificates;
    }

    public void setClientCertificates(String clientCertificates) {
        this.clientCertificates = clientCertificates;
    }

    public int getRateLimit() {
        return rateLimit;
    }

    public void setRateLimit(int rateLimit) {
        this.rateLimit = rateLimit;
    }

    public long getMaxRequestSize() {
        return maxRequestSize;
    }

    public void setMaxRequestSize(long maxRequestSize) {
        this.maxRequestSize = maxRequestSize;
    }

    public String getCallbackSecrets() {
        return callbackSecrets;
    }

    public void setCallbackSecrets(String callbackSecrets) {
        this.callbackSecrets = callbackSecrets;
    }

    public long getCallbackTimeout() {
        return callbackTimeout;
    }

    public void setCallbackTimeout(long callbackTimeout) {
        this.callbackTimeout = callbackTimeout;
    }

    public long getCallbackGiveUpAfter() {
        return callbackGiveUpAfter;
    }

    public void setCallbackGiveUpAfter(long callbackGiveUpAfter) {
        this.callbackGiveUpAfter = callbackGiveUpAfter;
    }

    public String getServerUrl() {
        return serverUrl;
    }

    public void setServerUrl(String serverUrl) {
        this.serverUrl = serverUrl;
    }

    public String getTokenUrl() {
        return tokenUrl;
    }

    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    public String getContactName() {
        return contactName;
    }

    public void setContactName(String contactName) {
        this.contactName = contactName;
    }

    public String getContactUrl() {
        return contactUrl;
    }

    public void setContactUrl(String contactUrl) {
        this.contactUrl = contactUrl;
    }

    public String getContactEmail() {
        return contactEmail;
    }

    public void setContactEmail(String contactEmail) {
        this.contactEmail = contactEmail;
    }
}
