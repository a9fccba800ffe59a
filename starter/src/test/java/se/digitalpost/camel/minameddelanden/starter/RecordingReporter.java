package se.digitalpost.camel.minameddelanden.starter;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Keeps what Spring Boot tells of a failed start. */
final class RecordingReporter implements FailureAnalysisReporter {

    private static final ThreadLocal<FailureAnalysis> LAST = new ThreadLocal<>();

    @Override
    public void report(FailureAnalysis analysis) {
        LAST.set(analysis);
    }

    /** What was told on this thread since the last call, or null. */
    static FailureAnalysis take() {
        FailureAnalysis last = LAST.get();
        LAST.remove();
        return last;
    }
}
