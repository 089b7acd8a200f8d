package dev.densescope.data;

import dev.densescope.data.image.ImageDecoder;
import dev.densescope.data.image.ImageHeader;
import dev.densescope.data.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Images of PNG and JPEG files, decoded whenever they are asked for. Their headers have been read before, which takes
 * seconds for 100,000 files and finds nearly all that cannot be used. Decoding every file beforehand would find the rest,
 * pixels that are damaged below a sound header, but take hours for a set like ImageNet; so these are found when met. Any
 * thread.
 */
final class FolderImages implements StoredImages {
    private final List<Path> files;
    private final int[] labels;
    private final ImageDecoder decoder;
    private final SkippedFiles skipped;
    private final Set<Integer> damaged = ConcurrentHashMap.newKeySet();

    private FolderImages(List<Path> files, int[] labels, ImageDecoder decoder, SkippedFiles skipped) {
        this.files = List.copyOf(files);
        this.labels = labels.clone();
        this.decoder = decoder;
        this.skipped = skipped;
    }

    /**
     * Checks the headers of files, on all cores.
     *
     * @param classes the files of each class
     * @param skipped is told of those that cannot be used, now and later
     * @param stop asked for each file, by several threads
     * @throws CancellationException if it said so
     */
    static FolderImages of(List<List<Path>> classes, ImageDecoder decoder, SkippedFiles skipped, BooleanSupplier stop) {
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : usable(classes.get(label), skipped, stop)) {
                files.add(file);
                labels.add(label);
            }
        }
        return new FolderImages(
                files, labels.stream().mapToInt(Integer::intValue).toArray(), decoder, skipped);
    }

    private static List<Path> usable(List<Path> files, SkippedFiles skipped, BooleanSupplier stop) {
        List<Optional<String>> reasons = files.parallelStream()
                .map(file -> stop.getAsBoolean() ? Optional.<String>empty() : reasonToSkip(file))
                .toList();
        if (stop.getAsBoolean()) {
            throw new CancellationException("Reading the headers of images was given up.");
        }
        List<Path> usable = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            reasons.get(i).ifPresentOrElse(reason -> skipped.add(file, reason), () -> usable.add(file));
        }
        return usable;
    }

    private static Optional<String> reasonToSkip(Path file) {
        try {
            ImageHeader.read(file);
            return Optional.empty();
        } catch (UnreadableImageException unusable) {
            return Optional.of(unusable.getMessage());
        } catch (AccessDeniedException denied) {
            return Optional.of("access is denied");
        } catch (IOException failed) {
            return Optional.of("reading it failed");
        }
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public int label(int image) {
        return labels[image];
    }

    /** The first class without images; empty if all have some. */
    OptionalInt emptyClass(int classes) {
        boolean[] any = new boolean[classes];
        for (int label : labels) {
            any[label] = true;
        }
        return IntStream.range(0, classes).filter(label -> !any[label]).findFirst();
    }

    @Override
    public String name(int image) {
        return files.get(image).toString();
    }

    @Override
    public boolean read(int image, byte[] pixels) {
        if (damaged.contains(image)) {
            return false;
        }
        Path file = files.get(image);
        try {
            decoder.decode(file, pixels);
            return true;
        } catch (UnreadableImageException unusable) {
            damaged.add(image);
            skipped.add(file, unusable.getMessage());
            return false;
        } catch (IOException gone) {
            throw new DataException("Image %s, which was there before, cannot be read any more.".formatted(file), gone);
        }
    }
}
