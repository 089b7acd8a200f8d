package dev.densescope.cli;

import dev.densescope.cli.help.HelpText;
import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.option.DebugOption;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.failure.ProgramLog;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The command line. Exit codes: 0 success, 1 a run failed or exceeded {@code --max-peak}, 2 bad usage or bad input, 130 interrupted. */
public final class Cli {
    private final Terminal terminal;
    private final Machine machine;
    private final ProgramLog log;

    /**
     * A command line on the given machine.
     *
     * @param log for failures with their stack traces
     */
    public Cli(Terminal terminal, ProgramLog log) {
        this(terminal, Machine.local(), log);
    }

    Cli(Terminal terminal, Machine machine, ProgramLog log) {
        this.terminal = terminal;
        this.machine = machine;
        this.log = log;
    }

    /** Runs the command that {@code args} names and returns the process' exit code. Never throws. */
    public int run(String... args) {
        Problems problems = new Problems(terminal, Arrays.asList(args), log);
        try {
            int exitCode = commandLine(problems).execute(args);
            terminal.flush();
            return terminal.lostOutput()
                    .get()
                    .map(lost -> problems.outputLost(lost, exitCode))
                    .orElse(exitCode);
        } catch (Throwable unexpected) { // any failure is reported here
            return problems.failed(unexpected);
        } finally {
            terminal.flush();
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw new TypeConversionException("'%s' cannot be a path under this system's locale".formatted(text));
        }
    }

    CommandLine commandLine(Problems problems) {
        CommandLine line = new CommandLine(new DenseScopeCommand(terminal))
                .addSubcommand(new ProfileCommand(terminal, problems, machine))
                .addSubcommand(new PredictCommand(terminal, machine))
                .addSubcommand(new PlanCommand(terminal, machine))
                .addSubcommand(new DevicesCommand(terminal, machine.devices()))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new ReportCommand(terminal, machine.runFiles()))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new SweepCommand(terminal, machine, System.getenv()))
                .addMixin(DebugOption.NAME, new DebugOption())
                .setOut(terminal.rawOut())
                .setErr(terminal.rawErr())
                .setExpandAtFiles(false)
                .registerConverter(Path.class, Cli::path)
                .setParameterExceptionHandler((problem, args) -> problems.badArguments(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> problems.failed(problem));
        line.getSubcommands().values().forEach(command -> command.addMixin(DebugOption.NAME, new DebugOption()));
        HelpText.set(line);
        return line;
    }
}
