package dev.densescope.ui.shell.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.failure.Failure;
import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToastsTest {
    @TempDir
    private Path folder;

    private final List<Path> opened = new ArrayList<>();
    private final Toasts toasts = new Toasts(new LogFolder(new ProgramLog(Path.of("logs")), opened::add));
    private final List<String> done = new ArrayList<>();

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aFailureNobodyForesawOffersItsDetailsAndTheLog() throws Exception {
        ProgramLog log = new ProgramLog(Files.createDirectory(folder.resolve("logs")));
        String copied = Pictures.onFx(() -> {
            Toasts cards = new Toasts(new LogFolder(log, opened::add));
            cards.failed(new Failure("It failed.", "It failed.\nat some place"));
            cards.failed(new Failure("It failed.", "It failed.\nat some place"));
            assertEquals(1, cards.root().lookupAll(".toast").size());
            ((Hyperlink) cards.root().lookup(".hyperlink")).fire();
            ((Button) cards.root().lookup(".button")).fire();
            return Clipboard.getSystemClipboard().getString();
        });
        assertEquals("It failed.\nat some place", copied);
        assertEquals(List.of(log.folder()), opened);
    }

    @Test
    void withoutALogItIsSaidThatNothingHasFailed() {
        List<String> shown = Pictures.onFx(() -> {
            toasts.showLog();
            return shown();
        });
        assertEquals(List.of("Nothing has failed so far: the log would be in logs."), shown);
        assertEquals(List.of(), opened);
    }

    @Test
    void atMostThreeCardsAreShownAndTheOldestDoneGoesFirst() {
        List<String> shown = Pictures.onFx(() -> {
            toasts.done("one");
            toasts.failed("two");
            toasts.done("three");
            toasts.done("four");
            toasts.done("five");
            return shown();
        });
        assertEquals(List.of("two", "four", "five"), shown);
    }

    @Test
    void ofManyFailuresTheNewestStayAndASuccessPushesOutNone() {
        List<String> shown = Pictures.onFx(() -> {
            for (String text : List.of("one", "two", "three", "four")) {
                toasts.failed(text);
            }
            toasts.done("done");
            return shown();
        });
        assertEquals(List.of("two", "three", "four"), shown);
    }

    @Test
    void aFailureThatIsStillShownIsNotShownTwice() {
        List<String> shown = Pictures.onFx(() -> {
            toasts.failed("one");
            toasts.failed("one");
            close(0);
            toasts.failed("one");
            return shown();
        });
        assertEquals(List.of("one"), shown);
    }

    @Test
    void aQuestionStaysUntilItIsAnsweredAndCoversNothing() {
        List<String> shown = Pictures.onFx(() -> {
            toasts.ask(
                    "question",
                    new Toasts.Answer("Yes", () -> done.add("yes")),
                    new Toasts.Answer("No", () -> done.add("no")));
            for (String text : List.of("one", "two", "three", "four")) {
                toasts.failed(text);
            }
            return shown();
        });
        assertEquals(List.of("two", "three", "four"), shown, "it is none of the cards");
        assertEquals(1, questions().size());
        Pictures.onFx(() -> {
            Parent question = (Parent) questions().get(0);
            assertEquals("question", question.getAccessibleText());
            List<Node> parts = question.getChildrenUnmodifiable();
            ((Hyperlink) parts.get(parts.size() - 1)).fire();
            return toasts;
        });
        assertEquals(List.of(), questions());
        assertEquals(List.of("no"), done);
    }

    @Test
    void aLinkIsFollowedOnceAndTakesItsCardAway() {
        List<String> shown = Pictures.onFx(() -> {
            toasts.done("exported", "Open", () -> done.add("open"));
            link(0, 0).fire();
            return shown();
        });
        assertEquals(List.of(), shown);
        assertEquals(List.of("open"), done);
    }

    private List<String> shown() {
        return cards().stream().map(Node::getAccessibleText).toList();
    }

    private List<Node> questions() {
        return ((Parent) toasts.questions()).getChildrenUnmodifiable();
    }

    private List<Node> cards() {
        return ((Parent) toasts.root()).getChildrenUnmodifiable();
    }

    private Hyperlink link(int card, int link) {
        return parts(card, Hyperlink.class).get(link);
    }

    private void close(int card) {
        List<Button> buttons = parts(card, Button.class);
        buttons.get(buttons.size() - 1).fire();
    }

    private <T extends Node> List<T> parts(int card, Class<T> type) {
        return ((Parent) cards().get(card))
                .getChildrenUnmodifiable().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
    }
}
