package dev.densescope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 the run or a gate failed, 2 bad usage, 130 interrupted. */
@Command(
        name = "densescope",
        mixinStandardHelpOptions = true,
        description = "Shows where each byte of a DenseNet's training step goes.")
public final class Cli implements Runnable {
    private final CommandLine commandLine = new CommandLine(this);

    /** Runs the command that {@code args} names and returns the process' exit code. */
    public int run(String[] args) {
        return commandLine.execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(commandLine, "Name a command.");
    }
}
