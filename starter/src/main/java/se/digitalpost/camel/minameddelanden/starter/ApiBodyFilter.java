package se.digitalpost.camel.minameddelanden.starter;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenEndpoint;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenOperation;

/**
 * Keeps Camel from reading a request of the common API into memory before it is known who calls: a request without a length is left alone. The API itself
 * reads the body from the request, as a stream, and its length from the header.
 */
final class ApiBodyFilter implements Filter {

    private final CamelContext camelContext;

    ApiBodyFilter(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isApi = request instanceof HttpServletRequest http && isApi(path(http));
        chain.doFilter(isApi ? new Unread((HttpServletRequest) request) : request, response);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean isApi(String path) {
        return camelContext.getEndpoints().stream()
                .filter(MinaMeddelandenEndpoint.class::isInstance)
                .map(MinaMeddelandenEndpoint.class::cast)
                .filter(endpoint -> endpoint.getOperation() == MinaMeddelandenOperation.api)
                .anyMatch(endpoint -> path.startsWith(endpoint.getApi().getBasePath() + "/"));
    }

    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public int getContentLength() {
            return 0;
        }

        @Override
        public long getContentLengthLong() {
            return 0;
        }
    }
}
