package dev.densescope.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.framework.Framework;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.RunFileSamples;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.run.SessionBaseline;
import dev.densescope.ui.run.model.TestRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsModelTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final ScriptedExports dialogs = new ScriptedExports();
    private Path target;
    private TestRuns runs;
    private ReportsModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        target = folder.resolve("report.html");
        dialogs.to(target);
        model = new ReportsModel(
                runs.history,
                Optional::empty,
                dialogs.reports(notices),
                notices,
                Clock.systemUTC(),
                Runnable::run,
                Runnable::run);
        model.setInSight(true);
    }

    @Test
    void theLatestRunAndItsSiblingsMakeTheReport() {
        runs.runAll();
        ReportPreview preview = model.previewProperty().get().orElseThrow();
        assertEquals(Strategy.values().length, preview.rows().size());
        assertTrue(preview.rows().stream().allMatch(ReportPreview.Row::isAsPredicted));
        assertFalse(preview.summary().isBlank());
        assertFalse(preview.findings().isEmpty());
    }

    @Test
    void baselinesAreInReportsOfRunsOfTheSameTraining() {
        runs.runAll();
        RunSettings settings = runs.history.runs().get(0).record().settings();
        runs.history.add(baseline(settings));
        runs.history.add(baseline(settings.startingFrom(new StartingPoint.Weights(Path.of("other.safetensors")))));
        Report report = model.previewProperty().get().orElseThrow().report();
        assertEquals(List.of(baseline(settings).record()), report.baselines());
        List<ReportPreview.Row> rows = ReportPreview.of(report).rows();
        assertEquals("Deeplearning4j", rows.get(rows.size() - 1).label());
    }

    private static SessionBaseline baseline(RunSettings settings) {
        return new SessionBaseline(
                new BaselineRecord(
                        Instant.parse("2026-11-30T12:00:00Z"),
                        Framework.DEEPLEARNING4J,
                        "Deeplearning4j",
                        settings,
                        new EnvironmentInfo("DenseScope", "Linux", "some processor", 2, 1L << 33, "some Java"),
                        List.of(),
                        0,
                        new RunOutcome.Cancelled(0),
                        List.of()),
                Optional.empty());
    }

    @Test
    void runsCanBeTakenOutAndBack() {
        runs.runAll();
        model.setIncluded(model.runs().get(0), false);
        assertEquals(
                Strategy.values().length - 1,
                model.previewProperty().get().orElseThrow().rows().size());
        model.setIncluded(model.runs().get(0), true);
        assertEquals(model.runs(), model.included());
    }

    @Test
    void whoeverListensToTheRunsOfTheReportListensToTheSameList() {
        assertSame(model.included(), model.included());
    }

    @Test
    void withoutRunsThereIsNoReport() {
        assertTrue(model.previewProperty().get().isEmpty());
        model.export(ReportFormat.HTML);
        assertEquals(List.of(), notices.done());
    }

    @Test
    void theHtmlReportIsWrittenAndItsNoticeOpensIt() throws IOException {
        runs.runAll();
        model.export(ReportFormat.HTML);
        assertTrue(Files.readString(target).contains("Small"));
        assertEquals(List.of(target), notices.written());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(target), files.toList(), "nothing half-written is left");
        }
    }

    @Test
    void whatLiesNextToTheReportStaysAndALinkStaysALink() throws IOException {
        runs.runAll();
        Path part = Files.writeString(folder.resolve("report.json.part"), "the user's own");
        Path real = Files.createFile(folder.resolve("real.json"));
        target = Files.createSymbolicLink(folder.resolve("report.json"), real);
        dialogs.to(target);
        model.export(ReportFormat.JSON);
        assertEquals("the user's own", Files.readString(part));
        assertTrue(Files.isSymbolicLink(target));
        assertTrue(Files.readString(real).startsWith("{"));
    }

    @Test
    void csvGoesIntoAFolder() throws IOException {
        runs.runAll();
        target = Files.createDirectory(folder.resolve("tables"));
        dialogs.to(target);
        model.export(ReportFormat.CSV);
        assertTrue(Files.isRegularFile(target.resolve("strategies.csv")));
    }

    @Test
    void aFileThatIsNoRunIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("other.dscope"), "not a run file");
        model.openRunFile(file);
        assertTrue(model.problemProperty().get().orElseThrow().sentence().contains("other.dscope"));
        assertEquals(List.of(), model.runs());
        assertEquals(List.of(), notices.failed(), "told once");
    }

    @Test
    void whatFailsWhileAnotherScreenIsShownIsToldInANotice() throws IOException {
        model.setInSight(false);
        model.openRunFile(Files.writeString(folder.resolve("other.dscope"), "not a run file"));
        assertEquals(1, notices.failed().size());
        assertTrue(notices.failed().get(0).contains("other.dscope"));
        assertTrue(model.problemProperty().get().isEmpty(), "told once");
    }

    @Test
    void whatWasRecognisedInTheImagesIsSaidAsTheReportSaysIt() {
        Path file = folder.resolve("run.dscope");
        RunFileSamples.write(file, 2);
        model.openRunFile(file);
        Report report = model.previewProperty().get().orElseThrow().report();
        List<String> data = model.previewProperty().get().orElseThrow().data();
        assertTrue(data.get(0).startsWith("Image folder "), data.toString());
        assertEquals(RecognisedData.sentences(report, RecognisedData.of(report).get(0)), data);
    }

    @Test
    void aLongFileShowsHowFarItHasComeAndCanBeCancelled() throws Exception {
        Path file = folder.resolve("long.dscope");
        RunFileSamples.writeLong(file, 20_000);
        List<Double> shares = new ArrayList<>();
        model.readingProperty()
                .addListener((observable, before, now) -> now.ifPresent(reading -> {
                    shares.add(reading.share());
                    if (reading.steps() >= 5_000) {
                        model.cancelReading();
                    }
                }));
        model.openRunFile(file);
        assertEquals(List.of(-1.0, 0.05, 0.1, 0.15, 0.2, 0.25), shares);
        assertTrue(model.readingProperty().get().isEmpty());
        assertFalse(model.busyProperty().get());
        assertTrue(model.problemProperty().get().isEmpty());
        assertEquals(List.of(), model.runs());
    }

    @Test
    void craftedFilesAreRefusedAndTheNextIsOpened() throws Exception {
        for (Path crafted : RunFileSamples.writeCrafted(folder).values()) {
            model.openRunFile(crafted);
            assertTrue(model.problemProperty().get().orElseThrow().sentence().contains("damaged"), crafted.toString());
            assertFalse(model.busyProperty().get());
        }
        Path file = folder.resolve("sound.dscope");
        RunFileSamples.write(file, 4);
        model.openRunFile(file);
        assertEquals(1, model.runs().size());
        assertTrue(model.problemProperty().get().isEmpty());
        assertTrue(model.previewProperty().get().isPresent());
    }
}
