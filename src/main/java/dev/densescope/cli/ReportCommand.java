package dev.densescope.cli;

import dev.densescope.cli.help.WithExample;
import dev.densescope.cli.input.ReadRuns;
import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.output.OutputNames;
import dev.densescope.cli.output.OutputOptions;
import dev.densescope.cli.run.Interruption;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.report.Report;
import dev.densescope.report.SourceNames;
import dev.densescope.session.RecordedRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code densescope report}: converts run files to reports in any format. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Write a report of one or more run files, including those of killed runs.",
        footer = {
            "",
            "Run files that cannot be read are named, and left out of the report; the exit code is then 2.",
            "Reports of the same name in --out are replaced. While another command writes to the folder, new ones are",
            "numbered instead (report-2.html)."
        })
final class ReportCommand implements Callable<Integer>, WithExample {
    private final Terminal terminal;
    private final Function<Path, RecordedRun> runFiles;

    @Parameters(arity = "1..*", paramLabel = "FILE.dscope", description = "Run files, in the order to show them.")
    private List<Path> files = List.of();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private VerbosityOptions talk = new VerbosityOptions();

    ReportCommand(Terminal terminal, Function<Path, RecordedRun> runFiles) {
        this.terminal = terminal;
        this.runFiles = runFiles;
    }

    @Override
    public String example() {
        return "densescope report densescope-out/shared.dscope --format html";
    }

    @Override
    public Integer call() {
        ReadRuns runs = ReadRuns.of(files, runFiles);
        // Ctrl-C stops writing: no file is left then
        try (Interruption interruption = Interruption.ofFilesIn(output.folder())) {
            OutputFolder folder = output.open();
            try (OutputNames names = folder.claim(List.of())) {
                names.requireApart(inputs(), output.formats());
                new ReportOutput(terminal, talk, output).put(report(runs), names, List.of(), interruption::interrupted);
                terminal.flush(); // before the process may end
                runs.requireAll();
                return interruption.interrupted() ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
            } finally {
                folder.removeIfUnused();
            }
        }
    }

    private static Report report(ReadRuns runs) {
        List<String> names =
                SourceNames.of(runs.files().stream().map(Path::toString).toList());
        return Report.of(runs.records(), Instant.now()).ofFiles(names).withBaselines(runs.baselines());
    }

    private Map<String, Path> inputs() {
        return files.stream().collect(Collectors.toMap(file -> "Run file " + file, file -> file, (file, same) -> file));
    }
}
