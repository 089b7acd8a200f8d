package dev.densescope.data.folder;

import dev.densescope.data.ImageSizes;
import dev.densescope.data.image.ImageHeader;
import dev.densescope.data.image.UnreadableImageException;
import dev.densescope.data.image.UnrecognisedImageException;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The usable image files and their classes. Unusable files are found by reading the headers, which takes seconds for
 * 100,000 files and finds nearly all of them. Immutable.
 */
final class FolderFiles {
    private final List<Path> files;
    private final int[] labels;
    private final ImageSizes sizes;

    private FolderFiles(List<Path> files, int[] labels, ImageSizes sizes) {
        this.files = List.copyOf(files);
        this.labels = labels;
        this.sizes = sizes;
    }

    /** The result of reading a file's header. */
    private sealed interface Header {
        record Image(ImageSizes.Size size) implements Header {}

        /** Not an image; not reported. */
        record NoImage() implements Header {}

        record Unusable(Text reason) implements Header {}
    }

    /**
     * Checks the headers of files, on all cores.
     *
     * @param classes the files of each class
     * @param skipped receives unusable images
     * @param stop polled for each file, by several threads
     * @throws CancellationException if {@code stop} was true
     */
    static FolderFiles of(List<List<Path>> classes, SkippedFiles skipped, BooleanSupplier stop) {
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        Map<ImageSizes.Size, Integer> sizes = new HashMap<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : usable(classes.get(label), sizes, skipped, stop)) {
                files.add(file);
                labels.add(label);
            }
        }
        return new FolderFiles(
                files, labels.stream().mapToInt(Integer::intValue).toArray(), new ImageSizes(sizes));
    }

    /** @param sizes receives the sizes of the images */
    private static List<Path> usable(
            List<Path> files, Map<ImageSizes.Size, Integer> sizes, SkippedFiles skipped, BooleanSupplier stop) {
        List<Header> headers = files.parallelStream()
                .map(file -> stop.getAsBoolean() ? new Header.NoImage() : header(file))
                .toList();
        if (stop.getAsBoolean()) {
            throw new CancellationException("Reading the headers of images was cancelled.");
        }
        List<Path> usable = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            if (headers.get(i) instanceof Header.Image image) {
                usable.add(file);
                sizes.merge(image.size(), 1, Integer::sum);
            } else if (headers.get(i) instanceof Header.Unusable unusable) {
                skipped.add(file, unusable.reason());
            }
        }
        return usable;
    }

    private static Header header(Path file) {
        try {
            ImageHeader header = ImageHeader.read(file);
            return new Header.Image(new ImageSizes.Size(header.width(), header.height()));
        } catch (UnrecognisedImageException other) {
            return unusable(file, other.told());
        } catch (UnreadableImageException unusable) {
            return new Header.Unusable(unusable.told());
        } catch (AccessDeniedException denied) {
            return unusable(file, Text.of("access is denied"));
        } catch (IOException failed) {
            return unusable(file, Text.of("reading it failed"));
        }
    }

    /** Reports an unusable file, if its name is that of an image. */
    private static Header unusable(Path file, Text reason) {
        Optional<Header> told = Optional.of(new Header.Unusable(reason));
        return told.filter(header -> FolderTree.isNamedLikeImage(file)).orElse(new Header.NoImage());
    }

    int count() {
        return files.size();
    }

    ImageSizes sizes() {
        return sizes;
    }

    Path file(int image) {
        return files.get(image);
    }

    int label(int image) {
        return labels[image];
    }

    /** The labels of all images. */
    int[] labels() {
        return labels.clone();
    }

    /** The first class without images; empty if there is none. */
    OptionalInt emptyClass(int classes) {
        boolean[] any = new boolean[classes];
        for (int label : labels) {
            any[label] = true;
        }
        return IntStream.range(0, classes).filter(label -> !any[label]).findFirst();
    }
}
