package dev.densescope.ui.shell.log;

import java.util.Arrays;

/** The level of an entry of the log, the least important first. */
enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** An unknown level counts as the least important. */
    static LogLevel of(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(DEBUG);
    }
}
