package dev.densescope.cli;

import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.output.OutputNames;
import dev.densescope.cli.output.OutputOptions;
import dev.densescope.cli.run.RunsText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.report.Report;
import dev.densescope.report.json.JsonReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Outputs a report: a table or JSON on standard output, and files. */
record ReportOutput(Terminal terminal, VerbosityOptions talk, OutputOptions output) {
    /**
     * Prints and writes a report.
     *
     * @param runFiles written before, to be listed as well
     * @throws dev.densescope.report.ReportException if a file cannot be written: one sentence
     */
    void put(Report report, OutputNames names, List<Path> runFiles) {
        terminal.out().print(talk.json() ? JsonReport.text(report) : RunsText.of(report));
        List<Path> written = new ArrayList<>(output.write(report, names));
        written.addAll(runFiles);
        if (!talk.json() && !talk.quiet()) {
            written.forEach(file -> terminal.out().println("Written: " + file));
            output.earlier(names).forEach(file -> terminal.out().println("Kept from an earlier command: " + file));
        }
    }
}
