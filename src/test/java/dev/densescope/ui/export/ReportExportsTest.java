package dev.densescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.ui.RecordedNotices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports of reports to files and folders, each format as it is. */
class ReportExportsTest {
    private final Report report = SampleRuns.smallReport();
    private final RecordedNotices notices = new RecordedNotices();
    private final ScriptedExports dialogs = new ScriptedExports();
    private final ReportExports exports = dialogs.reports(notices);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFormatIsWrittenAsTheCommandLineWritesIt(ReportFormat format) throws IOException {
        Path expected = Files.createDirectory(folder.resolve("expected"));
        List<Path> files = format.write(report, expected);
        Path target = Files.createDirectory(folder.resolve("target"));
        dialogs.into(target);
        exports.export(report, format);
        assertEquals(List.of(), notices.failed());
        assertEquals(1, notices.done().size());
        assertEquals(files.size(), files(target).size());
        for (Path file : files) {
            String name = file.getFileName().toString();
            Path written = target.resolve(
                    format.hasSeveralFiles() ? name : dialogs.asked().get(0));
            assertEquals(-1, Files.mismatch(file, written), name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReportThatWasReadInAGermanWindowIsWrittenInEnglish(ReportFormat format) throws IOException {
        Path english = Files.createDirectory(folder.resolve("english"));
        List<Path> files = format.write(report, english);
        Path target = Files.createDirectory(folder.resolve("target"));
        dialogs.into(target);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            exports.export(report.readWith(QuantityText.window()), format);
        } finally {
            Locale.setDefault(before);
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            Path written = target.resolve(
                    format.hasSeveralFiles() ? name : dialogs.asked().get(0));
            assertEquals(-1, Files.mismatch(file, written), name);
        }
    }

    @Test
    void aRunWithoutATraceSaysWhyThereIsNoFile() throws IOException {
        RunRecord ended = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.NAIVE, new RunOutcome.OutOfMemory(1, "It does not fit."));
        dialogs.into(folder);
        exports.export(Report.of(List.of(ended), SampleRuns.CREATED), ReportFormat.CHROME);
        assertEquals(0, files(folder).size());
        assertTrue(
                notices.failed().get(0).contains("There is no trace of naive: it ended before its first step"),
                notices.failed().toString());
        exports.export(Report.of(List.of(report.runs().get(0), ended), SampleRuns.CREATED), ReportFormat.CHROME);
        assertEquals(1, files(folder).size());
        assertTrue(
                notices.done().get(0).contains("There is no trace of naive (2): it ended"),
                notices.done().toString());
    }

    @Test
    void namesSayDesignAndContentSoThatFormatsDoNotReplaceEachOther() {
        dialogs.into(folder);
        Stream.of(ReportFormat.values())
                .filter(format -> !format.hasSeveralFiles())
                .forEach(format -> exports.export(report, format));
        assertTrue(dialogs.asked().containsAll(List.of("small-report.html", "small-report.json", "small-trace.zip")));
        assertEquals(dialogs.asked().size(), dialogs.asked().stream().distinct().count());
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledOneLeavesWhatWasThere(ReportFormat format) throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "old");
        dialogs.to(format.hasSeveralFiles() ? folder : old);
        exports.exports().running().addListener((ListChangeListener<RunningExport>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(export -> export.shareProperty()
                                .addListener((observable, before, now) ->
                                        exports.exports().cancel(export)));
            }
        });
        exports.export(report, format);
        assertEquals(List.of(old), files(folder));
        assertEquals("old", Files.readString(old));
        assertTrue(
                notices.done().get(0).endsWith("was cancelled. No file was written."),
                notices.done().toString());
        assertEquals(List.of(), notices.failed());
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatVanishedIsNotMadeAgain(ReportFormat format) {
        Path gone = folder.resolve("gone");
        dialogs.into(gone);
        exports.export(report, format);
        assertEquals(
                List.of("The folder %s is no longer there: export into another one.".formatted(gone)),
                notices.failed());
        assertTrue(Files.notExists(gone));
    }

    @Test
    void aFolderThatVanishesWhileItIsWrittenToIsToldInASentence() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        dialogs.into(gone);
        exports.exportRun(report.spec(), ReportFormat.JSON, progress -> report);
        Files.delete(files(gone).get(0));
        exports.exports().running().addListener((ListChangeListener<RunningExport>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(export -> export.shareProperty().addListener((observable, before, now) -> {
                            if (now.doubleValue() > 0 && Files.exists(gone)) {
                                delete(gone);
                            }
                        }));
            }
        });
        exports.exportRun(report.spec(), ReportFormat.JSON, progress -> report);
        assertEquals(
                List.of("The file %s cannot be written: there is no such file or folder."
                        .formatted(gone.resolve("small-report.json"))),
                notices.failed());
        assertTrue(Files.notExists(gone));
    }

    @Test
    void filesOfAFolderAreReplacedOnlyIfTheUserAgrees() throws IOException {
        Path mine = Files.writeString(folder.resolve("layers.csv"), "mine");
        dialogs.into(folder).replacing(false);
        exports.export(report, ReportFormat.CSV);
        assertEquals(List.of("folder for CSV", "replace layers.csv"), dialogs.asked());
        assertEquals(List.of(mine), files(folder));
        assertEquals("mine", Files.readString(mine));
        dialogs.replacing(true);
        exports.export(report, ReportFormat.CSV);
        assertTrue(Files.readString(mine).contains("block1"), "a table of layers");
    }

    @Test
    void whatIsGivenUpInTheDialogIsNotExported() {
        exports.export(report, ReportFormat.HTML);
        exports.export(report, ReportFormat.CSV);
        assertEquals(List.of("small-report.html", "folder for CSV"), dialogs.asked());
        assertEquals(List.of(), notices.done());
    }

    private static void delete(Path folder) {
        try {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
