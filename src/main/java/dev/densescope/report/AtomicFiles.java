package dev.densescope.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Files that appear whole or not at all: written under a temporary name in the same folder, then renamed. Thread-safe.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes one file, replacing what is there.
     *
     * @throws ReportException if it cannot be written: one sentence; what was there is untouched
     */
    public static Path write(Path file, ReportFile.Content content) {
        Path absolute = file.toAbsolutePath();
        return write(parent(absolute), List.of(new ReportFile(name(absolute), content)))
                .get(0);
    }

    /**
     * Writes files into a folder, which is made if it is missing. No file gets its name before all are whole.
     *
     * @return the files in the order given
     * @throws ReportException if one cannot be written: one sentence; what was there is untouched
     */
    public static List<Path> write(Path folder, List<ReportFile> files) {
        makeFolder(folder);
        List<Staged> staged = new ArrayList<>();
        try {
            for (ReportFile file : files) {
                staged.add(stage(folder.resolve(file.name()), file.content()));
            }
            for (Staged file : staged) {
                commit(file);
            }
            return staged.stream().map(Staged::target).toList();
        } finally {
            staged.forEach(file -> discard(file.temporary()));
        }
    }

    private record Staged(Path temporary, Path target) {}

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ReportException(
                    "The folder %s cannot be made: %s.".formatted(folder, WriteFailure.reason(e, folder)), e);
        }
    }

    private static Staged stage(Path target, ReportFile.Content content) {
        Path temporary = target.resolveSibling("." + name(target) + "." + UUID.randomUUID() + ".tmp");
        try {
            if (Files.isDirectory(target)) {
                throw new IOException("it is a folder");
            }
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            return new Staged(temporary, target);
        } catch (IOException e) {
            discard(temporary);
            throw failure(target, e);
        }
    }

    private static void commit(Staged file) {
        try {
            Files.move(file.temporary(), file.target(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            replace(file);
        } catch (IOException e) {
            throw failure(file.target(), e);
        }
    }

    private static void replace(Staged file) {
        try {
            Files.move(file.temporary(), file.target(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(file.target(), e);
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            temporary.toFile().deleteOnExit(); // the failure that led here is the one to report
        }
    }

    private static ReportException failure(Path target, IOException e) {
        return new ReportException(
                "The file %s cannot be written: %s.".formatted(target, WriteFailure.reason(e, target)), e);
    }

    private static Path parent(Path absolute) {
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("file must name a file, but is " + absolute);
        }
        return parent;
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("file must name a file, but is " + file);
        }
        return name.toString();
    }
}
