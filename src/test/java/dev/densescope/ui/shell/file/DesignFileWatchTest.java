package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.ProgramLog;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.ui.Background;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.shell.notice.LogFolder;
import dev.densescope.ui.shell.notice.WindowNotices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the design is changed by another program, or by another window. */
class DesignFileWatchTest {
    private static final DenseNetSpec MINE = TestWorkspace.DESIGN;
    private static final DenseNetSpec THEIRS = MINE.withClasses(7);

    @TempDir
    private Path folder;

    private final DesignDocument document = new DesignDocument(MINE);
    private WindowNotices notices;
    private DesignFileWatch watch;
    private Path file;
    private long millis = 1_700_000_000_000L;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("design.json");
        write(MINE);
        document.opened(MINE, file);
        notices = Pictures.onFx(
                () -> new WindowNotices(new LogFolder(new ProgramLog(folder), (opened, failed) -> {}), failure -> {}));
        watch = new DesignFileWatch(document, notices, new Background(Runnable::run, Runnable::run));
        looks();
    }

    @Test
    void aFileThatNobodyTouchesIsNoNews() throws IOException {
        write(MINE);
        looks();
        assertEquals(List.of(), told());
        assertFalse(document.isUnsaved());
    }

    @Test
    void whatThisWindowSavesIsNoNews() throws IOException {
        document.edit("classes", spec -> THEIRS);
        write(THEIRS);
        document.saving(file).run();
        looks();
        assertEquals(List.of(), told());
    }

    @Test
    void aChangedFileCanBeReloadedAndThatCanBeUndone() throws IOException {
        document.edit("batch", spec -> spec.withBatch(9));
        write(THEIRS);
        looks();
        assertEquals(List.of("design.json was changed by another program."), told());
        answer("Reload");
        assertEquals(THEIRS, document.spec());
        assertFalse(document.isUnsaved());
        document.undo();
        assertEquals(MINE.withBatch(9), document.spec());
        looks();
        assertEquals(List.of(), told());
    }

    @Test
    void theDesignOfTheWindowCanBeKeptAndIsThenUnsaved() throws IOException {
        write(THEIRS);
        looks();
        assertTrue(document.isUnsaved());
        answer("Keep this design");
        looks();
        assertEquals(MINE, document.spec());
        assertEquals(List.of(), told());
        write(THEIRS.withBatch(3));
        looks();
        assertEquals(List.of("design.json was changed by another program."), told(), "the next change is told too");
    }

    @Test
    void aQuestionGoesWhenTheFileIsSavedHere() throws IOException {
        write(THEIRS);
        looks();
        write(MINE);
        document.saving(file).run();
        looks();
        assertEquals(List.of(), told());
        assertFalse(document.isUnsaved());
    }

    @Test
    void aDeletedFileIsToldAndLeavesTheDesignUnsaved() throws IOException {
        Files.delete(file);
        looks();
        assertEquals(
                List.of("design.json was deleted or moved by another program. Save to write this design again."),
                told());
        assertTrue(document.isUnsaved());
    }

    @Test
    void aFileThatIsNoDesignAnyMoreIsTold() throws IOException {
        Files.writeString(file, "{");
        looks();
        assertTrue(told().get(0).startsWith("design.json was changed by another program and cannot be read any more."));
        assertTrue(document.isUnsaved());
    }

    /** Written a second later, so that it looks different. */
    private void write(DenseNetSpec design) throws IOException {
        DesignFile.write(file, design);
        millis += 1000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }

    private void looks() {
        Pictures.onFx(() -> {
            for (int i = 0; i < 3; i++) {
                watch.look();
            }
            return watch;
        });
    }

    private List<String> told() {
        return Pictures.onFx(() -> Stream.of(".told", ".question")
                .flatMap(style -> notices.lines().lookupAll(style).stream())
                .map(Node::getAccessibleText)
                .toList());
    }

    private void answer(String text) {
        Pictures.onFx(() -> {
            ((Parent) notices.lines())
                    .lookupAll(".hyperlink").stream()
                            .map(Hyperlink.class::cast)
                            .filter(link -> link.getText().equals(text))
                            .findFirst()
                            .orElseThrow()
                            .fire();
            return watch;
        });
    }
}
