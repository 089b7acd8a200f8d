package dev.densescope.ui.export;

import dev.densescope.model.format.ModelFormat;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.shell.RecordedWeights;
import java.nio.file.Path;

/** A process that exports to a folder, and prints what the window would tell: for a test that limits its files. */
public final class ExportsOnAFullDisk {
    private ExportsOnAFullDisk() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        RecordedNotices notices = new RecordedNotices();
        ScriptedExports dialogs = new ScriptedExports().into(folder);
        ReportExports reports = dialogs.reports(notices);
        for (ReportFormat format : new ReportFormat[] {ReportFormat.HTML, ReportFormat.PDF, ReportFormat.PNG}) {
            reports.export(SampleRuns.smallReport(), format);
        }
        new ModelExports(TestWorkspace.of(TestWorkspace.DESIGN), new RecordedWeights(), reports.exports(), dialogs)
                .export(ModelFormat.SAFETENSORS);
        notices.done().forEach(text -> System.out.println("DONE " + text));
        notices.failed().forEach(text -> System.out.println("FAILED " + text));
    }
}
