package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.camel.Message;

/** A request on servlets: Spring Boot. */
final class ServletCall extends HttpServerCall {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final HttpServletRequest request;
    private final Message message;

    private ServletCall(HttpServletRequest request, Message message, String basePath) {
        super(request.getRequestURI().substring(request.getContextPath().length()), basePath);
        this.request = request;
        this.message = message;
    }

    static ServletCall of(Message message, String basePath) {
        return new ServletCall(
                message.getHeader("CamelHttpServletRequest", HttpServletRequest.class), message, basePath);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String query() {
        return request.getQueryString();
    }

    @Override
    public String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public X509Certificate certificate() {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }

    /** What Camel has read already, and else the request's own stream. */
    @Override
    public InputStream body() {
        if (message.getBody() != null) {
            InputStream read = message.getBody(InputStream.class);
            return read == null ? new ByteArrayInputStream(new byte[0]) : read;
        }
        try {
            return request.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void end() {
        // The servlet container does.
    }
}
