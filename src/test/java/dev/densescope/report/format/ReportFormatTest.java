package dev.densescope.report.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.Report;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesWhatItPromisesIntoANewFolder(ReportFormat format) throws IOException {
        Path target = folder.resolve("a/b");
        Report report = SampleRuns.smallReport();
        List<Path> written = format.write(report, target);
        assertEquals(
                format.files(report).stream().map(ReportFile::name).toList(),
                written.stream().map(path -> path.getFileName().toString()).toList());
        for (Path file : written) {
            assertTrue(format.mayHave(file.getFileName().toString()));
            assertTrue(Files.size(file) > 0);
        }
        assertEquals(written.size(), list(target).size(), "nothing else lies there");
        assertEquals(Optional.of(format), ReportFormat.ofId(format.id()));
    }

    /** Other outputs of a command are kept apart from these names. */
    @ParameterizedTest
    @EnumSource
    void everyFileOfAReportHasANameThatIsAnnounced(ReportFormat format) {
        RunRecord run = SampleRuns.smallReport().runs().get(0);
        RunRecord withAll = SampleRuns.on(
                SampleRuns.withEpochs(run, new EpochSummary(1, 2, 0.5, 0.5, Optional.empty())), SampleRuns.dataset());
        Set<String> names = new HashSet<>();
        for (List<RunRecord> runs : List.of(List.of(withAll), List.of(withAll, run))) {
            List<ReportFile> files = format.files(Report.of(runs, SampleRuns.CREATED));
            files.forEach(file -> names.add(file.name()));
            assertTrue(format.hasSeveralFiles() || files.size() == 1);
        }
        names.forEach(name -> assertTrue(format.mayHave(name), name));
        if (!format.fileNames().isEmpty()) {
            assertEquals(Set.copyOf(format.fileNames()), names, "a report with everything has all of them");
        }
    }

    @Test
    void noTwoFormatsHaveAFileOfTheSameName() {
        List<String> names = Stream.of(ReportFormat.values())
                .flatMap(format -> format.fileNames().stream())
                .toList();
        assertEquals(names.size(), Set.copyOf(names).size(), names.toString());
    }

    @Test
    void writingAgainReplacesTheFile() throws IOException {
        ReportFormat.JSON.write(SampleRuns.smallReport(), folder);
        Files.writeString(folder.resolve("report.json"), "old");
        ReportFormat.JSON.write(SampleRuns.smallReport(), folder);
        assertTrue(Files.readString(folder.resolve("report.json")).startsWith("{"));
    }

    @Test
    void aFileInTheFoldersPlaceIsNamedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        ReportException direct =
                assertThrows(ReportException.class, () -> ReportFormat.JSON.write(SampleRuns.smallReport(), file));
        assertEquals("The folder " + file + " cannot be created: a file of this name exists.", direct.getMessage());
        ReportException below = assertThrows(
                ReportException.class, () -> ReportFormat.JSON.write(SampleRuns.smallReport(), file.resolve("x/y")));
        assertTrue(below.getMessage().contains(file + " is a file, not a folder"), below.getMessage());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFolderInTheFilesPlaceStopsEveryFile() throws IOException {
        Files.createDirectory(folder.resolve("second.txt"));
        List<ReportFile> files = List.of(ReportFile.ofText("first.txt", "1"), ReportFile.ofText("second.txt", "2"));
        ReportException failure = assertThrows(ReportException.class, () -> AtomicFiles.write(folder, files));
        assertEquals(
                "The file " + folder.resolve("second.txt") + " cannot be written: it is a folder.",
                failure.getMessage());
        assertEquals(List.of("second.txt"), list(folder));
    }

    /** As when somebody else makes it while the files are written. */
    @Test
    void aFolderThatGetsInTheWayAtTheLastMomentLeavesEveryEarlierFileAsItWas() throws IOException {
        Path earlier = Files.writeString(folder.resolve("first.txt"), "earlier");
        Path inTheWay = folder.resolve("third.txt");
        List<ReportFile> files = List.of(
                ReportFile.ofText("first.txt", "1"),
                ReportFile.ofText("second.txt", "2"),
                new ReportFile("third.txt", (out, progress) -> Files.createDirectory(inTheWay)));
        assertThrows(ReportException.class, () -> AtomicFiles.write(folder, files));
        assertEquals("earlier", Files.readString(earlier));
        assertEquals(
                List.of("first.txt", "third.txt"),
                list(folder).stream().sorted().toList(),
                "nothing new, nothing half-written");
    }

    @Test
    void aWriterThatFailsHalfwayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        ReportException failure = assertThrows(
                ReportException.class,
                () -> AtomicFiles.write(file, (out, progress) -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("The file " + file + " cannot be written: no space left on device.", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("report.html"), list(folder));
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledReportLeavesTheOldFilesAndNothingElse(ReportFormat format) throws IOException {
        List<ReportFile> files = format.files(SampleRuns.smallReport());
        Path old = Files.writeString(folder.resolve(files.get(0).name()), "old");
        WriteProgress cancel = fraction -> {
            throw new CancellationException("cancelled");
        };
        assertThrows(CancellationException.class, () -> AtomicFiles.write(folder, files, cancel));
        WriteProgress cancelAtTheEnd = fraction -> {
            if (fraction == 1) {
                throw new CancellationException("cancelled");
            }
        };
        assertThrows(CancellationException.class, () -> AtomicFiles.write(folder, files, cancelAtTheEnd));
        assertEquals("old", Files.readString(old));
        assertEquals(List.of(files.get(0).name()), list(folder));
    }

    @Test
    void runsThatFinishedNoStepHaveNoTrace() throws IOException {
        RunRecord ended = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.SHARED, new RunOutcome.OutOfMemory(1, "It does not fit."));
        Report alone = Report.of(List.of(ended), SampleRuns.CREATED);
        assertEquals(List.of(), ReportFormat.CHROME.files(alone));
        assertEquals(
                "There is no trace of shared: it ended before its first step was finished.",
                ReportFormat.FOLDED.leftOut(alone).orElseThrow().toString());
        RunRecord naive = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 2);
        Report both = Report.of(List.of(ended, naive), SampleRuns.CREATED);
        Path zip = ReportFormat.PPROF.write(both, folder).get(0);
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            assertEquals(
                    List.of("2-naive.pb.gz"),
                    archive.stream().map(ZipEntry::getName).toList());
        }
        assertEquals(ReportFormat.CHROME.leftOut(alone), ReportFormat.CHROME.leftOut(both));
        assertTrue(ReportFormat.HTML.leftOut(both).isEmpty());
    }

    @Test
    void aCancelledReportLeavesNoNewFolder() throws IOException {
        WriteProgress cancel = fraction -> {
            throw new CancellationException("cancelled");
        };
        Path kept = Files.createDirectory(folder.resolve("kept"));
        List<ReportFile> files = ReportFormat.CSV.files(SampleRuns.smallReport());
        assertThrows(CancellationException.class, () -> AtomicFiles.write(kept.resolve("a/b"), files, cancel));
        assertThrows(CancellationException.class, () -> AtomicFiles.write(kept, files, cancel));
        assertEquals(List.of("kept"), list(folder));
        assertEquals(List.of(), list(kept));
    }

    /** Before there is anything to write: each run is composed for itself, each picture and each width of one. */
    @ParameterizedTest
    @EnumSource(names = {"HTML", "PDF", "MARKDOWN", "JSON"})
    void aReportCanBeCancelledWhileItIsComposed(ReportFormat format) throws IOException {
        Report report = SampleRuns.smallReport();
        ReportFile.Content content = format.files(report).get(0).content();
        int composing = reportsBeforeTheFirstByte(content);
        int least = format == ReportFormat.HTML
                ? 3 * ReportDocument.of(report).figures().size()
                : report.runs().size();
        assertTrue(composing > least, composing + " reports");
        for (int cancelled : List.of(1, composing / 2, composing)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int[] reports = {0};
            assertThrows(
                    CancellationException.class,
                    () -> content.writeTo(out, fraction -> {
                        if (++reports[0] == cancelled) {
                            throw new CancellationException("cancelled");
                        }
                    }));
            assertEquals(cancelled, reports[0]);
            assertEquals(0, out.size());
        }
    }

    private static int reportsBeforeTheFirstByte(ReportFile.Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] reports = {0};
        content.writeTo(out, fraction -> reports[0] += out.size() == 0 ? 1 : 0);
        return reports[0];
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatReportsItsProgressFromNothingToAll(ReportFormat format) {
        List<Double> fractions = new ArrayList<>();
        AtomicFiles.write(folder, format.files(SampleRuns.smallReport()), fractions::add);
        assertEquals(0, fractions.get(0));
        assertEquals(1, fractions.get(fractions.size() - 1));
        assertEquals(fractions.stream().sorted().toList(), fractions);
    }

    @ParameterizedTest
    @EnumSource
    void aFullDiskLeavesTheOldFilesAndNothingElse(ReportFormat format) throws IOException {
        List<ReportFile> files = format.files(SampleRuns.smallReport());
        Path old = Files.writeString(folder.resolve(files.get(0).name()), "old");
        List<ReportFile> onFullDisk = files.stream()
                .map(file -> new ReportFile(
                        file.name(), (out, progress) -> file.content().writeTo(new FullDisk(out, 500), progress)))
                .toList();
        ReportException failure = assertThrows(ReportException.class, () -> AtomicFiles.write(folder, onFullDisk));
        assertTrue(failure.getMessage().endsWith("cannot be written: no space left on device."), failure.getMessage());
        assertEquals("old", Files.readString(old));
        assertEquals(List.of(files.get(0).name()), list(folder));
    }

    @Test
    void aWriterThatRunsOutOfMemoryLeavesNothing() throws IOException {
        ReportFile.Content content = (out, progress) -> {
            out.write(1);
            throw new OutOfMemoryError("thrown by the test");
        };
        assertThrows(OutOfMemoryError.class, () -> AtomicFiles.write(folder.resolve("report.html"), content));
        assertEquals(List.of(), list(folder));
    }

    /** Fails after a number of bytes, as the system does. */
    private static final class FullDisk extends FilterOutputStream {
        private long free;

        FullDisk(OutputStream out, long free) {
            super(out);
            this.free = free;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            free -= length;
            if (free < 0) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
