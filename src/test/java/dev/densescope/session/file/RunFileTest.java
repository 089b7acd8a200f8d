package dev.densescope.session.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.ArbitraryPlans;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.file.rows.HeaderRows;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.LayerPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("run.dscope");
    }

    static Stream<RunOutcome> outcomes() {
        return Stream.of(
                new RunOutcome.Completed(),
                new RunOutcome.Cancelled(3),
                new RunOutcome.OutOfMemory(12L << 30, "The device could not allocate 12 GiB."),
                new RunOutcome.OutOfMemory(
                        1L << 20,
                        Text.verbatim("Memory ran out."),
                        Optional.of(new ShortageRecord(
                                LayerPath.HEAD, "norm5", Phase.FORWARD, "concat, norm5", 5, 6, 7, List.of(1L, 4L)))),
                new RunOutcome.NotFinite(
                        3, Float.NaN, Optional.of(new RunOutcome.NotFinite.Origin(LayerPath.STEM, "images"))),
                new RunOutcome.NotFinite(3, Float.NEGATIVE_INFINITY, Optional.empty()),
                new RunOutcome.Failed("The run failed: 'quoted'."));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aFinishedRunReadsBackAsItWas(RunOutcome outcome) throws IOException {
        RunRecord written = SampleRun.write(file, 3, outcome);
        assertSame(written, RunFileReader.read(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void aRunWithoutStepsReadsBackAsItWas() {
        assertSame(SampleRun.write(file, 0, new RunOutcome.Cancelled(0)), RunFileReader.read(file));
    }

    @Test
    void aFileThatIsDeletedDuringTheRunIsTold() throws IOException, InterruptedException {
        SampleRun run = new SampleRun(3);
        RunFileWriter writer = RunFileWriter.create(file, run.header());
        run.step(writer);
        Files.delete(file);
        run.step(writer);
        for (int i = 0; i < 500 && writer.notices().isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertEquals(1, writer.notices().size(), "it is told while the run goes on");
        writer.finish(run.record(new RunOutcome.Completed()));
        assertEquals(1, writer.notices().size(), "and once");
        String told = Text.sentences(writer.notices())
                + writer.failure().map(Text::toString).orElse("");
        assertTrue(told.contains("deleted or moved during the run"), told);
    }

    @Test
    void eventsOfTheFirstAndTheLastStepAreKept() throws SQLException {
        SampleRun.write(file, 50, new RunOutcome.Completed());
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file))) {
            assertEquals(
                    List.of(1, 50),
                    Queries.all(connection, "SELECT step FROM events ORDER BY step", row -> row.getInt(1)));
            assertEquals(List.of(50), Queries.all(connection, "SELECT COUNT(*) FROM steps", row -> row.getInt(1)));
        }
    }

    @Test
    void theTraceOfAKeptStepIsReadAndOthersHaveNone() {
        RunRecord written = SampleRun.write(file, 50, new RunOutcome.Completed());
        assertEquals(List.of(1, 50), RunFileReader.tracedSteps(file));
        StepTrace last = RunFileReader.trace(file, 50).orElseThrow();
        assertEquals(written.lastTrace().orElseThrow().events(), last.events());
        assertEquals(1, RunFileReader.trace(file, 1).orElseThrow().step());
        assertEquals(Optional.empty(), RunFileReader.trace(file, 2));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aFileOfVersion1IsReadWithItsDefaults(RunOutcome outcome) throws SQLException {
        RunRecord written = SampleRun.write(file, 3, outcome);
        Path first = folder.resolve("first.dscope");
        FirstVersion.write(file, first);
        RunRecord read = RunFileReader.read(first);
        RunSettings settings = written.settings();
        TrainingRecipe recipe = settings.recipe();
        RunSettings settingsOfThen = new RunSettings(
                settings.spec(),
                settings.storage().within(SharedScope.NETWORK),
                settings.device(),
                new DataChoice.Images(Path.of("some", "folder")),
                settings.warmupSteps(),
                settings.steps(),
                settings.seed(),
                settings.threads(),
                new TrainingRecipe(
                        recipe.learningRate(),
                        recipe.momentum(),
                        recipe.weightDecay(),
                        recipe.shuffle(),
                        Augmentation.NONE,
                        LearningRateSchedule.CONSTANT));
        RunRecord expected = new RunRecord(
                written.startedAt(),
                settingsOfThen,
                written.device(),
                written.environment(),
                written.prediction(),
                written.measurement(),
                written.steps().stream().map(RunFileTest::asThen).toList(),
                List.of(),
                written.layers(),
                written.lastTrace(),
                SkippedImages.NONE,
                asThen(outcome));
        assertSame(expected, read);
    }

    /** Without the accuracy and the time waited for images. */
    private static StepSummary asThen(StepSummary step) {
        return new StepSummary(
                step.step(),
                step.warmup(),
                step.loss(),
                Float.NaN,
                step.nanos(),
                step.forwardNanos(),
                step.recomputeNanos(),
                step.backwardNanos(),
                step.updateNanos(),
                step.processBytes(),
                0);
    }

    /** Without where memory ran out and where a loss that is not finite came from. */
    private static RunOutcome asThen(RunOutcome outcome) {
        if (outcome instanceof RunOutcome.OutOfMemory outOfMemory) {
            return new RunOutcome.OutOfMemory(outOfMemory.requestedBytes(), outOfMemory.sentence());
        }
        return outcome instanceof RunOutcome.NotFinite notFinite
                ? new RunOutcome.NotFinite(notFinite.step(), notFinite.loss(), Optional.empty())
                : outcome;
    }

    @Test
    void aPlanWithADecisionForEachLayerReadsBackAsItWas() {
        RunFileHeader named = new SampleRun(1).header();
        RunSettings settings = named.settings();
        StoragePlan plan = ArbitraryPlans.of(Network.of(settings.spec()), 7);
        RunFileHeader header = new RunFileHeader(
                named.startedAt(),
                settings.storedBy(plan),
                named.environment(),
                named.dataset(),
                named.prediction(),
                named.legend());
        RunFileWriter writer = RunFileWriter.create(file, header);
        RunSettings read = RunFileReader.read(file).settings();
        writer.finish(new SampleRun(1).record(new RunOutcome.Cancelled(0)));
        assertEquals(settings.storedBy(plan), read);
        assertEquals("plan", read.storage().id());
    }

    @Test
    void aRunInProgressReadsAsSuch() throws InterruptedException {
        SampleRun run = new SampleRun(2);
        RunFileWriter writer = RunFileWriter.create(file, run.header());
        run.step(writer);
        run.step(writer);
        RunRecord seen = RunFileReader.read(file);
        while (seen.steps().size() < 2) {
            Thread.sleep(5);
            seen = RunFileReader.read(file);
        }
        assertEquals(new RunOutcome.InProgress(2), seen.outcome());
        assertTrue(RunFileReader.summary(file).isInProgress());
        assertEquals(run.record(new RunOutcome.Completed()).measurement(), seen.measurement());
        assertTrue(seen.lastTrace().isPresent());
        writer.finish(run.record(new RunOutcome.Completed()));
        assertEquals(new RunOutcome.Completed(), RunFileReader.read(file).outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.dscope", "what?.dscope", "100%41.dscope", "a#b;c.dscope", "größe ü.dscope"})
    void anyFileNameIsAllowed(String name) throws IOException {
        Path odd = folder.resolve(name);
        assertSame(SampleRun.write(odd, 2, new RunOutcome.Completed()), RunFileReader.read(odd));
        assertEquals(List.of(odd), filesIn(folder));
    }

    @Test
    void aWriteProtectedFileIsRead() {
        RunRecord written = SampleRun.write(file, 2, new RunOutcome.Completed());
        assertTrue(file.toFile().setWritable(false));
        assertSame(written, RunFileReader.read(file));
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Files.writeString(file, "precious");
        RunFileHeader header = new SampleRun(2).header();
        assertThrows(RunFileException.class, () -> RunFileWriter.create(file, header));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void filesOfAnotherRunAreNotMixedIn() throws IOException {
        Files.writeString(folder.resolve("run.dscope-wal"), "leftover");
        RunFileHeader header = new SampleRun(2).header();
        String message = assertThrows(RunFileException.class, () -> RunFileWriter.create(file, header))
                .getMessage();
        assertTrue(message.endsWith("run.dscope-wal already exists; choose another name."), message);
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatCanNoLongerBeWrittenIsReportedInOneSentence() throws Exception {
        SampleRun run = new SampleRun(2);
        RunFileWriter writer = RunFileWriter.create(file, run.header(), Duration.ZERO);
        try (Connection other = DriverManager.getConnection(RunFileFormat.address(file));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE"); // nobody else may write from here on
            run.step(writer);
            writer.finish(run.record(new RunOutcome.Completed()));
        }
        String failure = writer.failure().orElseThrow().toString();
        assertTrue(failure.startsWith("The run file " + file + " can no longer be written: "), failure);
        assertTrue(failure.endsWith("."), failure);
        assertEquals(new RunOutcome.Interrupted(0), RunFileReader.read(file).outcome());
    }

    @Test
    void aLongLockIsWaitedForAndReported() throws Exception {
        SampleRun run = new SampleRun(2);
        RunFileWriter writer = RunFileWriter.create(file, run.header());
        try (Connection other = DriverManager.getConnection(RunFileFormat.address(file));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            run.step(writer);
            run.step(writer);
            while (writer.notices().isEmpty()) {
                Thread.sleep(10);
            }
            statement.execute("COMMIT");
        }
        writer.finish(run.record(new RunOutcome.Completed()));
        assertEquals(Optional.empty(), writer.failure());
        RunRecord read = RunFileReader.read(file);
        assertEquals(new RunOutcome.Completed(), read.outcome());
        assertEquals(2, read.steps().size());
        assertEquals(writer.notices(), read.notices());
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void anEarlyReaderDoesNotBlockWriting() throws SQLException {
        NewRunFile.create(file, sql -> new HeaderRows(sql).write(new SampleRun(1).header()));
        try (Connection reader = DriverManager.getConnection(RunFileFormat.address(file));
                Connection writer =
                        DriverManager.getConnection(RunFileFormat.address(file), RunFileFormat.properties(false, 0))) {
            reader.setAutoCommit(false);
            assertEquals(List.of(0), Queries.all(reader, "SELECT COUNT(*) FROM steps", row -> row.getInt(1)));
            assertEquals(List.of("wal"), Queries.all(writer, "PRAGMA journal_mode = WAL", row -> row.getString(1)));
            new Sql(writer).execute("UPDATE run SET seed = seed + 1");
        }
    }

    @Test
    void aRunKilledAtItsStartReopens() throws Exception {
        NewRunFile.create(file, sql -> new HeaderRows(sql).write(new SampleRun(1).header()));
        assertEquals(new RunOutcome.Interrupted(0), RunFileReader.read(file).outcome());
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void aFileHeldOpenByAReaderIsNoFailure() throws Exception {
        SampleRun run = new SampleRun(2);
        RunFileWriter writer = RunFileWriter.create(file, run.header());
        try (Connection reader = DriverManager.getConnection(RunFileFormat.address(file))) {
            reader.setAutoCommit(false);
            assertEquals(List.of(0), Queries.all(reader, "SELECT COUNT(*) FROM steps", row -> row.getInt(1)));
            run.step(writer);
            run.step(writer);
            writer.finish(run.record(new RunOutcome.Completed()));
            assertEquals(Optional.empty(), writer.failure());
            assertEquals(List.of(0), Queries.all(reader, "SELECT COUNT(*) FROM steps", row -> row.getInt(1)));
            assertTrue(writer.notices().get(0).toString().contains("run.dscope-wal"), writer.notices()::toString);
            assertEquals(new RunOutcome.Completed(), RunFileReader.read(file).outcome());
        }
        RunRecord read = RunFileReader.read(file);
        assertEquals(new RunOutcome.Completed(), read.outcome());
        assertEquals(2, read.steps().size());
    }

    @Test
    void otherFailuresOfWritingAreReported() {
        SampleRun run = new SampleRun(2);
        RunFileWriter writer = RunFileWriter.create(file, run.header());
        RunRecord record = run.record(new RunOutcome.Completed());
        RunRecord unwritable = new RunRecord(
                record.startedAt(),
                record.settings(),
                record.device(),
                record.environment(),
                record.prediction(),
                record.measurement(),
                record.steps(),
                record.layers(),
                record.lastTrace(),
                record.skipped(),
                null);
        writer.finish(unwritable);
        assertEquals(
                "The run file " + file + " can no longer be written: ",
                writer.failure().map(Text::toString).orElse("").replaceFirst("(be written: ).*", "$1"));
    }

    @Test
    void aMissingFileAndAFolderAreRefused() throws IOException {
        assertRefused("does not exist.");
        file = folder;
        assertRefused("is a folder: name run files (.dscope) instead, none of which is in it.");
        Path one = Files.createFile(file.resolve("a.dscope"));
        assertRefused("is a folder: name the run file in it, " + one + ".");
        Files.createFile(file.resolve("b.dscope"));
        assertRefused("is a folder: name some of the 2 run files in it, such as " + one + ".");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.createFile(file);
        assertRefused("is empty.");
    }

    @Test
    void aFileThatIsNotADatabaseIsRefused() throws IOException {
        Files.writeString(file, "{}");
        assertRefused("is not a run file.");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertRefused("is not a run file but a PNG image.");
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        Files.write(file, random);
        assertRefused("is not a run file.");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE run (name TEXT)");
        }
        assertRefused("is a SQLite database of another program, not a run file.");
    }

    @Test
    void aNewerVersionIsRefused() throws IOException {
        SampleRun.write(file, 2, new RunOutcome.Completed());
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt(60, RunFileFormat.VERSION + 1);
        Files.write(file, bytes);
        assertRefused("has version %d; this program reads versions up to %d."
                .formatted(RunFileFormat.VERSION + 1, RunFileFormat.VERSION));
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        SampleRun.write(file, 3, new RunOutcome.Completed());
        byte[] bytes = Files.readAllBytes(file);
        for (int parts = 1; parts < 40; parts++) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length * parts / 40));
            assertThrows(RunFileException.class, () -> RunFileReader.read(file));
        }
    }

    @Test
    void aDamagedFileIsReadOrRefusedButNeverBreaksTheReader() throws IOException {
        SampleRun.write(file, 3, new RunOutcome.Completed());
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = bytes.clone();
            int from = random.nextInt(bytes.length);
            int length = Math.min(1 + random.nextInt(3000), bytes.length - from);
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, from, length);
            Files.write(file, damaged);
            refused += isRefused() ? 1 : 0;
        }
        assertTrue(refused > 20, refused + " of 60 refused");
    }

    @Test
    void missingRowsAreRefused() throws SQLException {
        for (String change : List.of(
                "DELETE FROM run",
                "DROP TABLE design",
                "UPDATE design SET json = '{}'",
                "UPDATE run SET strategy = 'magic'",
                "UPDATE run SET outcome = 'splendid'",
                "UPDATE tensors SET id = id + 1000",
                "DELETE FROM operations WHERE id > 3",
                "UPDATE events SET changes = x'00'",
                "UPDATE events SET changes = x'0000000000000000'",
                "UPDATE predictions SET live_profile = x''",
                "UPDATE run SET strategy = 'plan', plan = 'densescope-plan/2 scope=network'",
                "UPDATE run SET plan = 'magic'",
                "UPDATE run SET plan = 1")) {
            file = folder.resolve(Integer.toHexString(change.hashCode()) + ".dscope");
            SampleRun.write(file, 2, new RunOutcome.Completed());
            try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file));
                    Statement statement = connection.createStatement()) {
                statement.execute(change);
            }
            assertDamaged();
        }
    }

    private boolean isRefused() {
        try {
            RunFileReader.read(file);
            return false;
        } catch (RunFileException refused) {
            return true;
        }
    }

    private void assertRefused(String reason) {
        String message = assertThrows(RunFileException.class, () -> RunFileReader.read(file))
                .getMessage();
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.endsWith(reason), message);
    }

    private void assertDamaged() {
        String message = assertThrows(RunFileException.class, () -> RunFileReader.read(file))
                .getMessage();
        assertTrue(message.startsWith("Run file %s is damaged and cannot be read: ".formatted(file)), message);
    }

    private static void assertSame(RunRecord written, RunRecord read) {
        assertEquals(withoutTrace(written), withoutTrace(read));
        assertEquals(written.lastTrace().isPresent(), read.lastTrace().isPresent());
        written.lastTrace()
                .ifPresent(trace -> assertSame(trace, read.lastTrace().orElseThrow()));
    }

    private static void assertSame(StepTrace written, StepTrace read) {
        assertEquals(written.legend(), read.legend());
        assertEquals(written.step(), read.step());
        assertEquals(written.events(), read.events());
        assertEquals(written.liveProfile(), read.liveProfile());
        assertArrayEquals(written.encodedChanges(), read.encodedChanges());
        for (int i = 0; i < written.finished(); i++) {
            assertEquals(written.durationNanos(i), read.durationNanos(i));
        }
    }

    private static RunRecord withoutTrace(RunRecord record) {
        return new RunRecord(
                record.startedAt(),
                record.settings(),
                record.device(),
                record.environment(),
                record.prediction(),
                record.measurement(),
                record.steps(),
                record.epochs(),
                record.layers(),
                Optional.empty(),
                record.dataset(),
                record.skipped(),
                record.notices(),
                record.deviceMemory(),
                record.outcome());
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
