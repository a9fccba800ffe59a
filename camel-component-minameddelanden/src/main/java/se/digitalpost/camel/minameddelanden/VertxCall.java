package se.digitalpost.camel.minameddelanden;

import java.io.InputStream;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import org.apache.camel.Message;

import io.vertx.core.http.HttpServerRequest;

/** A request on Vert.x: Camel main and Quarkus. It is paused when it comes, so nothing arrives that nobody asks for. */
final class VertxCall extends HttpServerCall {

    private final HttpServerRequest request;
    private VertxBody body;

    private VertxCall(HttpServerRequest request, String basePath) {
        super(request.path(), basePath);
        this.request = request;
    }

    /** @param message what platform-http made of the request: its body is the request itself where no body handler is used */
    static VertxCall of(Message message, String basePath) {
        if (message.getBody() instanceof HttpServerRequest request) {
            return new VertxCall(request, basePath);
        }
        throw new IllegalStateException(
                "This HTTP server isn't known: platform-http has to run on Vert.x or on servlets");
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String query() {
        return request.query();
    }

    @Override
    public String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public X509Certificate certificate() {
        SSLSession session = request.sslSession();
        try {
            Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate ? certificate : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    @Override
    public InputStream body() {
        body = new VertxBody(request);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        return body;
    }

    @Override
    void end() {
        if (body == null) {
            request.handler(null).exceptionHandler(null).endHandler(null);
        } else {
            body.end();
        }
        request.resume();
    }
}
