package dev.densescope.cli;

import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.output.OutputNames;
import dev.densescope.cli.output.OutputOptions;
import dev.densescope.cli.run.FileProgressDisplay;
import dev.densescope.cli.run.RunsText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.language.Text;
import dev.densescope.report.Report;
import dev.densescope.report.ReportException;
import dev.densescope.report.json.JsonReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Outputs a report: a table or JSON on standard output, and files. */
record ReportOutput(Terminal terminal, VerbosityOptions talk, OutputOptions output) {
    /**
     * Prints and writes a report.
     *
     * @param runFiles written before, to be listed as well
     * @param cancelled whether to stop writing
     * @throws ReportException if a file cannot be written, or there is none to write: one sentence
     * @throws CancellationException if writing was cancelled; earlier files are unchanged
     */
    void put(Report report, OutputNames names, List<Path> runFiles, BooleanSupplier cancelled) {
        terminal.out().print(talk.json() ? JsonReport.text(report) : RunsText.of(report));
        List<Path> written = new ArrayList<>(write(report, names, cancelled));
        written.addAll(runFiles);
        if (!talk.json() && !talk.quiet()) {
            written.forEach(file -> terminal.out().println("Written: " + file));
            output.earlier(names).forEach(file -> terminal.out().println("Kept from an earlier command: " + file));
        }
        List<String> leftOut = output.leftOut(report);
        if (written.isEmpty() && !leftOut.isEmpty()) {
            throw new ReportException(Text.verbatim(String.join(" ", leftOut)));
        }
        leftOut.forEach(terminal::say);
    }

    private List<Path> write(Report report, OutputNames names, BooleanSupplier cancelled) {
        try (FileProgressDisplay display = FileProgressDisplay.writing(terminal, talk.showsProgress(), cancelled)) {
            return output.write(report, names, display);
        }
    }
}
