package dev.densescope.ui;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.densescope.failure.Failures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Warnings, errors and failures that are logged from its creation until it is closed. */
public final class LoggedProblems implements AutoCloseable {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LoggedProblems() {
        appender.start();
        loggers().forEach(logger -> logger.addAppender(appender));
    }

    /** One line each. */
    public List<String> lines() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null)
                .map(event -> event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(LoggedProblems::text)
                                .orElse(""))
                .toList();
    }

    @Override
    public void close() {
        loggers().forEach(logger -> logger.detachAppender(appender));
        appender.stop();
    }

    private static String text(IThrowableProxy thrown) {
        String at = thrown.getStackTraceElementProxyArray().length == 0
                ? ""
                : " " + thrown.getStackTraceElementProxyArray()[0].getSTEAsString();
        return " (" + thrown.getClassName() + ": " + thrown.getMessage() + at + ")";
    }

    /** Failures do not reach the root logger. */
    private static Stream<Logger> loggers() {
        return Stream.of(org.slf4j.Logger.ROOT_LOGGER_NAME, Failures.class.getPackageName())
                .map(name -> (Logger) LoggerFactory.getLogger(name));
    }
}
