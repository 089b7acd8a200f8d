package dev.densescope.sweep;

import dev.densescope.file.FileProblem;
import dev.densescope.file.LimitedRead;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.file.write.NewFile;
import dev.densescope.language.Text;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The folder of a sweep: {@code sweep.json} says which sweep it is of, {@code cells} has a file for each finished cell, and
 * {@code claims} the locks of those in progress.
 */
public final class SweepFolder {
    /** The name of the description of a sweep. */
    public static final String DESCRIPTION = "sweep.json";

    private static final int MAX_BYTES = 1 << 24;
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Sweep sweep;

    private SweepFolder(Path folder, Sweep sweep) {
        this.folder = folder;
        this.sweep = sweep;
    }

    /**
     * Begins a sweep in an existing folder, or continues it. The first process creates the description.
     *
     * @param wanted the sweep that is asked for, given the one that is already there
     * @throws SweepException if another sweep is there, or the description cannot be read or written; nothing is changed then
     */
    public static SweepFolder begin(Path folder, Function<Optional<Sweep>, Sweep> wanted) {
        Path file = folder.resolve(DESCRIPTION);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Sweep> existing = read(file);
            Sweep sweep = wanted.apply(existing);
            sweep.grid().cells(); // refuses designs before anything is written
            existing.ifPresent(other -> requireSame(folder, other, sweep));
            if (existing.isPresent() || create(file, sweep)) {
                return new SweepFolder(folder, sweep);
            }
        }
        throw new SweepException(Text.of("The file %s is created and deleted by another program.", file));
    }

    /**
     * The sweep of a folder.
     *
     * @throws SweepException if there is none
     */
    public static SweepFolder open(Path folder) {
        return read(folder.resolve(DESCRIPTION))
                .map(sweep -> new SweepFolder(folder, sweep))
                .orElseThrow(() -> new SweepException(Text.of(
                        "Folder %s has no sweep: it has no file %s, which the first process of a sweep writes.",
                        folder, DESCRIPTION)));
    }

    private static Optional<Sweep> read(Path file) {
        try {
            byte[] json = LimitedRead.bytes(file, MAX_BYTES)
                    .orElseThrow(() -> new JsonFields.InvalidException(Text.of("it is larger than any sweep")));
            return Optional.of(SweepJson.read(json));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonFields.InvalidException invalid) {
            throw new SweepException(
                    Text.of(
                            "The file %s does not describe a sweep: %s; sweep in another folder.",
                            file, invalid.reason()),
                    invalid);
        } catch (IOException unreadable) {
            throw SweepException.ofFile(
                    Text.of("The file %s cannot be read: %s.", file, FileProblem.reason(unreadable)), unreadable);
        }
    }

    /** Returns whether this process created it. */
    private static boolean create(Path file, Sweep sweep) {
        try {
            NewFile.write(file, SweepJson.write(sweep));
            return true;
        } catch (FileAlreadyExistsException raced) {
            return false;
        } catch (IOException failed) {
            throw SweepException.ofFile(
                    Text.of("The file %s cannot be written: %s.", file, FileProblem.reason(failed)), failed);
        }
    }

    private static void requireSame(Path folder, Sweep existing, Sweep wanted) {
        if (!existing.equals(wanted)) {
            throw new SweepException(Text.of(
                    "Folder %s has another sweep, which differs in %s: give another folder, or the same grid again.",
                    folder, Text.and(differences(existing, wanted))));
        }
    }

    private static List<Text> differences(Sweep one, Sweep other) {
        List<Text> names = new ArrayList<>();
        add(names, Text.of("the base design"), one, other, sweep -> sweep.grid().base());
        add(names, Text.of("depths"), one, other, sweep -> sweep.grid().depths());
        add(names, Text.of("growth rates"), one, other, sweep -> sweep.grid().growthRates());
        add(names, Text.of("batches"), one, other, sweep -> sweep.grid().batches());
        add(names, Text.of("strategies"), one, other, sweep -> sweep.grid().strategies());
        add(names, Text.of("the device"), one, other, Sweep::on);
        add(names, Text.of("the measurement"), one, other, Sweep::measuring);
        return names;
    }

    private static void add(List<Text> names, Text name, Sweep one, Sweep other, Function<Sweep, Object> part) {
        if (!part.apply(one).equals(part.apply(other))) {
            names.add(name);
        }
    }

    public Sweep sweep() {
        return sweep;
    }

    public Path path() {
        return folder;
    }

    /** All cells in the order of the grid, with what the folder has of them. */
    public List<SweptCell> results() {
        CellStore store = store();
        return sweep.grid().cells().stream()
                .map(cell -> new SweptCell(cell, store.read(cell)))
                .toList();
    }

    CellStore store() {
        return new CellStore(folder, sweep, AtomicFile::write);
    }

    CellClaims claims() {
        return CellClaims.open(folder);
    }
}
