package dev.densescope.ui.shell;

import dev.densescope.ui.Command;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A screen of a button and a field, with the commands {@code Space} and {@code Ctrl+Delete}. */
final class PlainScreen implements Screen {
    final Button button = new Button("Button");
    final TextField field = new TextField("text");
    final List<String> done = new ArrayList<>();
    /** What F5 and the Run button do instead of a run of the design, if anything. */
    Optional<Command> run = Optional.empty();

    /** Where it shows run files, if it does. */
    Optional<RunFileTarget> runFiles = Optional.empty();

    private final String title;
    private final VBox root = new VBox(button, field);

    PlainScreen(String title) {
        this.title = title;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public StringExpression status() {
        return new ReadOnlyStringWrapper(title + " is shown");
    }

    @Override
    public StringExpression hint() {
        return new ReadOnlyStringWrapper("");
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("Plain of " + title, () -> done.add("plain")).withKey("X"),
                Command.of("Delete of " + title, () -> done.add("delete")).withKey("Shortcut+Delete"));
    }

    @Override
    public Optional<Command> run() {
        return run;
    }

    @Override
    public Optional<RunFileTarget> runFiles() {
        return runFiles;
    }

    @Override
    public void shown() {
        done.add("shown");
        button.requestFocus();
    }

    @Override
    public void hidden() {
        done.add("hidden");
    }
}
