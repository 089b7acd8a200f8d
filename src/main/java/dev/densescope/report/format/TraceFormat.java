package dev.densescope.report.format;

import dev.densescope.file.write.WriteProgress;
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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The formats of traces: the file of a run, or of several runs an archive with a file for each that has a trace. */
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

    /** The file of a report; none if no run has a trace. */
    List<ReportFile> files(Report report) {
        List<TracedRun> traced = IntStream.range(0, report.runs().size())
                .filter(i -> report.runs().get(i).lastTrace().isPresent())
                .mapToObj(i -> traced(report, i))
                .toList();
        if (traced.isEmpty()) {
            return List.of();
        }
        return List.of(
                report.runs().size() > 1
                        ? new ReportFile(
                                name + "." + ARCHIVE,
                                (out, progress) -> writeArchive(traced, report.createdAt(), out, progress))
                        : new ReportFile(
                                name + "." + extension, (out, progress) -> write(traced.get(0), out, progress)));
    }

    private void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
        switch (this) {
            case CHROME -> ChromeTrace.write(run, out, progress);
            case PYTORCH_SNAPSHOT -> MemorySnapshot.write(run, out, progress);
            case PPROF -> MemoryProfile.write(run, out, progress);
            case FOLDED -> FoldedStacks.write(run, out, progress);
        }
    }

    private void writeArchive(List<TracedRun> runs, Instant createdAt, OutputStream out, WriteProgress progress)
            throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out);
        for (int i = 0; i < runs.size(); i++) {
            ZipEntry entry = new ZipEntry(entryName(runs.get(i)));
            entry.setTimeLocal(LocalDateTime.ofInstant(createdAt, ZoneOffset.UTC));
            archive.putNextEntry(entry);
            write(runs.get(i), archive, progress.part(i, runs.size()));
            archive.closeEntry();
        }
        archive.finish();
    }

    /** The name of a run's file in an archive: number and strategy, so that no name leads out of a folder. */
    private String entryName(TracedRun run) {
        String strategy = run.run().settings().storage().id().replaceAll("[^A-Za-z0-9]+", "-");
        return run.number() + "-" + strategy + "." + extension;
    }

    private static TracedRun traced(Report report, int index) {
        RunRecord run = report.runs().get(index);
        return new TracedRun(run, report.label(run), index + 1);
    }
}
