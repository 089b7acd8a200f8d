package dev.densescope.ui.shell;

import dev.densescope.failure.ProgramLog;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.Command;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Keys;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.ModelExports;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.shell.device.DeviceChoices;
import dev.densescope.ui.shell.device.GpuSearch;
import dev.densescope.ui.shell.file.UserSettings;
import dev.densescope.ui.shell.hint.Hints;
import dev.densescope.ui.shell.notice.LogFolder;
import dev.densescope.ui.shell.notice.WindowNotices;
import dev.densescope.ui.shell.pages.WindowPages;
import dev.densescope.ui.shell.preferences.KeptSwitch;
import dev.densescope.ui.shell.screens.Screens;
import dev.densescope.ui.shell.screens.WindowParts;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/** The window over screens that do little. FX thread only. */
final class TestWindow {
    final Workspace workspace;
    final PlainScreen design = new PlainScreen("Design");
    final PlainScreen plan = new PlainScreen("Plan");
    final PlainScreen run = new PlainScreen("Run");
    final PlainScreen compare = new PlainScreen("Compare");
    final PlainScreen reports = new PlainScreen("Reports");
    final List<Path> openedRuns = new ArrayList<>();
    final List<Path> openedTraces = new ArrayList<>();
    final List<String> shownPages = new ArrayList<>();
    final RecordedWeights startingWeights = new RecordedWeights();
    final ScriptedFiles dialogs = new ScriptedFiles();
    final Appearance appearance = new Appearance(Theme.LIGHT, false);
    final List<Path> openedFolders = new ArrayList<>();
    final ScriptedExports exportDialogs = new ScriptedExports();
    final Deque<Runnable> exportWorker = new ArrayDeque<>();
    final Exports exports;
    final RunForm form = new RunForm(List.of("auto", "cpu", "nd4j"), 4);
    final WindowNotices notices;
    final UserSettings settings;
    final Stage stage = new Stage();
    final MainWindow window;
    private final Runs runs = new Runs();

    /** Opens it. */
    TestWindow(Path folder, DenseNetSpec start) {
        workspace = TestWorkspace.of(start);
        settings = new UserSettings(folder, Runnable::run);
        notices = new WindowNotices(
                new LogFolder(new ProgramLog(folder.resolve("logs")), (file, failed) -> openedFolders.add(file)),
                failure -> {});
        exports = new Exports(notices, exportWorker::add, new FxThread());
        ModelExports models = new ModelExports(workspace, startingWeights, exports, exportDialogs);
        WindowParts parts = new WindowParts(
                new Screens(design, plan, run, compare, reports),
                runs,
                startingWeights,
                openedRuns::add,
                openedTraces::addAll,
                new WindowPages(
                        new Hints(settings),
                        KeptSwitch.of(settings, "autosave"),
                        Command.of("Preferences", () -> shownPages.add("preferences"))
                                .withKey("Shortcut+Comma"),
                        Command.of("Guide", () -> shownPages.add("guide")),
                        List.of(Command.of("About", () -> shownPages.add("about")))),
                new DeviceChoices(form, new GpuSearch(form, workspace)),
                models);
        window = new MainWindow(
                stage,
                workspace,
                appearance,
                parts,
                notices,
                settings,
                dialogs,
                new Background(Runnable::run, Runnable::run),
                Runnable::run);
        window.show();
        window.showLastScreen();
    }

    /** Takes it away without asking, as a crash would. */
    void crash() {
        stage.hide();
    }

    void press(String keys) {
        Keys.press(stage.getScene(), keys);
    }

    void type(String text) {
        ((TextInputControl) stage.getScene().getFocusOwner()).setText(text);
    }

    boolean isRunning() {
        return runs.running.get();
    }

    Runs runs() {
        return runs;
    }

    Optional<Node> find(String selector) {
        return Optional.ofNullable(stage.getScene().getRoot().lookup(selector));
    }

    /** What was done last, what is told, oldest first, and what is asked. */
    List<String> notices() {
        return Stream.of(
                        Set.of(notices.done()),
                        notices.lines().lookupAll(".told"),
                        notices.lines().lookupAll(".question"))
                .flatMap(Set::stream)
                .map(Node::getAccessibleText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Answers what is asked. */
    void answer(String text) {
        notices.lines().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    String status() {
        return ((Labeled) find(".status-label").orElseThrow()).getText();
    }

    /** A run that ends when the test says so. */
    static final class Runs implements RunControl {
        final SimpleBooleanProperty running = new SimpleBooleanProperty();
        final List<String> asked = new ArrayList<>();
        Optional<Path> checkpoint = Optional.empty();
        boolean endsAtOnce = true;
        int waiting;
        int holds;
        boolean kept = true;
        Optional<Path> unsaved = Optional.empty();
        boolean canSave = true;
        boolean savesAtOnce = true;
        Consumer<Boolean> saving = isSaved -> {};

        @Override
        public ObservableBooleanValue running() {
            return running;
        }

        @Override
        public void start() {
            running.set(true);
        }

        @Override
        public void stop() {
            asked.add("stop");
            running.set(!endsAtOnce && running.get());
        }

        @Override
        public Optional<Path> checkpointIfStopped() {
            return checkpoint;
        }

        @Override
        public Optional<Path> checkpointToOffer() {
            return running.get() ? checkpoint : Optional.empty();
        }

        @Override
        public void stopWithCheckpoint() {
            asked.add("stop with a checkpoint");
            running.set(!endsAtOnce && running.get());
        }

        @Override
        public Optional<Path> unsavedTraining() {
            return running.get() ? Optional.empty() : unsaved;
        }

        @Override
        public void saveTraining(Path file, Consumer<Boolean> ended) {
            asked.add("save " + file.getFileName());
            saving = isSaved -> {
                unsaved = isSaved ? Optional.empty() : unsaved;
                ended.accept(isSaved);
            };
            if (savesAtOnce) {
                saving.accept(canSave);
            }
        }

        @Override
        public int waitingRuns() {
            return waiting;
        }

        @Override
        public void hold() {
            holds++;
        }

        @Override
        public void release() {
            holds--;
        }

        @Override
        public boolean keptWhatWasAsked() {
            return kept;
        }
    }
}
