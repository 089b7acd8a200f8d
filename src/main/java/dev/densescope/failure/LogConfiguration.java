package dev.densescope.failure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Configures logback, which finds this class as a service. An XML file would take 0.2 s of each start. Standard output
 * belongs to reports, and libraries would report each start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogConfiguration extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(TerminalFailures.warnings(context));
        // SQLite reports by exceptions as well, which become one sentence.
        context.getLogger("org.sqlite").setLevel(Level.OFF);
        // An edge turns a failure into a sentence; its stack trace goes to the file that ProgramLog adds.
        Logger failures = context.getLogger(Failures.class.getPackageName());
        failures.setLevel(Level.INFO);
        failures.setAdditive(false);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
