package dev.densescope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command run in this process, with what it wrote. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new Cli(new Terminal(new PrintWriter(out), new PrintWriter(err), false)).run(args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
