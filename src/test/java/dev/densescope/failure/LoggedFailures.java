package dev.densescope.failure;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged of failures while a test goes on. */
public final class LoggedFailures implements AutoCloseable {
    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class.getPackageName());
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            entries.add(event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    /** Listens until it is closed. */
    public LoggedFailures() {
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
    }

    /** Each with its stack, in the order they came. */
    public List<String> entries() {
        return List.copyOf(entries);
    }

    /** Whether one of them has a stack that names all of these. */
    public boolean tell(String... words) {
        return entries.stream().anyMatch(entry -> List.of(words).stream().allMatch(entry::contains));
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
