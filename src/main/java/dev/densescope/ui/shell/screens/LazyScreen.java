package dev.densescope.ui.shell.screens;

import dev.densescope.ui.Command;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.Screen;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.util.Duration;

/** A screen that is built when it is first needed, so that the window opens sooner. FX thread only. */
public final class LazyScreen implements Screen {
    /** Pause before each screen that is built ahead: the window draws and takes input in between. */
    private static final Duration PAUSE = Duration.millis(400);

    private final String title;
    private final Supplier<Screen> builder;
    private Optional<Screen> built = Optional.empty();

    /** @param title the one that the built screen has */
    public LazyScreen(String title, Supplier<Screen> builder) {
        this.title = title;
        this.builder = builder;
    }

    /** Builds these screens one after the other, while the user looks at the first one. */
    public static void buildAhead(List<Screen> screens, BooleanSupplier isOpen) {
        Queue<Screen> left = new ArrayDeque<>(screens);
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(event -> {
            if (isOpen.getAsBoolean() && !left.isEmpty()) {
                left.remove().root();
                pause.playFromStart();
            }
        });
        pause.playFromStart();
    }

    @Override
    public Node root() {
        return screen().root();
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public StringExpression status() {
        return screen().status();
    }

    @Override
    public StringExpression hint() {
        return screen().hint();
    }

    @Override
    public List<Command> commands() {
        return screen().commands();
    }

    @Override
    public List<Command> controlKeys() {
        return screen().controlKeys();
    }

    /** Empty until it is built, since no screen that is not built is in front. */
    @Override
    public Optional<Command> run() {
        return built.flatMap(Screen::run);
    }

    @Override
    public Optional<RunFileTarget> runFiles() {
        return screen().runFiles();
    }

    @Override
    public void shown() {
        screen().shown();
    }

    @Override
    public void hidden() {
        built.ifPresent(Screen::hidden);
    }

    private Screen screen() {
        if (built.isEmpty()) {
            built = Optional.of(builder.get());
        }
        return built.orElseThrow();
    }
}
