package dev.densescope.ui.shell.notice;

import dev.densescope.failure.Failure;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Notices as cards at the lower right edge of the window, at most three. Those of failures stay until they are closed; when
 * room is needed, the oldest of those that matter least goes. Questions stay until they are answered, so they are lines with
 * a place of their own, where they cover nothing. FX thread only.
 */
public final class Toasts implements Notices {
    /**
     * A link that answers a card or a question and takes it away.
     *
     * @param text the words of the link
     * @param action what it does
     */
    public record Answer(String text, Runnable action) {}

    /** How long a card stays. Of too many cards those of the first kinds go first. */
    private enum Stay {
        A_WHILE,
        UNTIL_CLOSED
    }

    private static final Duration DONE_STAYS = Duration.seconds(6);
    private static final int MAX_CARDS = 3;

    private final VBox cards = new VBox(8);
    private final VBox questions = new VBox();
    private final LogFolder log;

    /** @param log where failures are logged */
    public Toasts(LogFolder log) {
        this.log = log;
        cards.getStyleClass().add("toasts");
        cards.setAlignment(Pos.BOTTOM_RIGHT);
        cards.setPickOnBounds(false);
        cards.setFillWidth(false);
    }

    public Node root() {
        return cards;
    }

    /** The questions, to be put where they cover nothing; without any it takes no place. */
    public Node questions() {
        return questions;
    }

    @Override
    public void done(String text) {
        showForAWhile(closable(card(text, Feather.CHECK_CIRCLE, "good-icon")));
    }

    @Override
    public void done(String text, String linkText, Runnable link) {
        HBox card = card(text, Feather.CHECK_CIRCLE, "good-icon");
        card.getChildren().add(link(card, new Answer(linkText, link)));
        showForAWhile(closable(card));
    }

    @Override
    public void failed(String text) {
        if (!isShown(text)) {
            show(closable(failureCard(text, Messages.text("toast.copy"), text)), Stay.UNTIL_CLOSED);
        }
    }

    @Override
    public void failed(Failure failure) {
        if (!isShown(failure.sentence())) {
            HBox card = failureCard(failure.sentence(), Messages.text("toast.copyDetails"), failure.details());
            Hyperlink openLog = new Hyperlink(Messages.text("command.log"));
            openLog.setMinWidth(Region.USE_PREF_SIZE);
            openLog.setOnAction(event -> log.show(this));
            card.getChildren().add(2, openLog);
            show(closable(card), Stay.UNTIL_CLOSED);
        }
    }

    /** Opens the folder in which failures are logged. */
    public void showLog() {
        log.show(this);
    }

    private static HBox failureCard(String text, String copyText, String copied) {
        HBox card = card(text, Feather.ALERT_TRIANGLE, "bad-icon");
        Button copy = iconButton(Feather.COPY, copyText);
        copy.setOnAction(event -> copy(copied));
        card.getChildren().add(copy);
        return card;
    }

    /** Asks something; the question stays until one of the answers is chosen. */
    public void ask(String text, Answer... answers) {
        HBox question = line(text, Feather.INFO, "accent-icon");
        question.getStyleClass().add("question");
        for (Answer answer : answers) {
            question.getChildren().add(link(question, answer));
        }
        questions.getChildren().add(question);
    }

    /** Takes a question away that nobody need answer any more. */
    public void withdraw(String text) {
        questions.getChildren().removeIf(question -> text.equals(question.getAccessibleText()));
    }

    private void showForAWhile(HBox card) {
        show(card, Stay.A_WHILE);
        PauseTransition pause = new PauseTransition(DONE_STAYS);
        pause.setOnFinished(event -> {
            if (card.isHover() && cards.getChildren().contains(card)) {
                pause.playFromStart();
            } else {
                cards.getChildren().remove(card);
            }
        });
        pause.play();
    }

    private void show(HBox card, Stay stay) {
        card.setUserData(stay);
        cards.getChildren().add(card);
        while (cards.getChildren().size() > MAX_CARDS && removeOldest()) {
            // one after the other
        }
    }

    /** Takes away the oldest card of those that matter least; false if there is none. */
    private boolean removeOldest() {
        return removeOldest(Stay.A_WHILE) || removeOldest(Stay.UNTIL_CLOSED);
    }

    private boolean removeOldest(Stay stay) {
        return cards.getChildren().stream()
                .filter(card -> card.getUserData() == stay)
                .findFirst()
                .map(cards.getChildren()::remove)
                .orElse(false);
    }

    private static HBox card(String text, Feather icon, String iconStyle) {
        HBox card = line(text, icon, iconStyle);
        card.getStyleClass().add("toast");
        HBox.setHgrow(card.getChildren().get(1), Priority.ALWAYS);
        return card;
    }

    private static HBox line(String text, Feather icon, String iconStyle) {
        FontIcon picture = FontIcon.of(icon, 16);
        picture.getStyleClass().add(iconStyle);
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(420);
        HBox line = new HBox(12, picture, label);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(text);
        return line;
    }

    private HBox closable(HBox card) {
        Button close = iconButton(Feather.X, Messages.text("toast.close"));
        close.setOnAction(event -> cards.getChildren().remove(card));
        card.getChildren().add(close);
        return card;
    }

    private Hyperlink link(HBox card, Answer answer) {
        Hyperlink link = new Hyperlink(answer.text());
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> {
            cards.getChildren().remove(card);
            questions.getChildren().remove(card);
            answer.action().run();
        });
        return link;
    }

    /** Whether a failure of these words is on a card already. */
    private boolean isShown(String text) {
        return cards.getChildren().stream()
                .anyMatch(card -> card.getUserData() == Stay.UNTIL_CLOSED && text.equals(card.getAccessibleText()));
    }

    private static Button iconButton(Feather icon, String name) {
        Button button = new Button("", FontIcon.of(icon, 14));
        button.getStyleClass().addAll("flat", "icon");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
