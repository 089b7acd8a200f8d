package dev.densescope.ui.compare.model;

import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.run.RunsFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs that can be chosen: those that the user has added, then those of the folder, newest first. FX thread only. */
final class RunCatalog {
    private final RunsFolder folder;
    private final Notices notices;
    private final Background background;
    private final Executor fx;
    private final ObservableList<FoundRun> runs = FXCollections.observableArrayList();

    RunCatalog(RunsFolder folder, Notices notices, Background background, Executor fx) {
        this.folder = folder;
        this.notices = notices;
        this.background = background;
        this.fx = fx;
    }

    ObservableList<FoundRun> runs() {
        return runs;
    }

    /** Looks for runs in the folder again. */
    void refresh() {
        background.begin(
                Messages.text("compare.listFailed"),
                () -> {
                    List<FoundRun> found =
                            folder.runs().stream().map(FoundRun::of).toList();
                    fx.execute(() -> show(found));
                },
                notices::failed);
    }

    private void show(List<FoundRun> found) {
        List<FoundRun> now = new ArrayList<>();
        runs.stream().filter(FoundRun::isAdded).forEach(now::add);
        for (FoundRun run : found) {
            now.add(runs.stream()
                    .filter(known -> known.isSameAs(run) && known.loaded().isPresent())
                    .findFirst()
                    .orElse(run));
        }
        if (!now.equals(runs)) {
            runs.setAll(now);
        }
    }

    /** Adds a run at the top, unless it is there. */
    void add(FoundRun run) {
        if (runs.stream().noneMatch(run::isSameAs)) {
            runs.add(0, run);
        }
    }

    void remove(FoundRun run) {
        runs.removeIf(run::isSameAs);
    }

    /** Replaces what is known of a run. */
    void replace(FoundRun run) {
        runs.replaceAll(known -> known.isSameAs(run) ? run : known);
    }
}
