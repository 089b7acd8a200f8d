package dev.densescope.sweep;

import dev.densescope.file.FileProblem;
import dev.densescope.file.LimitedRead;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepCell;
import dev.densescope.sweep.grid.SweepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of cells, each written whole: predictions and failures as JSON, measured cells as run files. They are in
 * folders of a thousand, since a folder is listed for each file that is written. Confined to one thread.
 */
final class CellStore {
    private static final int CELLS_PER_FOLDER = 1_000;
    private static final int MAX_JSON_BYTES = 1 << 20;
    private static final String JSON = ".json";

    private final Path folder;
    private final Sweep sweep;
    private final CellJson json;
    private final Writer writer;

    /** Replaces a file with the given content, whole or not at all. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, AtomicFile.Content content) throws IOException;
    }

    /** @param folder of the sweep */
    CellStore(Path folder, Sweep sweep, Writer writer) {
        this.folder = folder;
        this.sweep = sweep;
        json = new CellJson(sweep);
        this.writer = writer;
    }

    /**
     * What the files say about a cell.
     *
     * @throws SweepException if the file is of another sweep, or cannot be read at all
     */
    CellState read(SweepCell cell) {
        if (sweep.isMeasured() && Files.exists(runFile(cell))) {
            return readRun(cell);
        }
        Path file = jsonFile(cell);
        try {
            Optional<byte[]> bytes = LimitedRead.bytes(file, MAX_JSON_BYTES);
            CellState state = bytes.isPresent()
                    ? json.read(cell, bytes.get())
                    : new CellState.Damaged(Text.of("it is larger than any cell"));
            if (sweep.isMeasured() && state.figures().isPresent()) {
                throw foreign(file); // it is predicted
            }
            return state;
        } catch (NoSuchFileException missing) {
            return new CellState.Missing();
        } catch (CellJson.ForeignCellException foreign) {
            throw foreign(file);
        } catch (IOException unreadable) {
            throw SweepException.ofFile(
                    Text.of("The cell %s cannot be read: %s.", file, FileProblem.reason(unreadable)), unreadable);
        }
    }

    private CellState readRun(SweepCell cell) {
        Path file = runFile(cell);
        try {
            RecordedRun recorded = RunFileReader.readAny(file);
            if (!(recorded instanceof RunRecord run) || !isOf(cell, run.settings())) {
                throw foreign(file);
            }
            return run.outcome() instanceof RunOutcome.Completed
                            && run.measurement().isPresent()
                    ? new CellState.Completed(CellFigures.of(run))
                    : new CellState.Damaged(Text.of("its run is not complete"));
        } catch (RunFileException unreadable) {
            return new CellState.Damaged(unreadable.told().withoutStop());
        }
    }

    /** The device is compared as far as it was chosen: that of an automatic choice is the machine's. */
    private boolean isOf(SweepCell cell, RunSettings run) {
        RunSettings own = sweep.settings(cell);
        return run.spec().equals(own.spec())
                && run.storage().equals(own.storage())
                && run.seed() == own.seed()
                && run.warmupSteps() == own.warmupSteps()
                && run.steps() == own.steps();
    }

    private static SweepException foreign(Path file) {
        return new SweepException(
                Text.of("%s is a cell of another sweep: move it away, or sweep in another folder.", file));
    }

    /** @throws SweepException if it cannot be written; an earlier file is unchanged */
    void write(SweepCell cell, CellFigures figures) {
        byte[] content = json.completed(cell, figures);
        write(jsonFile(cell), out -> out.write(content));
    }

    /** @throws SweepException if it cannot be written; an earlier file is unchanged */
    void write(SweepCell cell, CellState.Failed failure) {
        byte[] content = json.failed(cell, failure);
        write(jsonFile(cell), out -> out.write(content));
        remove(runFile(cell)); // a damaged one
    }

    /**
     * Copies a finished run file to its place.
     *
     * @throws SweepException if it cannot be written; an earlier file is unchanged
     */
    void writeRun(SweepCell cell, Path finished) {
        write(runFile(cell), out -> Files.copy(finished, out));
        remove(jsonFile(cell)); // an earlier failure
    }

    private void write(Path file, AtomicFile.Content content) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            writer.write(file, content);
        } catch (IOException failed) {
            throw SweepException.ofFile(
                    Text.of("The cell %s cannot be written: %s.", file, FileProblem.reason(failed)), failed);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw SweepException.ofFile(
                    Text.of("The cell %s cannot be removed: %s.", file, FileProblem.reason(failed)), failed);
        }
    }

    Path jsonFile(SweepCell cell) {
        return file(cell, JSON);
    }

    Path runFile(SweepCell cell) {
        return file(cell, RunFileName.EXTENSION);
    }

    private Path file(SweepCell cell, String extension) {
        return folder.resolve("cells")
                .resolve(String.format(Locale.ROOT, "%03d", cell.number() / CELLS_PER_FOLDER))
                .resolve(cell.fileStem() + extension);
    }
}
