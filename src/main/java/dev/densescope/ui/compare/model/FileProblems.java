package dev.densescope.ui.compare.model;

import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Why files and runs are not compared: a line for each of the first, and the number of the others. FX thread only. */
final class FileProblems {
    private static final int MAX_LINES = 3;

    private final List<String> sentences = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<String>> text =
            new ReadOnlyObjectWrapper<>(this, "text", Optional.empty());

    /** The lines; empty if there is no problem. */
    ReadOnlyObjectProperty<Optional<String>> textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Adds a sentence, unless it is there. */
    void add(String sentence) {
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
            text.set(Optional.of(lines()));
        }
    }

    void clear() {
        sentences.clear();
        text.set(Optional.empty());
    }

    private String lines() {
        String first = sentences.stream().limit(MAX_LINES).collect(Collectors.joining("\n"));
        int others = sentences.size() - MAX_LINES;
        return others > 0 ? first + "\n" + Messages.text("compare.moreProblems", others) : first;
    }
}
