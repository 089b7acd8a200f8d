package dev.densescope.cli;

import dev.densescope.cli.help.WithExample;
import dev.densescope.cli.input.ReadComparison;
import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.output.ComparisonOutput;
import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.run.ComparisonText;
import dev.densescope.cli.run.FileProgressDisplay;
import dev.densescope.cli.run.Interruption;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.read.ComparedFiles;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.json.JsonComparison;
import dev.densescope.session.EnvironmentInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code densescope compare}: two to five runs, whatever recorded them, as a table and a report. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Compare two to five runs: memory, step times with intervals, losses bit for bit, layers.",
        footer = {
            "",
            "The first run is the reference. A folder stands for the run files in it. Files that cannot be read are named,",
            "and the others are compared if two remain; the exit code is then 2. Comparisons of the same name in --out",
            "are replaced."
        })
final class CompareCommand implements Callable<Integer>, WithExample {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description =
                    "Run files or folders of them, PyTorch memory snapshots, Chrome traces (also gzip or zip), in the order to"
                            + " show them.")
    private List<Path> runs = List.of();

    @Mixin
    private ComparisonOutput output = new ComparisonOutput();

    @Mixin
    private VerbosityOptions talk = new VerbosityOptions();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String example() {
        return "densescope compare densescope-out/naive.dscope densescope-out/shared.dscope";
    }

    @Override
    public Integer call() {
        // Ctrl-C stops reading or writing: no file is left then
        try (Interruption interruption = Interruption.ofFilesIn(output.folder())) {
            List<Path> files = ComparedFiles.in(runs);
            OutputFolder folder = output.open(files);
            try {
                ReadComparison read = ReadComparison.of(files, file -> read(file, interruption));
                ComparisonReport report = new ComparisonReport(
                        read.comparison(),
                        Instant.now(),
                        EnvironmentInfo.current().program());
                put(report, interruption);
                terminal.flush(); // before the process may end
                read.requireAll();
                return interruption.interrupted() ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
            } finally {
                folder.removeIfUnused();
            }
        }
    }

    private List<ComparedRun> read(Path file, Interruption interruption) {
        try (FileProgressDisplay display =
                FileProgressDisplay.reading(terminal, talk.showsProgress(), file, interruption::interrupted)) {
            return ComparedFiles.read(file, display);
        }
    }

    private void put(ComparisonReport report, Interruption interruption) {
        terminal.out().print(talk.json() ? JsonComparison.text(report) : ComparisonText.of(report.comparison()));
        List<Path> written = write(report, interruption);
        if (!talk.json() && !talk.quiet()) {
            written.forEach(file -> terminal.out().println("Written: " + file));
        }
    }

    private List<Path> write(ComparisonReport report, Interruption interruption) {
        try (FileProgressDisplay display =
                FileProgressDisplay.writing(terminal, talk.showsProgress(), interruption::interrupted)) {
            return output.write(report, display);
        }
    }
}
