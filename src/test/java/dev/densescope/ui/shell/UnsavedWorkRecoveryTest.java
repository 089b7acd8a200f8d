package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.shell.file.Autosave;
import dev.densescope.ui.shell.file.RecoveryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unsaved work over starts that end well and starts that do not. */
class UnsavedWorkRecoveryTest {
    private static final DenseNetSpec START = TestWorkspace.DESIGN;
    private static final DenseNetSpec WORK = START.withBatch(9).withName("Work");
    private static final DenseNetSpec LATER = START.withClasses(7).withName("Later");

    @TempDir
    private Path folder;

    private final List<TestWindow> windows = new ArrayList<>();

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @AfterEach
    void closeAll() {
        fx(() -> windows.forEach(TestWindow::crash));
    }

    @Test
    void restoredWorkComesBackWithItsFileAndOverwritesNothing() {
        Path file = folder.resolve("mine.json");
        DesignFile.write(file, START.withBatch(3));
        crashWith(WORK, Optional.of(file));
        TestWindow window = start();
        assertEquals(List.of("DenseScope closed with unsaved changes to Work."), notices(window));
        Pictures.take(window.stage.getScene(), "work-left-behind");
        fx(() -> window.answer("Restore"));
        assertEquals(WORK, window.workspace.spec());
        assertEquals(Optional.of(file), window.workspace.document().file());
        assertTrue(window.workspace.document().isUnsaved());
        assertEquals(START.withBatch(3), DesignFile.read(file), "only saving writes the file");
        fx(() -> window.press("Shortcut+S"));
        assertEquals(WORK, DesignFile.read(file));
        assertEquals(List.of(), window.dialogs.asked());
    }

    @Test
    void workIsKeptUntilTheOfferIsAnsweredWhateverIsEditedMeanwhile() {
        crashWith(WORK, Optional.empty());
        TestWindow second = start();
        fx(() -> {
            second.workspace.document().edit("later", spec -> LATER);
            keep(folder, second.workspace.document());
            second.crash();
        });
        TestWindow third = start();
        assertEquals(List.of("DenseScope closed with unsaved changes to Later."), notices(third));
        fx(() -> third.answer("Discard"));
        assertEquals(List.of("DenseScope closed with unsaved changes to Work."), notices(third));
        fx(() -> third.answer("Restore"));
        assertEquals(WORK, third.workspace.spec());
        assertEquals(List.of(), notices(third));
    }

    @Test
    void restoringKeepsWhatWasEditedSinceTheStart() {
        crashWith(WORK, Optional.empty());
        TestWindow window = start();
        fx(() -> {
            window.workspace.document().edit("later", spec -> LATER);
            window.answer("Restore");
        });
        assertEquals(WORK, window.workspace.spec());
        fx(() -> window.press("Shortcut+Z"));
        assertEquals(LATER, window.workspace.spec());
    }

    @Test
    void restoredWorkSurvivesTheNextCrashToo() {
        crashWith(WORK, Optional.empty());
        TestWindow window = start();
        fx(() -> {
            window.answer("Restore");
            window.crash();
        });
        assertEquals(1, RecoveryFile.in(folder).size());
        assertEquals(List.of("DenseScope closed with unsaved changes to Work."), notices(start()));
    }

    @Test
    void aCloseThatIsNoAnswerLeavesTheOfferForTheNextStart() {
        crashWith(WORK, Optional.empty());
        TestWindow window = start();
        fx(() -> window.press("Shortcut+Q"));
        assertFalse(window.stage.isShowing());
        assertEquals(1, notices(start()).size());
    }

    @Test
    void discardedWorkIsNotOfferedAgain() {
        crashWith(WORK, Optional.empty());
        TestWindow window = start();
        fx(() -> window.answer("Discard"));
        assertEquals(START, window.workspace.spec());
        assertEquals(List.of(), RecoveryFile.in(folder));
        assertEquals(List.of(), notices(start()));
    }

    @Test
    void workThatDiffersFromNothingIsNotOffered() {
        Path file = folder.resolve("saved.json");
        DesignFile.write(file, WORK);
        crashWith(WORK, Optional.of(file));
        crashWith(START, Optional.empty());
        assertEquals(List.of(), notices(start()));
        assertEquals(List.of(), RecoveryFile.in(folder));
    }

    @Test
    void workWhoseFileHasChangedOrIsGoneIsOffered() {
        crashWith(WORK, Optional.of(folder.resolve("gone.json")));
        assertEquals(1, notices(start()).size());
    }

    @Test
    void aDamagedCopyIsToldOnceAndKeptAside() throws IOException {
        Files.writeString(folder.resolve("unsaved-1.json"), "{");
        Path aside = folder.resolve("damaged-unsaved-1.json");
        assertEquals(
                List.of("Unsaved work of an earlier start is damaged and cannot be restored. It is kept as " + aside
                        + "."),
                notices(start()));
        assertEquals("{", Files.readString(aside));
        assertEquals(List.of(), notices(start()));
    }

    private static boolean keep(Path folder, DesignDocument document) {
        return new Autosave(folder, document, Runnable::run).keeping().getAsBoolean();
    }

    @Test
    void savedAndDiscardedWorkLeavesNothingBehind() throws IOException {
        DesignDocument document = new DesignDocument(START);
        Autosave autosave = new Autosave(folder, document, Runnable::run);
        document.edit("work", spec -> WORK);
        assertTrue(autosave.keeping().getAsBoolean());
        assertEquals(WORK, RecoveryFile.in(folder).get(0).design().orElseThrow());
        document.saving(folder.resolve("a.json")).run();
        assertTrue(autosave.keeping().getAsBoolean());
        assertEquals(List.of(), RecoveryFile.in(folder));
        document.edit("more", spec -> LATER);
        assertTrue(autosave.keeping().getAsBoolean());
        assertEquals(
                Optional.of(folder.resolve("a.json")),
                RecoveryFile.in(folder).get(0).file());
        autosave.forget();
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldToTheCaller() throws IOException {
        DesignDocument document = new DesignDocument(START);
        document.edit("work", spec -> WORK);
        assertFalse(keep(Files.createFile(folder.resolve("file")), document));
    }

    /** What a start leaves that is killed after its work was kept. */
    private void crashWith(DenseNetSpec work, Optional<Path> file) {
        DesignDocument document = new DesignDocument(TestWorkspace.DESIGN.withDropout(0.3));
        document.restore("work", work, file);
        assertTrue(Pictures.onFx(() -> keep(folder, document)));
    }

    private TestWindow start() {
        TestWindow window = Pictures.onFx(() -> new TestWindow(folder, START));
        windows.add(window);
        return window;
    }

    private static List<String> notices(TestWindow window) {
        return Pictures.onFx(window::notices);
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
    }
}
