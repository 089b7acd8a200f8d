package dev.densescope.ui.shell.file;

import dev.densescope.session.file.RunFileName;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DesktopDialog;
import dev.densescope.ui.control.Question;
import dev.densescope.ui.control.SaveDialog;
import dev.densescope.ui.export.RunningExport;
import dev.densescope.ui.model.WeightsFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
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
        return Optional.ofNullable(
                        DesktopDialog.over(owner, () -> openChooser(startFolder).showOpenDialog(owner)))
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
    public Answer askUnsaved(String designName, Optional<String> replacedBy) {
        ButtonType save = new ButtonType(Messages.text("dialog.unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(Messages.text("dialog.unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType answer = new Question(
                        owner, Messages.text("dialog.unsaved.title", designName), save, discard, cancel)
                .saying(replacedBy
                        .map(name -> Messages.text("dialog.unsaved.replaced", designName, name))
                        .orElseGet(() -> Messages.text("dialog.unsaved.text")))
                .ask()
                .orElse(cancel);
        return answer == save ? Answer.SAVE : answer == discard ? Answer.DISCARD : Answer.CANCEL;
    }

    @Override
    public boolean askReplaceChanged(Path file) {
        ButtonType replace = new ButtonType(Messages.text("dialog.changed.replace"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        return new Question(owner, Messages.text("dialog.changed.title", file.getFileName()), replace, cancel)
                .saying(Messages.text("dialog.changed.text"))
                .preferring(cancel) // an accidental key press loses nothing
                .ask()
                .isPresent();
    }

    @Override
    public RunAnswer askRunning(Optional<Path> checkpoint, int waiting, ObservableBooleanValue running) {
        Question question = running(checkpoint.isPresent(), Messages.text("dialog.running.title"));
        checkpoint.ifPresentOrElse(
                file -> question.showing(
                        new CheckpointLabel(withQueue(Messages.text("dialog.running.checkpoint"), waiting), file)),
                () -> question.saying(withQueue(Messages.text("dialog.running.noCheckpoint"), waiting)));
        return answerWhile(running, waiting, question);
    }

    @Override
    public RunAnswer askStop(Path checkpoint, int waiting, ObservableBooleanValue running) {
        String text = withQueue(Messages.text("dialog.stop.checkpoint"), waiting);
        Question question = running(true, Messages.text("dialog.stop.title"));
        return answerWhile(running, waiting, question.showing(new CheckpointLabel(text, checkpoint)));
    }

    /** The answer to a question that is settled when the run has ended, unless it is about waiting ones as well. */
    private static RunAnswer answerWhile(ObservableBooleanValue running, int waiting, Question question) {
        ChangeListener<Boolean> ended = (observable, before, now) -> {
            if (!now && waiting == 0) {
                question.settle();
            }
        };
        running.addListener(ended);
        RunAnswer answer = answer(question);
        running.removeListener(ended);
        return question.isSettled() ? RunAnswer.ENDED : answer;
    }

    @Override
    public RunAnswer askUnsavedTraining(Path checkpoint) {
        return answer(question(
                        Messages.text("dialog.unsavedTraining.title"),
                        Messages.text("dialog.unsavedTraining.keep"),
                        Messages.text("dialog.unsavedTraining.discard"),
                        Optional.of(Messages.text("dialog.unsavedTraining.save")))
                .showing(new CheckpointLabel(Messages.text("dialog.unsavedTraining.text"), checkpoint)));
    }

    @Override
    public boolean askExporting(ObservableList<RunningExport> running) {
        Question question = question(
                exportingTitle(running),
                Messages.text("dialog.exporting.keep"),
                Messages.text("dialog.exporting.cancel"),
                Optional.empty());
        ListChangeListener<RunningExport> completed = change -> {
            if (running.isEmpty()) {
                question.settle();
            } else {
                question.titled(exportingTitle(running)).saying(exportingText(running));
            }
        };
        running.addListener(completed);
        RunAnswer answer = answer(question.saying(exportingText(running)));
        running.removeListener(completed);
        return !question.isSettled() && answer == RunAnswer.STOP;
    }

    private static String exportingTitle(List<RunningExport> running) {
        return Messages.text("dialog.exporting.title", running.size());
    }

    private static String exportingText(List<RunningExport> running) {
        return Messages.text(
                "dialog.exporting.text",
                running.stream().map(RunningExport::name).collect(Collectors.joining(", ")));
    }

    private static String withQueue(String sentence, int waiting) {
        return waiting == 0 ? sentence : Messages.text("dialog.stop.queue", waiting) + " " + sentence;
    }

    private Question running(boolean canKeep, String title) {
        return question(
                title,
                Messages.text("dialog.running.keep"),
                canKeep ? Messages.text("dialog.running.stopWithout") : Messages.text("dialog.running.stop"),
                canKeep ? Optional.of(Messages.text("dialog.running.stopWithCheckpoint")) : Optional.empty());
    }

    private Question question(String title, String keepText, String endText, Optional<String> saveText) {
        ButtonType keep = new ButtonType(keepText, ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType end = new ButtonType(endText, ButtonBar.ButtonData.NO);
        return saveText.map(text -> new ButtonType(text, ButtonBar.ButtonData.YES))
                .map(save -> new Question(owner, title, save, end, keep))
                .orElseGet(() -> new Question(owner, title, end, keep))
                .preferring(keep); // an accidental key press ends nothing
    }

    private static RunAnswer answer(Question question) {
        return question.ask()
                .map(button -> switch (button.getButtonData()) {
                    case YES -> RunAnswer.STOP_WITH_CHECKPOINT;
                    case NO -> RunAnswer.STOP;
                    default -> RunAnswer.KEEP_RUNNING;
                })
                .orElse(RunAnswer.KEEP_RUNNING);
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
