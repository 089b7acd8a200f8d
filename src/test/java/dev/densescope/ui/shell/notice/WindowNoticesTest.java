package dev.densescope.ui.shell.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Failure;
import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowNoticesTest {
    @TempDir
    private Path folder;

    private final List<Path> opened = new ArrayList<>();
    private final List<Failure> detailed = new ArrayList<>();
    private final WindowNotices notices = new WindowNotices(
            new LogFolder(new ProgramLog(Path.of("logs")), (file, failed) -> opened.add(file)), detailed::add);
    private final List<String> done = new ArrayList<>();

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aFailureNobodyForesawOffersItsDetailsAndTheLog() throws Exception {
        ProgramLog log = new ProgramLog(Files.createDirectory(folder.resolve("logs")));
        String copied = Pictures.onFx(() -> {
            WindowNotices shown =
                    new WindowNotices(new LogFolder(log, (file, failed) -> opened.add(file)), detailed::add);
            shown.failed(new Failure("It failed.", "It failed.\nat some place"));
            shown.failed(new Failure("It failed.", "It failed.\nat some place"));
            assertEquals(1, shown.lines().lookupAll(".told").size());
            ((Hyperlink) shown.lines().lookupAll(".hyperlink").stream()
                            .filter(Node::isVisible)
                            .findFirst()
                            .orElseThrow())
                    .fire();
            ((Button) shown.lines().lookup(".button")).fire();
            return Clipboard.getSystemClipboard().getString();
        });
        assertEquals("It failed.\nat some place", copied);
        assertEquals(List.of(log.folder()), opened);
    }

    @Test
    void aNoticeThatIsNoLongerTrueIsRemovedWhereverItIsShown() {
        String withLine = "It is so. ".repeat(12);
        List<Boolean> shown = Pictures.onFx(() -> {
            notices.done("Short.");
            notices.done(withLine);
            List<Boolean> seen = new ArrayList<>();
            seen.add(notices.done().isVisible());
            notices.withdraw("Other.");
            seen.add(notices.done().isVisible() && notices.lines().lookup(".told") != null);
            notices.withdraw("Short.");
            seen.add(notices.done().isVisible());
            notices.withdraw(withLine);
            seen.add(notices.lines().lookup(".told") != null);
            return seen;
        });
        assertEquals(List.of(true, true, false, false), shown);
    }

    @Test
    void noticesOfWrittenFilesOpenThem() {
        Path file = folder.resolve("chart.svg");
        List<String> texts = Pictures.onFx(() -> {
            List<String> links = new ArrayList<>();
            notices.written("Saved chart.svg.", file);
            links.addAll(fireLinks());
            notices.writtenInto("Exported to the folder data.", folder);
            links.addAll(fireLinks());
            return links;
        });
        assertEquals(List.of("Open", "Show in folder", "Open the folder"), texts);
        assertEquals(List.of(file, folder, folder), opened);
    }

    /** Follows the links of what was done, and returns their texts. */
    private List<String> fireLinks() {
        List<Hyperlink> links = notices.done().getChildrenUnmodifiable().stream()
                .filter(Hyperlink.class::isInstance)
                .map(Hyperlink.class::cast)
                .toList();
        links.forEach(Hyperlink::fire);
        return links.stream().map(Hyperlink::getText).toList();
    }

    @Test
    void aLogThatTheDesktopDoesNotOpenIsTold() throws Exception {
        ProgramLog log = new ProgramLog(Files.createDirectory(folder.resolve("logs")));
        boolean told = Pictures.onFx(() -> {
            WindowNotices shown = new WindowNotices(
                    new LogFolder(log, (file, failed) -> failed.accept("No program for " + file)), detailed::add);
            shown.showLog();
            return shown.lines().lookupAll(".told").stream()
                    .anyMatch(line -> ("No program for " + log.folder()).equals(line.getAccessibleText()));
        });
        assertTrue(told);
    }

    @Test
    void aFailureThatIsInTheLogLeadsToItsDetails() {
        Failure failure = new Failure("It failed.", "java.lang.IllegalStateException: no");
        Pictures.onFx(() -> {
            notices.failed(failure);
            notices.lines().lookupAll(".hyperlink").stream()
                    .map(Hyperlink.class::cast)
                    .filter(link -> link.getText().equals("Details"))
                    .forEach(Hyperlink::fire);
            return notices;
        });
        assertEquals(List.of(failure), detailed);
    }

    @Test
    void withoutALogItIsSaidThatNothingHasFailed() {
        Pictures.onFx(() -> {
            notices.showLog();
            return notices;
        });
        assertEquals("No errors so far. They would be logged in logs.", doneNow());
        assertEquals(List.of(), opened);
    }

    @Test
    void whatWasDoneLastIsInTheStatusLineAndNoFailureTakesItsPlace() {
        Pictures.onFx(() -> {
            notices.done("one");
            notices.failed("two");
            notices.done("three");
            return notices;
        });
        assertEquals("three", doneNow());
        assertEquals(List.of("two"), inSight());
        Pictures.onFx(() -> {
            buttons(notices.done()).get(0).fire();
            return notices;
        });
        assertEquals("", doneNow());
        assertFalse(notices.done().isManaged(), "it gives its room back");
    }

    @Test
    void whatIsTooLongForTheStatusLineIsALineThatStays() {
        String text = "A sentence that goes on for a while. ".repeat(4).strip();
        Pictures.onFx(() -> {
            notices.done(text);
            return notices;
        });
        assertEquals("", doneNow());
        assertEquals(List.of(text), inSight());
    }

    @Test
    void anOfferStaysUntilItIsTaken() {
        List<String> taken = new ArrayList<>();
        Pictures.onFx(() -> {
            notices.offer("A checkpoint was opened.", "Resume its training", () -> taken.add("resumed"));
            return notices;
        });
        assertEquals(List.of("A checkpoint was opened."), inSight());
        Pictures.onFx(() -> {
            notices.lines().lookupAll(".hyperlink").stream()
                    .filter(Node::isVisible)
                    .forEach(link -> ((Hyperlink) link).fire());
            return notices;
        });
        assertEquals(List.of("resumed"), taken);
        assertEquals(List.of(), inSight());
    }

    @Test
    void ofManyFailuresTheNewestIsInSightAndClosingItBringsTheOneBefore() {
        Pictures.onFx(() -> {
            for (String text : List.of("one", "two", "three")) {
                notices.failed(text);
            }
            return notices;
        });
        assertEquals(List.of("three"), inSight());
        assertEquals("2 earlier", link(2, "earlier").getText());
        close();
        assertEquals(List.of("two"), inSight());
        close();
        close();
        assertEquals(List.of(), inSight());
    }

    @Test
    void aFailureThatIsStillShownIsNotShownTwice() {
        Pictures.onFx(() -> {
            notices.failed("one");
            notices.failed("one");
            return notices;
        });
        assertEquals(1, told().size());
        close();
        Pictures.onFx(() -> {
            notices.failed("one");
            return notices;
        });
        assertEquals(List.of("one"), inSight());
    }

    @Test
    void aFailureThatHappensAgainIsTheNewestAgain() {
        Pictures.onFx(() -> {
            for (String text : List.of("one", "two", "one")) {
                notices.failed(text);
            }
            return notices;
        });
        assertEquals(List.of("one"), inSight());
        assertEquals(2, told().size());
        Pictures.onFx(() -> {
            notices.failed(new Failure("two", "two\nat some place"));
            return notices;
        });
        assertEquals(List.of("two"), inSight());
        assertEquals(2, told().size());
    }

    @Test
    void earlierNoticesAreReachedByTheirLinkAndTheNextFailureIsShown() {
        Pictures.onFx(() -> {
            for (String text : List.of("one", "two", "three")) {
                notices.failed(text);
            }
            assertFalse(link(2, "later").isVisible(), "it is the newest");
            link(2, "earlier").fire();
            link(1, "earlier").fire();
            return notices;
        });
        assertEquals(List.of("one"), inSight());
        assertFalse(link(0, "earlier").isVisible(), "it is the oldest");
        assertEquals("2 later", link(0, "later").getText());
        Pictures.onFx(() -> {
            link(0, "later").fire();
            return notices;
        });
        assertEquals(List.of("two"), inSight());
        close();
        assertEquals(List.of("one"), inSight());
        close();
        assertEquals(List.of("three"), inSight());
        Pictures.onFx(() -> {
            notices.failed("four");
            return notices;
        });
        assertEquals(List.of("four"), inSight());
    }

    @Test
    void theLinksToOtherNoticesStayInPlaceSoThatTheyCanBeClickedAgain() {
        List<Double> ends = Pictures.onFx(() -> {
            Scene scene = new Scene((Parent) notices.lines(), 900, 60);
            notices.failed("one");
            assertFalse(link(0, "earlier").isManaged(), "it is the only one");
            notices.failed(new Failure("two", "two\nat some place"));
            notices.failed("three");
            List<Double> seen = new ArrayList<>();
            for (int shown = 2; shown > 0; shown--) {
                Hyperlink earlier = link(shown, "earlier");
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                seen.add(earlier.localToScene(earlier.getLayoutBounds()).getMaxX());
                earlier.fire();
            }
            return seen;
        });
        assertEquals(ends.get(0), ends.get(1), 1, "a click in the same place goes on");
    }

    @Test
    void aQuestionStaysUntilItIsAnswered() {
        Pictures.onFx(() -> {
            notices.ask(
                    "question",
                    new NoticeLink("Yes", () -> done.add("yes")),
                    new NoticeLink("No", () -> done.add("no")));
            for (String text : List.of("one", "two", "three", "four")) {
                notices.failed(text);
            }
            return notices;
        });
        assertEquals(1, questions().size());
        Pictures.onFx(() -> {
            Parent question = (Parent) questions().get(0);
            assertEquals("question", question.getAccessibleText());
            List<Node> parts = question.getChildrenUnmodifiable();
            ((Hyperlink) parts.get(parts.size() - 1)).fire();
            return notices;
        });
        assertEquals(List.of(), questions());
        assertEquals(List.of("no"), done);
    }

    @Test
    void theOtherLinksOfANoticeAreThereAfterOneWasFollowed() {
        Pictures.onFx(() -> {
            notices.done(
                    "exported",
                    List.of(
                            new NoticeLink("Open", () -> done.add("open")),
                            new NoticeLink("Show in folder", () -> done.add("folder"))));
            notices.done().lookupAll(".hyperlink").forEach(link -> ((Hyperlink) link).fire());
            return notices;
        });
        assertEquals("exported", doneNow());
        assertEquals(List.of("open", "folder"), done);
    }

    private String doneNow() {
        return notices.done().isVisible() ? notices.done().getAccessibleText() : "";
    }

    private List<String> inSight() {
        return told().stream()
                .filter(Node::isVisible)
                .map(Node::getAccessibleText)
                .toList();
    }

    private Hyperlink link(int notice, String style) {
        return (Hyperlink) told().get(notice).lookup("." + style);
    }

    private List<Node> told() {
        return ((Parent) lines().get(1)).getChildrenUnmodifiable();
    }

    private List<Node> questions() {
        return ((Parent) lines().get(0)).getChildrenUnmodifiable();
    }

    private List<Node> lines() {
        return ((Parent) notices.lines()).getChildrenUnmodifiable();
    }

    private void close() {
        Pictures.onFx(() -> {
            Node newest = told().stream().filter(Node::isVisible).findFirst().orElseThrow();
            List<Button> buttons = buttons((Parent) newest);
            buttons.get(buttons.size() - 1).fire();
            return notices;
        });
    }

    private static List<Button> buttons(Parent notice) {
        return notice.getChildrenUnmodifiable().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
    }
}
