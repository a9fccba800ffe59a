package se.digitalpost.camel.minameddelanden.operator.testing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

/** Everything that is logged while it is open, at every level, by every library. */
public final class Logged implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };
    private final java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level julLevel = jul.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            lines.add(event.getLoggerName() + " " + event.getMessage() + " " + Arrays.toString(event.getParameters())
                    + " " + event.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    public Logged() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        jul.addHandler(handler);
        jul.setLevel(java.util.logging.Level.ALL);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        root.setLevel(level);
        jul.removeHandler(handler);
        jul.setLevel(julLevel);
    }
}
