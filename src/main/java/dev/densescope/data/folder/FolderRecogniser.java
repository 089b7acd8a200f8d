package dev.densescope.data.folder;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SplitsException;
import dev.densescope.data.cifar.CifarFolder;
import dev.densescope.data.minibatch.HeldOut;
import dev.densescope.file.Archive;
import dev.densescope.language.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Recognises classes and splits in a folder of images. For one use; not thread-safe. */
final class FolderRecogniser {
    private static final int MIN_CLASSES = 2;

    private final DataChoice.Images choice;
    private final long seed;
    private final BooleanSupplier stop;
    private final SkippedFiles skipped;
    private final List<Text> notices = new ArrayList<>();

    /**
     * @param seed seed for the held-out part
     * @param skipped receives unusable images
     * @param stop polled for each file, by several threads
     */
    FolderRecogniser(DataChoice.Images choice, long seed, SkippedFiles skipped, BooleanSupplier stop) {
        this.choice = choice;
        this.seed = seed;
        this.skipped = skipped;
        this.stop = stop;
    }

    /**
     * A part of the images with its display name.
     *
     * @param subset indices of its files; empty for all files
     */
    record Part(Text name, FolderFiles files, Optional<int[]> subset) {
        int count() {
            return subset.map(images -> images.length).orElse(files.count());
        }
    }

    /** The recognised data set. */
    record Recognised(
            Path folder, List<String> classes, Part training, Optional<Part> evaluation, List<Text> notices) {}

    Recognised recognise() {
        FolderTree tree = tree();
        FolderLayout layout = layout(tree);
        FolderClasses classes = FolderClasses.training(layout.training());
        notices.addAll(classes.notices());
        skipLoose(layout.training());
        requireClasses(tree, classes.names());
        FolderFiles training = FolderFiles.of(List.copyOf(classes.files().values()), skipped, stop);
        requireImages(training, classes.names(), layout.training());
        layout.unused()
                .forEach(folder -> notices.add(Text.of("Folder %s is not used: it is not a split.", folder.name())));
        Text name = Text.verbatim(layout.training().name());
        return choice.heldOut() > 0
                ? holdOut(layout, classes, training, name)
                : new Recognised(
                        layout.root().path(),
                        classes.names(),
                        new Part(name, training, Optional.empty()),
                        evaluation(layout, classes),
                        notices);
    }

    private FolderTree tree() {
        Path folder = choice.folder();
        if (Archive.isArchive(folder)) {
            throw new DataException(Text.of("%s is an archive: unpack it and choose the unpacked folder.", folder));
        }
        if (!Files.isDirectory(folder)) {
            throw new DataException(Text.of("Image folder %s does not exist or is not a folder.", folder));
        }
        try {
            return FolderWalk.walk(folder, skipped::add, stop);
        } catch (FolderException unreadable) {
            throw new DataException(unreadable.told(), unreadable);
        }
    }

    private FolderLayout layout(FolderTree tree) {
        try {
            return choice.foldersAreClasses() ? FolderLayout.ofClasses(tree) : FolderLayout.of(tree);
        } catch (FolderException unusable) {
            throw unusable.isUsableAsClasses()
                    ? new SplitsException(unusable.told(), unusable)
                    : new DataException(unusable.told(), unusable);
        }
    }

    private void skipLoose(FolderTree training) {
        training.files().stream()
                .filter(FolderTree::isNamedLikeImage)
                .forEach(file -> skipped.add(file, Text.of("it is not in a class folder")));
    }

    private Recognised holdOut(FolderLayout layout, FolderClasses classes, FolderFiles files, Text name) {
        HeldOut split = HeldOut.of(files.labels(), classes.files().size(), choice.heldOut(), seed);
        layout.evaluation()
                .forEach(folder -> notices.add(
                        Text.of("Folder %s is not used: the held-out part is used for evaluation.", folder.name())));
        return new Recognised(
                layout.root().path(),
                classes.names(),
                new Part(name, files, Optional.of(split.training())),
                Optional.of(new Part(HeldOut.name(choice.heldOut(), name), files, Optional.of(split.evaluation()))),
                notices);
    }

    /** The first split that can be used for evaluation; adds notices about the others. */
    private Optional<Part> evaluation(FolderLayout layout, FolderClasses classes) {
        Optional<Part> used = Optional.empty();
        for (FolderTree split : layout.evaluation()) {
            if (used.isPresent()) {
                notices.add(Text.of(
                        "Folder %s is not used: %s is used for evaluation.",
                        split.name(), used.get().name()));
            } else {
                used = part(split, classes.evaluable(split));
            }
        }
        if (used.isEmpty() && !layout.evaluation().isEmpty()) {
            notices.add(DatasetSummary.NO_EVALUATION);
        }
        return used;
    }

    private Optional<Part> part(FolderTree split, FolderClasses.Evaluable evaluable) {
        if (evaluable instanceof FolderClasses.Evaluable.Not not) {
            return notUsed(split, not.reason());
        }
        FolderFiles files = FolderFiles.of(((FolderClasses.Evaluable.Classes) evaluable).files(), skipped, stop);
        return files.count() == 0
                ? notUsed(split, Text.of("it has no readable image%s", firstReason(split.path())))
                : Optional.of(new Part(Text.verbatim(split.name()), files, Optional.empty()));
    }

    private Optional<Part> notUsed(FolderTree split, Text reason) {
        notices.add(Text.of("Folder %s is not used: %s.", split.name(), reason));
        return Optional.empty();
    }

    private void requireClasses(FolderTree tree, List<String> names) {
        Path folder = choice.folder();
        if (names.isEmpty()) {
            CifarFolder.recognise(tree.path()).ifPresent(cifar -> {
                throw new DataException(
                        Text.of("Image folder %s contains the binary files of %s", folder, cifar.name()),
                        cifar.advice(tree.path()));
            });
            throw new DataException(Text.of("Image folder %s %s.", folder, whyNoClasses(tree)));
        }
        if (names.size() < MIN_CLASSES) {
            throw new DataException(Text.of(
                    "Image folder %s has only the class %s, but training needs at least %d classes: add class folders.",
                    folder, names.get(0), MIN_CLASSES));
        }
    }

    private static Text whyNoClasses(FolderTree tree) {
        List<Path> archives = tree.files().stream().filter(Archive::isArchive).toList();
        if (archives.isEmpty()) {
            return Text.of("contains no folders: put the images of each class into a separate folder");
        }
        String first = archives.get(0).getFileName().toString();
        return archives.size() == 1
                ? Text.of("contains no folders, but the archive %s: unpack it first", first)
                : Text.of("contains no folders, but archives such as %s: unpack the one with the images first", first);
    }

    private void requireImages(FolderFiles files, List<String> names, FolderTree training) {
        files.emptyClass(names.size()).ifPresent(label -> {
            Path empty = training.folders().stream()
                    .filter(folder -> folder.name().equals(names.get(label)))
                    .map(FolderTree::path)
                    .findFirst()
                    .orElseThrow();
            throw new DataException(Text.of(
                    "Class folder %s has no readable image%s: add images, or delete the folder.",
                    empty, firstReason(empty)));
        });
    }

    private Object firstReason(Path below) {
        return skipped.below(below).listed().stream()
                .findFirst()
                .<Object>map(first -> Text.of(" (%s: %s)", first.file(), first.reason()))
                .orElse("");
    }
}
