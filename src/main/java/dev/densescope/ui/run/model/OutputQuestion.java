package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.session.EarlierOutput;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.local.EarlierOutputs;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.text.RunText;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Asks before a run replaces files of earlier trainings. JavaFX thread only, but for the look at the files. */
public final class OutputQuestion {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ZoneId zone;
    private final Background background;
    private Optional<RunOutputs> agreed = Optional.empty();
    private Runnable replace = () -> {};
    private int asked; // how often it was asked or forgotten: an answer to an earlier one is not waited for any more

    /** @param background looks at the files */
    OutputQuestion(ZoneId zone, Background background) {
        this.zone = zone;
        this.background = background;
    }

    /** What is asked: which files would be replaced; empty while nothing is. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /**
     * Goes on at once if the run replaces nothing of another training, or the user has agreed; else asks first. What was
     * forgotten while the files were looked at neither goes on nor is asked.
     *
     * @param failed what happens if the files cannot be looked at
     */
    void ask(RunOutputs outputs, StartingPoint start, Runnable goOn, Consumer<Failure> failed) {
        text.set("");
        int request = ++asked;
        if (agreed.equals(Optional.of(outputs)) || outputs.equals(RunOutputs.only(Optional.empty()))) {
            goOn.run();
            return;
        }
        Runnable look = () -> {
            List<EarlierOutput> earlier = EarlierOutputs.replacedBy(outputs, start);
            background.fx().execute(() -> {
                if (request == asked) {
                    found(earlier, outputs, goOn);
                }
            });
        };
        background.begin(Messages.text("run.startFailed"), look, failed);
    }

    private void found(List<EarlierOutput> earlier, RunOutputs outputs, Runnable goOn) {
        if (earlier.isEmpty()) {
            goOn.run();
            return;
        }
        replace = () -> {
            agreed = Optional.of(outputs);
            goOn.run();
        };
        text.set(earlier.stream().map(this::sentence).collect(Collectors.joining("\n")));
    }

    /** The user agrees: the run goes on. */
    public void agree() {
        text.set("");
        replace.run();
    }

    /** The user thinks better of it, or has changed what would be written. */
    public void forget() {
        asked++;
        text.set("");
        replace = () -> {};
        agreed = Optional.empty();
    }

    private String sentence(EarlierOutput earlier) {
        String file = RunText.place(earlier.file(), HOME);
        String written = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .format(earlier.written().atZone(zone));
        return earlier.checkpoint()
                .map(training -> Messages.text(
                        "run.replace.checkpoint",
                        file,
                        training.design(),
                        training.steps(),
                        Long.toString(training.seed()),
                        written))
                .orElseGet(() -> Messages.text("run.replace.weights", file, written));
    }
}
