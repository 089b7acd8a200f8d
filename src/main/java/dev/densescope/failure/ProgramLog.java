package dev.densescope.failure;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.densescope.file.UserFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log of the program: a file of bounded size with the stack traces of failures and the warnings of libraries. It
 * contains no data of designs or images except in messages of failures. The file is created with the first entry.
 *
 * @param folder the folder of the log
 */
public record ProgramLog(Path folder) {
    private static final String NAME = "densescope-log";
    private static final String TERMINAL = "densescope-terminal";

    /** The log of the current user. */
    public static ProgramLog ofThisUser() {
        return new ProgramLog(UserFolders.data().resolve("logs"));
    }

    /**
     * Starts logging.
     *
     * @param onTerminal whether failures also go to the terminal, with their stack traces
     */
    public void begin(boolean onTerminal) {
        LoggerContext context = context();
        end();
        RollingFile file = new RollingFile(this, !onTerminal);
        file.setName(NAME);
        file.setContext(context);
        file.start();
        root(context).addAppender(file);
        failures(context).addAppender(file);
        if (onTerminal) {
            OutputStreamAppender<ILoggingEvent> terminal = TerminalFailures.stacks(context);
            terminal.setName(TERMINAL);
            failures(context).addAppender(terminal);
        }
    }

    /** Stops logging and closes the file. */
    public void end() {
        LoggerContext context = context();
        Optional.ofNullable(root(context).getAppender(NAME)).ifPresent(file -> {
            root(context).detachAppender(file);
            failures(context).detachAppender(file);
            file.stop();
        });
        failures(context).detachAppender(TERMINAL);
    }

    /** The current file; older ones are next to it. */
    public Path file() {
        return folder.resolve("densescope.log");
    }

    /** Tells the user where the stack trace of the latest failure is. */
    public String where() {
        return Files.isRegularFile(file())
                ? "the log is " + file()
                : "the log %s cannot be written, so the terminal shows it".formatted(file());
    }

    static <A extends OutputStreamAppender<ILoggingEvent>> A started(
            A appender, LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Its level and additivity are set by {@link LogConfiguration}. */
    private static Logger failures(LoggerContext context) {
        return context.getLogger(Failures.class.getPackageName());
    }
}
