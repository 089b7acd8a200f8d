package dev.densescope.failure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import dev.densescope.problem.DenseScopeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/**
 * Failures on the terminal if the log is not writable: an expected one as its sentence, and an unexpected one with its
 * stack trace, which is nowhere else. Warnings of others are on the terminal already.
 */
final class TerminalFailures extends AppenderBase<ILoggingEvent> {
    private final OutputStreamAppender<ILoggingEvent> sentences;
    private final OutputStreamAppender<ILoggingEvent> stacks;

    TerminalFailures(LoggerContext context) {
        setContext(context);
        sentences = appender(context, "%-5level %msg%n%nopex");
        stacks = stacks(context);
        start();
    }

    /** Writes each failure with its stack trace. */
    static OutputStreamAppender<ILoggingEvent> stacks(LoggerContext context) {
        return appender(context, "%-5level %msg%n%ex");
    }

    /** Writes warnings of libraries, without stack traces. */
    static OutputStreamAppender<ILoggingEvent> warnings(LoggerContext context) {
        return appender(context, "%-5level %logger{0}: %msg%n%nopex");
    }

    private static OutputStreamAppender<ILoggingEvent> appender(LoggerContext context, String pattern) {
        ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
        terminal.setTarget("System.err");
        return ProgramLog.started(terminal, context, pattern);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLoggerName().equals(Failures.class.getName())) {
            (isExpected(event) ? sentences : stacks).doAppend(event);
        }
    }

    @Override
    public void stop() {
        sentences.stop();
        stacks.stop();
        super.stop();
    }

    private static boolean isExpected(ILoggingEvent event) {
        Throwable thrown = event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        return thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || thrown instanceof SQLException
                || thrown instanceof DenseScopeException;
    }
}
