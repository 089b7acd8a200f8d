package dev.densescope.ui.compare.model;

import dev.densescope.problem.DenseScopeException;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Why files and runs are not compared: a line for each of the first, and the number of the others. FX thread only. */
final class FileProblems {
    private static final int MAX_LINES = 3;

    private final List<Problem> problems = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());

    /** The lines, with the details of all problems; empty if there is none. */
    ReadOnlyObjectProperty<Optional<Problem>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Adds an expected failure, unless it is there. */
    void add(DenseScopeException refused) {
        add(Problem.of(refused.sentence(), refused));
    }

    /** Adds a sentence, unless it is there. */
    void add(String sentence) {
        add(new Problem(sentence, ""));
    }

    private void add(Problem problem) {
        if (problems.stream().noneMatch(known -> known.sentence().equals(problem.sentence()))) {
            problems.add(problem);
            shown.set(Optional.of(new Problem(lines(), details())));
        }
    }

    void clear() {
        problems.clear();
        shown.set(Optional.empty());
    }

    private String lines() {
        String first = problems.stream().limit(MAX_LINES).map(Problem::sentence).collect(Collectors.joining("\n"));
        int others = problems.size() - MAX_LINES;
        return others > 0 ? first + "\n" + Messages.text("compare.moreProblems", others) : first;
    }

    private String details() {
        return problems.stream()
                .map(Problem::details)
                .filter(details -> !details.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
