package dev.densescope.ui.compare;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.RunIdentity;
import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.ComparisonView;
import dev.densescope.ui.compare.model.FoundRun;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import dev.densescope.ui.theme.Palette;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen runs in their colours, which are those of their lines; the first is the reference. */
final class ChosenList extends VBox {
    private final CompareModel model;
    private final RunWords words;

    ChosenList(CompareModel model, ZoneId zone) {
        this.model = model;
        words = new RunWords(zone);
        getStyleClass().add("chosen-runs");
        setId("compare-chosen");
        model.chosen().addListener((ListChangeListener<FoundRun>) change -> show());
        model.viewProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        List<FoundRun> chosen = model.chosen();
        for (int i = 0; i < chosen.size(); i++) {
            getChildren().add(row(chosen.get(i), i));
        }
        if (chosen.isEmpty()) {
            Label none = new Label(Messages.text("compare.noneChosen"));
            none.getStyleClass().add("label-small");
            none.setWrapText(true);
            getChildren().add(none);
        }
    }

    private HBox row(FoundRun run, int index) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("run-swatch", Palette.seriesClass(index));
        Label name = line(label(run, index));
        name.getStyleClass().add("medium");
        Label detail = line(index == 0 ? Messages.text("compare.isReference", words.origin(run)) : words.origin(run));
        detail.getStyleClass().add("label-small");
        for (Label line : new Label[] {name, detail}) {
            line.setTooltip(tooltip(run, name.getText(), detail.getText()));
        }
        VBox text = new VBox(2, name, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        HBox row = new HBox(swatch, text);
        row.getStyleClass().add("chosen-run");
        if (index > 0) {
            row.getChildren().add(reference(run));
        }
        row.getChildren().add(remove(run));
        return row;
    }

    /** The label of the comparison, once there is one of these runs, which tells equal names apart. */
    private String label(FoundRun run, int index) {
        Optional<ComparisonView> view = model.viewProperty().get();
        return view.filter(this::isOfChosen)
                .map(known -> known.labels().get(index))
                .orElseGet(() -> run.identity().name().inThisProcess());
    }

    /** Whether a comparison is of the chosen runs in their order; it is one of others until the worker has answered. */
    private boolean isOfChosen(ComparisonView view) {
        List<Optional<RunIdentity>> chosen = model.chosen().stream()
                .map(run -> run.loaded().map(ComparedRun::identity))
                .toList();
        return chosen.equals(view.comparison().runs().stream()
                .map(run -> Optional.of(run.identity()))
                .toList());
    }

    private static Tooltip tooltip(FoundRun run, String... lines) {
        RunIdentity identity = run.identity();
        return new Tooltip(Stream.of(
                        Stream.of(lines),
                        Stream.of(identity.design().inThisProcess()),
                        identity.file().map(Object::toString).stream())
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    private Button reference(FoundRun run) {
        Button button = icon(
                Icon.ANCHOR,
                Messages.text("compare.makeReference", run.identity().name().inThisProcess()));
        button.setOnAction(event -> model.makeReference(run));
        return button;
    }

    private Button remove(FoundRun run) {
        Button button = icon(
                Icon.X, Messages.text("compare.remove", run.identity().name().inThisProcess()));
        button.setOnAction(event -> {
            if (run.isAdded()) {
                model.remove(run);
            } else {
                model.setChosen(run, false);
            }
        });
        return button;
    }

    private static Button icon(Icon icon, String name) {
        Button button = new IconButton(icon, name);
        button.getStyleClass().add("run-action");
        return button;
    }
}
