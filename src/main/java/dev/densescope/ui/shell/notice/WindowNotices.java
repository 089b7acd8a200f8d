package dev.densescope.ui.shell.notice;

import dev.densescope.failure.Failure;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Notices;
import dev.densescope.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The notices of the window, which cover no controls. The last action is shown in the status line for a while.
 * Failures, questions and texts too long for the status line are lines below the bar, which remain until they are
 * closed or answered. FX thread only.
 */
public final class WindowNotices implements Notices {
    /** Maximum number of characters in the status line. */
    private static final int LONG_TEXT = 80;

    private final DoneNotice done = new DoneNotice();
    private final VBox questions = new VBox();
    private final ToldNotices told = new ToldNotices();
    private final VBox lines = new VBox(questions, told);
    private final LogFolder log;
    private final Consumer<Failure> details;

    /**
     * @param log where failures are logged
     * @param details shows the details of a failure
     */
    public WindowNotices(LogFolder log, Consumer<Failure> details) {
        this.log = log;
        this.details = details;
    }

    /** The last action, for the status line; takes no space if empty. */
    public Region done() {
        return done;
    }

    /** Questions and the newest notice, for the area below the bar; take no space if empty. */
    public Node lines() {
        return lines;
    }

    @Override
    public void done(String text) {
        if (text.length() > LONG_TEXT) {
            told.add(NoticeParts.line(text, Icon.CHECK_CIRCLE, "good-icon"));
        } else {
            done.show(text, List.of());
        }
    }

    @Override
    public void done(String text, List<NoticeLink> links) {
        done.show(text, links);
    }

    @Override
    public void written(String text, Path file) {
        Path target = file.toAbsolutePath();
        NoticeLink show = new NoticeLink(
                Messages.text("notice.showInFolder"), () -> log.opener().showInFolder(target, this::failed));
        done(text, List.of(open(Messages.text("notice.open"), target), show));
    }

    @Override
    public void writtenInto(String text, Path folder) {
        done(text, List.of(open(Messages.text("notice.openFolder"), folder.toAbsolutePath())));
    }

    private NoticeLink open(String text, Path target) {
        return new NoticeLink(text, () -> log.opener().open(target, this::failed));
    }

    @Override
    public void offer(String text, String linkText, Runnable link) {
        HBox line = NoticeParts.line(text, Icon.INFO, "accent-icon");
        told.add(line, NoticeParts.link(linkText, () -> {
            told.close(line);
            link.run();
        }));
    }

    @Override
    public void failed(String text) {
        tellFailure(text, NoticeParts.copyButton(Messages.text("notice.copy"), text));
    }

    @Override
    public void failed(Failure failure) {
        tellFailure(
                failure.sentence(),
                NoticeParts.link(Messages.text("command.log"), () -> log.show(this)),
                NoticeParts.link(Messages.text("notice.details"), () -> details.accept(failure)),
                NoticeParts.copyButton(Messages.text("notice.copyDetails"), failure.details()));
    }

    /** Opens the folder of the log. */
    public void showLog() {
        log.show(this);
    }

    /** Shows a question until one of the answers is chosen. */
    public void ask(String text, NoticeLink... answers) {
        HBox question = NoticeParts.line(text, Icon.INFO, "accent-icon");
        question.getStyleClass().add("question");
        for (NoticeLink answer : answers) {
            question.getChildren().add(NoticeParts.link(answer.text(), () -> {
                questions.getChildren().remove(question);
                answer.action().run();
            }));
        }
        questions.getChildren().add(question);
    }

    /** Removes a notice that is no longer true, or a question that no longer needs an answer. */
    @Override
    public void withdraw(String text) {
        questions.getChildren().removeIf(question -> text.equals(question.getAccessibleText()));
        told.remove(text);
        done.withdraw(text);
    }

    /** Shows a failure as the newest notice, in place of an open one with the same text. */
    private void tellFailure(String text, Node... controls) {
        told.remove(text);
        told.add(NoticeParts.line(text, Icon.ALERT_TRIANGLE, "bad-icon"), controls);
    }
}
