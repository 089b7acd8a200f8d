package dev.densescope.report.format;

import dev.densescope.file.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import dev.densescope.session.RunRecord;
import dev.densescope.trace.TracedRun;
import dev.densescope.trace.chrome.ChromeTrace;
import dev.densescope.trace.folded.FoldedStacks;
import dev.densescope.trace.pprof.MemoryProfile;
import dev.densescope.trace.snapshot.MemorySnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The formats of traces: the file of a run, or of several runs an archive with a file for each. */
enum TraceFormat {
    CHROME("trace", "json"),
    PYTORCH_SNAPSHOT("snapshot", "pickle"),
    PPROF("profile", "pb.gz"),
    FOLDED("stacks", "folded");

    private static final String ARCHIVE = "zip";

    private final String name;
    private final String extension;

    TraceFormat(String name, String extension) {
        this.name = name;
        this.extension = extension;
    }

    /** The names of the file of one run, and of several. */
    List<String> fileNames() {
        return List.of(name + "." + extension, name + "." + ARCHIVE);
    }

    /** The file of a report. */
    ReportFile file(Report report) {
        if (report.runs().size() > 1) {
            return new ReportFile(name + "." + ARCHIVE, (out, progress) -> writeArchive(report, out, progress));
        }
        return new ReportFile(name + "." + extension, (out, progress) -> write(traced(report, 0), out, progress));
    }

    private void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
        switch (this) {
            case CHROME -> ChromeTrace.write(run, out, progress);
            case PYTORCH_SNAPSHOT -> MemorySnapshot.write(run, out, progress);
            case PPROF -> MemoryProfile.write(run, out, progress);
            case FOLDED -> FoldedStacks.write(run, out, progress);
        }
    }

    private void writeArchive(Report report, OutputStream out, WriteProgress progress) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out);
        int runs = report.runs().size();
        for (int i = 0; i < runs; i++) {
            ZipEntry entry = new ZipEntry(entryName(report.runs().get(i), i + 1));
            entry.setTimeLocal(LocalDateTime.ofInstant(report.createdAt(), ZoneOffset.UTC));
            archive.putNextEntry(entry);
            write(traced(report, i), archive, progress.part(i, runs));
            archive.closeEntry();
        }
        archive.finish();
    }

    /** The name of a run's file in an archive: number and strategy, so that no name leads out of a folder. */
    private String entryName(RunRecord run, int number) {
        String strategy = run.settings().storage().id().replaceAll("[^A-Za-z0-9]+", "-");
        return number + "-" + strategy + "." + extension;
    }

    private static TracedRun traced(Report report, int index) {
        RunRecord run = report.runs().get(index);
        return new TracedRun(run, report.label(run), index + 1);
    }
}
