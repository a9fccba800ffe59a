package se.digitalpost.camel.minameddelanden.api.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/** Requests that are made once, and end within a time, also where the other side reads or answers byte by byte. */
final class Calls implements AutoCloseable {

    private final CloseableHttpClient http;
    private final Duration limit;
    private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "minameddelanden-submit-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** What is made of an answer. */
    interface Reading<T> {
        T of(ClassicHttpResponse response) throws IOException;
    }

    /**
     * @param http closed with this
     * @param limit how long a request and its answer may take together
     */
    Calls(CloseableHttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
        this.watchdog.setRemoveOnCancelPolicy(true);
    }

    /** @throws IOException where there is no answer, or it can't be read */
    <T> T call(HttpUriRequestBase request, Reading<T> reading) throws IOException {
        ScheduledFuture<?> watch = watchdog.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        boolean read = false;
        try {
            response = http.executeOpen(null, request, null);
            T told = reading.of(response);
            read = true;
            return told;
        } finally {
            watch.cancel(false);
            if (!read) {
                // Before the answer is closed, since closing would read what is left of it.
                request.cancel();
            }
            Closer.closeQuietly(response);
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
