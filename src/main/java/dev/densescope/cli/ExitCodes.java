package dev.densescope.cli;

/** Exit codes of the process; scripts and CI gates rely on them. */
final class ExitCodes {
    static final int DONE = 0;
    /** A run failed or exceeded {@code --max-peak}. */
    static final int FAILED = 1;
    /** Bad usage or bad input; nothing was written, except a report of those run files that could be read. */
    static final int BAD_USAGE = 2;
    /** Ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
