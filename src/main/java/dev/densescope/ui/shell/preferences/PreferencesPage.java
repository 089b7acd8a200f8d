package dev.densescope.ui.shell.preferences;

import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.ByteField;
import dev.densescope.ui.control.FieldReason;
import dev.densescope.ui.model.DeviceWord;
import dev.densescope.ui.shell.page.Page;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.ToggleSwitch;

/** The preferences, which apply as they are changed. FX thread only. */
public final class PreferencesPage implements Page {
    private static final double WIDTH = 560;
    private static final double CONTROL = 240;

    private final Preferences preferences;
    private final VBox rows = new VBox(12);
    private final ChoiceBox<LanguageChoice> language = choice(
            "preferences-language",
            Messages.text("preferences.language"),
            List.of(LanguageChoice.values()),
            PreferencesPage::name);
    private final VBox root;

    public PreferencesPage(Preferences preferences) {
        this.preferences = preferences;
        section(Messages.text("preferences.window"));
        add(Messages.text("preferences.theme"), "", theme());
        add(Messages.text("preferences.language"), Messages.text("preferences.language.tip"), language);
        add(
                Messages.text("preferences.hints"),
                Messages.text("preferences.hints.tip"),
                toggle("preferences-hints", preferences.hints().shownProperty()));
        add(
                Messages.text("preferences.autosave"),
                Messages.text("preferences.autosave.tip"),
                toggle("preferences-autosave", preferences.autosave()));
        section(Messages.text("preferences.runs"));
        add(Messages.text("preferences.device"), "", device());
        add(Messages.text("preferences.threads"), Messages.text("preferences.threads.tip"), threads());
        ByteField memory = memory();
        add(Messages.text("preferences.memory"), Messages.text("preferences.memory.tip"), memory);
        rows.getChildren().add(new FieldReason(memory, memory.reasonProperty()));
        add(Messages.text("preferences.runsFolder"), "", runsFolder());
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        language.valueProperty().addListener((observable, before, now) -> {
            if (now != preferences.language().chosen().get()) {
                preferences.language().choose().accept(now);
            }
        });
        root = new VBox(16, rows, gap, foot());
        root.getStyleClass().addAll("panel", "page");
        root.setPrefWidth(WIDTH);
    }

    @Override
    public String title() {
        return Messages.text("preferences.title");
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void shown() {
        language.setValue(preferences.language().chosen().get());
    }

    private void section(String title) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section");
        if (!rows.getChildren().isEmpty()) {
            VBox.setMargin(heading, new Insets(8, 0, 0, 0));
        }
        rows.getChildren().add(heading);
    }

    /** Adds a row with the explanation of a setting below its name; empty for none. */
    private void add(String name, String explanation, Node control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setWrapText(true);
        VBox texts = new VBox(2, label);
        if (!explanation.isEmpty()) {
            Label more = new Label(explanation);
            more.getStyleClass().add("label-small");
            more.setWrapText(true);
            more.setMinHeight(Region.USE_PREF_SIZE);
            texts.getChildren().add(more);
        }
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox right = new HBox(control);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        rows.getChildren().add(new HBox(24, texts, right));
    }

    private Node theme() {
        ChoiceBox<Theme> box = choice(
                "preferences-theme",
                Messages.text("preferences.theme"),
                List.of(Theme.SYSTEM, Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST),
                PreferencesPage::name);
        box.setValue(preferences.appearance().theme());
        preferences.appearance().themeProperty().addListener((observable, before, now) -> box.setValue(now));
        box.valueProperty()
                .addListener(
                        (observable, before, now) -> preferences.appearance().choose(now));
        return box;
    }

    private static String name(Theme theme) {
        return switch (theme) {
            case LIGHT -> Messages.text("preferences.theme.light");
            case DARK -> Messages.text("preferences.theme.dark");
            case HIGH_CONTRAST -> Messages.text("preferences.theme.contrast");
            case SYSTEM -> Messages.text("preferences.theme.system");
        };
    }

    private static String name(LanguageChoice choice) {
        return switch (choice) {
            case SYSTEM -> Messages.text("preferences.language.system");
            case ENGLISH -> Messages.text("preferences.language.english");
            case GERMAN -> Messages.text("preferences.language.german");
        };
    }

    private Node device() {
        ChoiceBox<String> box = choice(
                "preferences-device",
                Messages.text("preferences.device"),
                preferences.form().devices(),
                DeviceWord::of);
        box.setItems(preferences.form().devices());
        box.valueProperty().bindBidirectional(preferences.form().deviceProperty());
        return box;
    }

    private Node threads() {
        ChoiceBox<Integer> box = choice(
                "preferences-threads",
                Messages.text("preferences.threads"),
                IntStream.rangeClosed(1, preferences.form().maxThreads())
                        .boxed()
                        .toList(),
                String::valueOf);
        box.setValue(preferences.form().threadsProperty().get());
        preferences.form().threadsProperty().addListener((observable, before, now) -> box.setValue(now.intValue()));
        box.valueProperty()
                .addListener((observable, before, now) ->
                        preferences.form().threadsProperty().set(now));
        return box;
    }

    private ByteField memory() {
        ByteField field = new ByteField(preferences.workspace().deviceMemoryBytesProperty());
        field.setId("preferences-memory");
        field.setAccessibleText(Messages.text("preferences.memory"));
        field.setPrefWidth(112);
        return field;
    }

    private Node runsFolder() {
        Label where = new Label(preferences.runsFolder().toString());
        where.getStyleClass().add("muted");
        where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        where.setTooltip(new Tooltip(where.getText()));
        where.setMinWidth(0);
        where.setMaxWidth(CONTROL - 88);
        Button open = new Button(Messages.text("preferences.openFolder"));
        open.setId("preferences-runs");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> preferences.openFolder().accept(preferences.runsFolder()));
        HBox box = new HBox(8, where, open);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private HBox foot() {
        Button again = new Button(Messages.text("preferences.hintsAgain"));
        again.setId("preferences-hints-again");
        again.setOnAction(event -> preferences.hints().reset());
        Button reset = new Button(Messages.text("preferences.reset"));
        reset.setId("preferences-reset");
        reset.setOnAction(event -> {
            preferences.reset();
            shown();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, again, gap, reset);
    }

    private static Control toggle(String id, BooleanProperty on) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId(id);
        toggle.selectedProperty().bindBidirectional(on);
        return toggle;
    }

    private static <T> ChoiceBox<T> choice(String id, String name, List<T> items, Function<T, String> text) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.setId(id);
        box.getItems().setAll(items);
        box.setAccessibleText(name);
        box.setPrefWidth(160);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : text.apply(item);
            }

            @Override
            public T fromString(String unused) {
                throw new UnsupportedOperationException("items are chosen, not typed");
            }
        });
        return box;
    }
}
