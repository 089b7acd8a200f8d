package dev.densescope.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.sweep.grid.Shard;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepCell;
import dev.densescope.sweep.grid.SweepException;
import dev.densescope.sweep.grid.SweepGrid;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepWorkerTest {
    private final Sweep sweep = SampleSweeps.predicted();
    private final List<SweepCell> cells = sweep.grid().cells();
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void everyCellIsPredictedOnceAndSkippedAfterwards() throws IOException {
        assertEquals(new SweepWorker.Outcome(16, 0, 0, 0), run(new PredictedCells()));
        Map<Path, byte[]> before = contents();

        assertEquals(new SweepWorker.Outcome(0, 16, 0, 0), run((of, cell) -> {
            throw new AssertionError("complete");
        }));

        assertSame(before, contents());
        for (SweptCell swept : begin().results()) {
            CellFigures figures = swept.figures().orElseThrow();
            Network network = Network.of(swept.cell().design());
            Prediction prediction = Prediction.of(
                    Schedule.compile(network, swept.cell().plan(), sweep.on().target()));
            assertEquals(CellFigures.of(network, prediction), figures);
        }
    }

    @Test
    void shardsHaveEveryCellExactlyOnce() {
        List<Integer> visited = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            run(recording(visited), new Shard(index, 3), false);
        }

        assertEquals(
                IntStream.range(0, 16).boxed().toList(),
                visited.stream().sorted().toList());
        assertEquals(List.of(0, 3, 6, 9, 12, 15), visited.subList(0, 6));
    }

    private static CellWork recording(List<Integer> visited) {
        return (of, cell) -> {
            visited.add(cell.number());
            return new PredictedCells().compute(of, cell);
        };
    }

    @Test
    void damagedCellsAreComputedAgainAndNamed() throws IOException {
        run(new PredictedCells());
        Map<Path, byte[]> before = contents();
        CellStore store = begin().store();
        Path cut = store.jsonFile(cells.get(3));
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 200));
        Files.writeString(store.jsonFile(cells.get(5)), "{}");
        Path negative = store.jsonFile(cells.get(7));
        Files.writeString(
                negative, Files.readString(negative).replace("\"peakLiveBytes\" : ", "\"peakLiveBytes\" : -"));

        assertEquals(new SweepWorker.Outcome(3, 13, 0, 0), run(new PredictedCells()));

        assertEquals(
                List.of(
                        "3 damaged: it is not valid JSON",
                        "5 damaged: it does not name the schema densescope-sweep-cell/1",
                        "7 damaged: its field 'peakLiveBytes' is missing or invalid"),
                told);
        assertSame(before, contents());
    }

    @Test
    void failedCellsAreRecordedAndTriedAgainOnlyOnRequest() {
        CellWork failing = (of, cell) -> cell.number() == 2
                ? Optional.of(new CellWork.Found.Failed(new CellState.Failed("out-of-memory", "It is too large.")))
                : new PredictedCells().compute(of, cell);

        assertEquals(new SweepWorker.Outcome(15, 0, 1, 0), run(failing));
        assertEquals(List.of("2 failed: It is too large."), told);
        assertEquals(
                new CellState.Failed("out-of-memory", "It is too large."),
                begin().results().get(2).state());
        assertEquals(new SweepWorker.Outcome(0, 15, 1, 0), run(new PredictedCells()));
        assertEquals(new SweepWorker.Outcome(1, 15, 0, 0), run(new PredictedCells(), Shard.ALL, true));
    }

    @Test
    void aCellOfAnotherSweepIsRefusedAndKept() throws IOException {
        run(new PredictedCells());
        Path file = begin().store().jsonFile(cells.get(4));
        String foreign = Files.readString(file).replace("\"threads\" : 1", "\"threads\" : 7");
        Files.writeString(file, foreign);

        SweepException refused = assertThrows(SweepException.class, () -> run(new PredictedCells()));

        assertEquals(
                file + " is a cell of another sweep: move it away, or sweep in another folder.", refused.getMessage());
        assertEquals(foreign, Files.readString(file));
        assertTrue(refused.isBadInput());
    }

    @Test
    void anotherSweepInTheFolderIsRefusedAndNothingIsTouched() throws IOException {
        run(new PredictedCells());
        Map<Path, byte[]> before = contents();
        SweepGrid grid = sweep.grid();
        Sweep other = new Sweep(
                new SweepGrid(grid.base(), List.of(10), grid.growthRates(), List.of(3), grid.strategies()),
                sweep.on(),
                Optional.empty());

        SweepException refused = assertThrows(SweepException.class, () -> SweepFolder.begin(folder, earlier -> other));

        assertEquals(
                "Folder " + folder + " has another sweep, which differs in depths and batches: give another folder, or"
                        + " the same grid again.",
                refused.getMessage());
        assertSame(before, contents());
    }

    @Test
    void theDescriptionIsReadAsItWasWritten() throws JsonFields.InvalidException {
        assertEquals(SampleSweeps.predicted(), SweepJson.read(SweepJson.write(SampleSweeps.predicted())));
        assertEquals(SampleSweeps.measured(), SweepJson.read(SweepJson.write(SampleSweeps.measured())));
    }

    @Test
    void aDescriptionThatIsNoneOrNewerIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.json"), "{\"schema\":\"densescope-sweep/9\"}");
        assertEquals(
                "The file " + file + " does not describe a sweep: its schema is densescope-sweep/9, but this program"
                        + " reads densescope-sweep/1; sweep in another folder.",
                assertThrows(SweepException.class, this::begin).getMessage());
        Files.writeString(file, "[");
        assertTrue(assertThrows(SweepException.class, this::begin).getMessage().contains("it is not valid JSON"));
    }

    @Test
    void whenTheDiskIsFullTheSweepEndsInASentenceAndGoesOnLater() throws IOException {
        int[] left = {5};
        SweepFolder opened = begin();
        CellStore full = new CellStore(folder, sweep, (file, content) -> {
            if (left[0]-- == 0) {
                throw new IOException("No space left on device");
            }
            AtomicFile.write(file, content);
        });

        SweepException failed = assertThrows(
                SweepException.class,
                () -> new SweepWorker(opened, full, new PredictedCells(), new Listener(), () -> false)
                        .run(Shard.ALL, false));

        assertEquals(
                "The cell " + opened.store().jsonFile(cells.get(5)) + " cannot be written: no space left on device.",
                failed.getMessage());
        assertFalse(failed.isBadInput());
        assertEquals(new SweepWorker.Outcome(11, 5, 0, 0), run(new PredictedCells()), "and the claim was released");
    }

    @Test
    void aCellThatIsClaimedIsPassedOver() throws IOException {
        begin();
        try (FileChannel other =
                FileChannel.open(folder.resolve("claims"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock(6, 1, false); // this process cannot have it either
            List<Integer> visited = new ArrayList<>();
            assertEquals(new SweepWorker.Outcome(15, 0, 0, 1), run(recording(visited)));
            assertFalse(visited.contains(6));
        }
        assertInstanceOf(CellState.Missing.class, begin().results().get(6).state());
    }

    @Test
    void aStoppedSweepAbandonsItsCell() {
        boolean[] stop = {false};
        SweepFolder opened = begin();
        SweepWorker worker = new SweepWorker(
                opened,
                (of, cell) -> {
                    stop[0] = cell.number() == 3;
                    return new PredictedCells().compute(of, cell);
                },
                new Listener(),
                () -> stop[0]);

        assertEquals(new SweepWorker.Outcome(3, 0, 0, 0), worker.run(Shard.ALL, false));
        assertInstanceOf(CellState.Missing.class, begin().results().get(3).state());
    }

    private SweepFolder begin() {
        return SweepFolder.begin(folder, earlier -> sweep);
    }

    private SweepWorker.Outcome run(CellWork work) {
        return run(work, Shard.ALL, false);
    }

    private SweepWorker.Outcome run(CellWork work, Shard shard, boolean retries) {
        return new SweepWorker(begin(), work, new Listener(), () -> false).run(shard, retries);
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static void assertSame(Map<Path, byte[]> expected, Map<Path, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((file, bytes) ->
                org.junit.jupiter.api.Assertions.assertArrayEquals(bytes, actual.get(file), file.toString()));
    }

    private final class Listener implements SweepListener {
        @Override
        public void begun(int newCells) {
            told.clear();
        }

        @Override
        public void passed(SweepCell cell) {}

        @Override
        public void damaged(SweepCell cell, Text reason) {
            told.add(cell.number() + " damaged: " + reason);
        }

        @Override
        public void started(SweepCell cell) {}

        @Override
        public void completed(SweepCell cell) {}

        @Override
        public void failed(SweepCell cell, String sentence) {
            told.add(cell.number() + " failed: " + sentence);
        }

        @Override
        public void withoutLocks() {
            told.add("without locks");
        }
    }
}
