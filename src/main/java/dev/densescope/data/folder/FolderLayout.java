package dev.densescope.data.folder;

import dev.densescope.data.folder.SplitName.Split;
import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes and splits of a folder of images. Immutable.
 *
 * @param root the folder of the classes or splits: the folder itself, or the only folder in it
 * @param training the folder whose folders are the classes
 * @param evaluation splits that may be used for evaluation, preferred one first
 * @param unused folders with images next to the splits that are not splits
 */
public record FolderLayout(FolderTree root, FolderTree training, List<FolderTree> evaluation, List<FolderTree> unused) {
    private static final int MIN_SHARED = 2;
    private static final int MAX_DESCENT = 4;
    private static final int MAX_NAMED = 4;

    public FolderLayout {
        evaluation = List.copyOf(evaluation);
        unused = List.copyOf(unused);
    }

    /** A folder and the split in its name. */
    private record Named(FolderTree folder, SplitName name) {}

    /** Reads each folder as a class, independent of its name. */
    public static FolderLayout ofClasses(FolderTree tree) {
        return new FolderLayout(tree, tree, List.of(), List.of());
    }

    /**
     * Recognises splits and classes.
     *
     * @throws FolderException if the folders look like splits without a training split, or like folds
     */
    public static FolderLayout of(FolderTree tree) throws FolderException {
        FolderTree root = descend(tree);
        List<Named> splits = splits(root);
        List<Named> training = splits.stream()
                .filter(each -> each.name().split() == Split.TRAINING)
                .toList();
        List<FolderTree> others = root.folders().stream()
                .filter(folder ->
                        splits.stream().noneMatch(split -> split.folder().path().equals(folder.path())))
                .filter(FolderTree::containsImages)
                .toList();
        if (training.size() == 1 && hasClasses(training.get(0).folder())) {
            requireNoOtherClasses(root, splits, others);
            return split(root, training.get(0).folder(), splits, others);
        }
        if (training.size() > 1 || (!splits.isEmpty() && others.isEmpty())) {
            throw notTrainable(root, splits, training);
        }
        requireNoFolds(root);
        return ofClasses(root);
    }

    /** The folder with the classes of a split: the split itself, or the only folder in it. */
    public static FolderTree descend(FolderTree tree) {
        FolderTree place = tree;
        for (int depth = 0; depth < MAX_DESCENT && place.folders().size() == 1 && !place.hasImages(); depth++) {
            place = place.folders().get(0);
            if (place.folders().size() > 1) {
                return place;
            }
        }
        return tree;
    }

    private static FolderLayout split(
            FolderTree root, FolderTree training, List<Named> splits, List<FolderTree> others) {
        List<FolderTree> evaluation = splits.stream()
                .filter(each -> each.name().split() != Split.TRAINING)
                .sorted(Comparator.comparing(each -> each.name().split()))
                .map(Named::folder)
                .toList();
        return new FolderLayout(root, descend(training), evaluation, others);
    }

    /** The folders with names of splits: plain names, or names that differ only in the word for the split. */
    private static List<Named> splits(FolderTree root) {
        List<Named> named = new ArrayList<>();
        for (FolderTree folder : root.folders()) {
            SplitName.of(folder.name()).ifPresent(name -> named.add(new Named(folder, name)));
        }
        return named.stream()
                .filter(each -> each.name().isPlain() || named.stream().anyMatch(other -> isOther(each, other)))
                .toList();
    }

    private static boolean isOther(Named each, Named other) {
        return other.name().stem().equals(each.name().stem())
                && other.name().split() != each.name().split();
    }

    private static boolean hasClasses(FolderTree split) {
        return !split.folders().isEmpty() && !split.hasImages();
    }

    private static void requireNoOtherClasses(FolderTree root, List<Named> splits, List<FolderTree> others)
            throws FolderException {
        if (splits.size() == 1 && !others.isEmpty()) {
            FolderTree training = splits.get(0).folder();
            throw new FolderException(
                    Text.of(
                            "Folder %s of %s looks like a split, but next to it are %s: choose %s itself to train on its folders, "
                                    + "or declare that each folder is a class.",
                            training.name(), root.path(), names(others), training.path()),
                    true);
        }
    }

    private static FolderException notTrainable(FolderTree root, List<Named> splits, List<Named> training) {
        List<FolderTree> all = splits.stream().map(Named::folder).toList();
        Text reason = training.isEmpty()
                ? Text.of("none of them is for training: rename one to train, or choose the one to train on")
                : training.size() > 1
                        ? Text.of("more than one is for training: choose the one to train on")
                        : Text.of(
                                "%s has no class folders: put the images of each class into a separate folder in it",
                                training.get(0).folder().name());
        return new FolderException(
                Text.of(
                        "The folders of %s look like splits, not classes (%s), and %s; or declare that each folder is a class.",
                        root.path(), names(all), reason),
                true);
    }

    /** Rejects folders that all contain the same folders: they are splits or folds, whatever their names. */
    private static void requireNoFolds(FolderTree root) throws FolderException {
        List<FolderTree> folders =
                root.folders().stream().filter(FolderTree::containsImages).toList();
        if (folders.size() < 2 || folders.stream().anyMatch(FolderTree::hasImages)) {
            return;
        }
        Set<String> shared = new HashSet<>(namesIn(folders.get(0)));
        folders.forEach(folder -> shared.retainAll(namesIn(folder)));
        boolean alike = folders.stream()
                .allMatch(folder -> 2 * shared.size() >= namesIn(folder).size());
        if (shared.size() >= MIN_SHARED && alike) {
            throw new FolderException(
                    Text.of(
                            "The folders of %s (%s) contain the same folders (%s): they look like splits or folds, not classes. "
                                    + "Rename one to train and another to val, choose one of them, or declare that each folder is "
                                    + "a class.",
                            root.path(),
                            names(folders),
                            some(shared.stream().sorted().toList())),
                    true);
        }
    }

    private static Set<String> namesIn(FolderTree folder) {
        return folder.folders().stream().map(FolderTree::name).collect(Collectors.toSet());
    }

    private static String names(List<FolderTree> folders) {
        return some(folders.stream().map(FolderTree::name).toList());
    }

    /** The first names, for a sentence. */
    static String some(List<String> names) {
        return names.size() <= MAX_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MAX_NAMED)) + ", ...";
    }
}
