package dev.densescope.ui.shell.file;

import dev.densescope.session.file.RunFileName;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Question;
import dev.densescope.ui.control.SaveDialog;
import dev.densescope.ui.model.WeightsFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** File dialogs of the desktop. */
public final class DesktopFileDialogs implements FileDialogs {
    private final Window owner;

    public DesktopFileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> askOpen(Optional<Path> startFolder) {
        return Optional.ofNullable(openChooser(startFolder).showOpenDialog(owner))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> askSave(Optional<Path> startFolder, String suggestedName) {
        return new SaveDialog(owner, Messages.text("dialog.save"), Messages.text("dialog.designs"), ".json")
                .listingAll()
                .in(startFolder)
                .suggesting(suggestedName)
                .show();
    }

    @Override
    public Answer askUnsaved(String designName) {
        ButtonType save = new ButtonType(Messages.text("dialog.unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(Messages.text("dialog.unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = Question.over(
                owner,
                Messages.text("dialog.unsaved.title", designName),
                Messages.text("dialog.unsaved.text"),
                save,
                discard,
                cancel);
        ButtonType answer = alert.showAndWait().orElse(cancel);
        return answer == save ? Answer.SAVE : answer == discard ? Answer.DISCARD : Answer.CANCEL;
    }

    @Override
    public RunAnswer askRunning(Optional<Path> checkpoint, int waiting) {
        Alert alert = running(checkpoint.isPresent(), Messages.text("dialog.running.title"));
        checkpoint.ifPresentOrElse(
                file -> alert.getDialogPane()
                        .setContent(new CheckpointText(
                                withQueue(Messages.text("dialog.running.checkpoint"), waiting), file)),
                () -> alert.setContentText(withQueue(Messages.text("dialog.running.noCheckpoint"), waiting)));
        return answer(alert);
    }

    @Override
    public RunAnswer askStop(Path checkpoint, int waiting) {
        Alert alert = running(true, Messages.text("dialog.stop.title"));
        alert.getDialogPane()
                .setContent(
                        new CheckpointText(withQueue(Messages.text("dialog.stop.checkpoint"), waiting), checkpoint));
        return answer(alert);
    }

    @Override
    public RunAnswer askUnsavedTraining(Path checkpoint) {
        Alert alert = question(
                Messages.text("dialog.unsavedTraining.title"),
                Messages.text("dialog.unsavedTraining.keep"),
                Messages.text("dialog.unsavedTraining.discard"),
                Optional.of(Messages.text("dialog.unsavedTraining.save")));
        alert.getDialogPane().setContent(new CheckpointText(Messages.text("dialog.unsavedTraining.text"), checkpoint));
        return answer(alert);
    }

    @Override
    public boolean askExporting(List<String> names) {
        Alert alert = question(
                Messages.text("dialog.exporting.title", names.size()),
                Messages.text("dialog.exporting.keep"),
                Messages.text("dialog.exporting.cancel"),
                Optional.empty());
        alert.setContentText(Messages.text("dialog.exporting.text", String.join(", ", names)));
        return answer(alert) == RunAnswer.STOP;
    }

    private static String withQueue(String sentence, int waiting) {
        return waiting == 0 ? sentence : Messages.text("dialog.stop.queue", waiting) + " " + sentence;
    }

    private Alert running(boolean canKeep, String title) {
        return question(
                title,
                Messages.text("dialog.running.keep"),
                canKeep ? Messages.text("dialog.running.stopWithout") : Messages.text("dialog.running.stop"),
                canKeep ? Optional.of(Messages.text("dialog.running.stopWithCheckpoint")) : Optional.empty());
    }

    private Alert question(String title, String keepText, String endText, Optional<String> saveText) {
        ButtonType keep = new ButtonType(keepText, ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType end = new ButtonType(endText, ButtonBar.ButtonData.NO);
        Alert alert = Question.over(owner, title, "", end, keep);
        saveText.ifPresent(text -> {
            ButtonType save = new ButtonType(text, ButtonBar.ButtonData.YES);
            alert.getButtonTypes().add(0, save);
            makeDefault(alert, save, false);
        });
        makeDefault(alert, keep, true); // an accidental key press ends nothing
        return alert;
    }

    private static RunAnswer answer(Alert alert) {
        return alert.showAndWait()
                .map(button -> switch (button.getButtonData()) {
                    case YES -> RunAnswer.STOP_WITH_CHECKPOINT;
                    case NO -> RunAnswer.STOP;
                    default -> RunAnswer.KEEP_RUNNING;
                })
                .orElse(RunAnswer.KEEP_RUNNING);
    }

    private static void makeDefault(Alert alert, ButtonType type, boolean isDefault) {
        if (alert.getDialogPane().lookupButton(type) instanceof Button button) {
            button.setDefaultButton(isDefault);
        }
    }

    private static FileChooser openChooser(Optional<Path> startFolder) {
        List<String> patterns = new ArrayList<>(WeightsFiles.PATTERNS);
        patterns.add("*" + RunFileName.EXTENSION);
        patterns.addAll(DesktopCompareDialogs.TRACES);
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.open"));
        startFolder.filter(Files::isDirectory).ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Messages.text("dialog.designsWeightsRuns"),
                                patterns.stream().distinct().toList()),
                        new FileChooser.ExtensionFilter(Messages.text("dialog.designs"), "*.json"),
                        new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        return chooser;
    }
}
