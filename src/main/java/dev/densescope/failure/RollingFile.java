package dev.densescope.failure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.helpers.NOPAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The log file and its predecessors, at most 4 MB in total. It is created with the first event. If its folder is not
 * writable, failures go to the terminal.
 */
final class RollingFile extends AppenderBase<ILoggingEvent> {
    private static final long MAX_BYTES = 1_000_000;
    private static final int OLDER_FILES = 3;
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %property{PID} %-5level [%thread] %logger: %replace(%msg){'\\p{Cntrl}+', ' '}%n%ex";

    private final ProgramLog log;
    private final boolean elseOnTerminal;
    private Optional<Appender<ILoggingEvent>> target = Optional.empty();

    /** @param elseOnTerminal whether failures go to the terminal if there is no file; false if they do anyway */
    RollingFile(ProgramLog log, boolean elseOnTerminal) {
        this.log = log;
        this.elseOnTerminal = elseOnTerminal;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (target.isEmpty()) {
            target = Optional.of(open());
        }
        target.get().doAppend(event);
    }

    @Override
    public void stop() {
        target.ifPresent(Appender::stop);
        super.stop();
    }

    private Appender<ILoggingEvent> open() {
        LoggerContext context = ProgramLog.context();
        try {
            Files.createDirectories(log.folder());
        } catch (IOException refused) {
            return onTerminal(context);
        }
        RollingFileAppender<ILoggingEvent> file = file(context);
        return file.isStarted() ? file : onTerminal(context);
    }

    private Appender<ILoggingEvent> onTerminal(LoggerContext context) {
        return elseOnTerminal ? new TerminalFailures(context) : new NOPAppender<>();
    }

    private RollingFileAppender<ILoggingEvent> file(LoggerContext context) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(log.file().toString());
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(context);
        older.setParent(file);
        older.setFileNamePattern(log.folder().resolve("densescope.%i.log").toString());
        older.setMinIndex(1);
        older.setMaxIndex(OLDER_FILES);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
        full.setContext(context);
        full.setMaxFileSize(new FileSize(MAX_BYTES));
        full.setCheckIncrement(Duration.buildByMilliseconds(100));
        full.start();
        file.setRollingPolicy(older);
        file.setTriggeringPolicy(full);
        return ProgramLog.started(file, context, PATTERN);
    }
}
