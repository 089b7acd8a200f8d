package dev.densescope.ui.run;

import dev.densescope.file.UserFolders;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.FileEntry;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.text.RunText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** The files that the next run writes, with their folders, next to the Run button. Hidden if there are none. */
final class OutputsLine extends Label {
    private static final Path HOME = UserFolders.home();

    OutputsLine(RunModel model) {
        FileEntry weights = model.form().outputs().weights();
        FileEntry checkpoint = model.form().outputs().checkpoint();
        StringBinding text = Bindings.createStringBinding(
                () -> text(chosen(weights), chosen(checkpoint)), weights.fileProperty(), checkpoint.fileProperty());
        setId("run-outputs");
        getStyleClass().add("label-small");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        textProperty().bind(text);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(text);
        setTooltip(whole);
        visibleProperty().bind(text.isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static String text(Optional<String> weights, Optional<String> checkpoint) {
        List<String> files = Stream.of(
                        weights.map(place -> Messages.text("run.outputs.weights", place)),
                        checkpoint.map(place -> Messages.text("run.outputs.checkpoint", place)))
                .flatMap(Optional::stream)
                .toList();
        return files.isEmpty() ? "" : String.join("\n", files) + "\n" + Messages.text("run.outputs.all", files.size());
    }

    private static Optional<String> chosen(FileEntry entry) {
        return entry.fileProperty().get().map(file -> RunText.place(file.toAbsolutePath(), HOME));
    }
}
