package dev.densescope.data.folder;

import dev.densescope.data.DataException;
import dev.densescope.language.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of each class in a folder, by class name, sorted. Class names are in composed Unicode form, so that they
 * are the same on all systems. Immutable.
 */
record FolderClasses(NavigableMap<String, List<Path>> files, List<Text> notices) {
    private static final int MAX_NAMED = 3;

    FolderClasses {
        notices = List.copyOf(notices);
    }

    /**
     * The folders of a training split as classes. A folder with files but no images is not a class.
     *
     * @throws DataException if a folder cannot be read
     */
    static FolderClasses training(FolderTree split) {
        NavigableMap<String, List<Path>> classes = new TreeMap<>();
        List<Text> notices = new ArrayList<>();
        boolean namedLikeImages = split.containsImages();
        for (FolderTree folder : split.folders()) {
            requireReadable(folder);
            if (namedLikeImages && !folder.isEmpty() && !folder.containsImages()) {
                notices.add(Text.of("Folder %s is not a class: it contains no images.", folder.name()));
                continue;
            }
            if (classes.containsKey(folder.name())) {
                notices.add(Text.of(
                        "Two folders are named %s, in different Unicode forms: they are one class.", folder.name()));
            }
            classes.computeIfAbsent(folder.name(), name -> new ArrayList<>()).addAll(folder.allFiles());
        }
        return new FolderClasses(classes, notices);
    }

    /** The classes by name, in the order of their labels. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The files of another split by the labels of these classes, or why it cannot be used for evaluation. */
    Evaluable evaluable(FolderTree split) {
        if (split.unreadable().isPresent()) {
            return new Evaluable.Not(split.unreadable().get());
        }
        try {
            Optional<Map<String, String>> labels = LabelList.of(split);
            return labels.isPresent() ? listed(split, labels.get()) : inFolders(FolderLayout.descend(split));
        } catch (FolderException unusable) {
            return new Evaluable.Not(unusable.told());
        }
    }

    /** The result for a split that may be used for evaluation. */
    sealed interface Evaluable {
        /** The files of each class, in label order. */
        record Classes(List<List<Path>> files) implements Evaluable {}

        /** The reason why not, as the end of a sentence. */
        record Not(Text reason) implements Evaluable {}
    }

    private Evaluable inFolders(FolderTree split) {
        NavigableMap<String, List<Path>> found = new TreeMap<>();
        split.folders()
                .forEach(folder -> found.computeIfAbsent(folder.name(), name -> new ArrayList<>())
                        .addAll(folder.allFiles()));
        if (found.isEmpty() || found.keySet().stream().noneMatch(files::containsKey)) {
            return new Evaluable.Not(Text.of("it has no class folders"));
        }
        List<String> others =
                found.keySet().stream().filter(name -> !files.containsKey(name)).toList();
        if (!others.isEmpty()) {
            return new Evaluable.Not(
                    others.size() == 1
                            ? Text.of("its class %s is not in the training images", others.get(0))
                            : Text.of("its classes %s are not in the training images", some(others)));
        }
        return ofClasses(found);
    }

    private Evaluable listed(FolderTree split, Map<String, String> labels) {
        NavigableMap<String, List<Path>> found = new TreeMap<>();
        for (Path file : split.allFiles()) {
            Optional.ofNullable(labels.get(file.getFileName().toString()))
                    .ifPresent(name -> found.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(file));
        }
        List<String> others =
                found.keySet().stream().filter(name -> !files.containsKey(name)).toList();
        return found.isEmpty() || !others.isEmpty()
                ? new Evaluable.Not(Text.of("its list of labels has other classes"))
                : ofClasses(found);
    }

    private Evaluable ofClasses(NavigableMap<String, List<Path>> found) {
        return new Evaluable.Classes(names().stream()
                .map(name -> found.getOrDefault(name, List.of()))
                .toList());
    }

    private static void requireReadable(FolderTree folder) {
        if (folder.unreadable().isPresent()) {
            throw new DataException(Text.of(
                    "Image folder %s cannot be read: %s.",
                    folder.path(), folder.unreadable().get()));
        }
    }

    /** The first names, for a sentence. */
    static String some(List<String> names) {
        return names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMED ? ", ..." : "");
    }
}
