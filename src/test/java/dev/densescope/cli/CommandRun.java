package dev.densescope.cli;

import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.failure.ProgramLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** A command run in this process, with what it wrote. */
record CommandRun(int exitCode, String out, String err) {
    /** Not begun, so nothing is written. */
    static final ProgramLog LOG = new ProgramLog(Path.of("logs"));

    /** A command that must not use the machine. */
    static CommandRun of(String... args) {
        return of(Machines.none(), args);
    }

    static CommandRun of(Machine machine, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        int exitCode = new Cli(terminal, machine, LOG).run(args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
