package dev.densescope.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.Presets;
import dev.densescope.ui.TestWorkspace;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesignDocumentTest {
    private static final DenseNetSpec START = TestWorkspace.DESIGN;
    private static final DenseNetSpec PRESET = Presets.find("densenet-121").orElseThrow();
    private static final Path FILE = Path.of("some.json");
    private static final String DRAG = "drag";

    private final DesignDocument document = new DesignDocument(START);

    @Test
    void undoAndRedoNameTheEditTheyTouch() {
        setBatch(2);
        document.edit("classes", spec -> spec.withClasses(7));
        assertNames("classes", "");
        document.undo();
        assertNames("batch", "classes");
        document.undo();
        assertNames("", "batch");
        assertEquals(START, document.spec());
        document.redo();
        document.redo();
        assertNames("classes", "");
        assertEquals(START.withBatch(2).withClasses(7), document.spec());
    }

    @Test
    void theChoiceOfAPlanIsUndoneLikeAnEdit() {
        setBatch(2);
        document.choose(Strategies.baseline());
        assertNames("strategy to naive", "");
        document.undo();
        assertEquals(Strategies.recommended(), document.planProperty().get());
        assertEquals(2, document.spec().batch());
        document.redo();
        assertEquals(Strategies.baseline(), document.planProperty().get());
        document.choose(Strategies.baseline());
        assertNames("strategy to naive", "");
    }

    @Test
    void undoAndRedoTellWhatTheyDidAndWhichStrategyHolds() {
        document.choose(Strategies.baseline());
        assertEquals("", document.lastMoveProperty().get());
        document.undo();
        assertEquals(
                "Undone: strategy to naive. The strategy is shared.",
                document.lastMoveProperty().get());
        document.redo();
        assertEquals(
                "Redone: strategy to naive. The strategy is naive.",
                document.lastMoveProperty().get());
    }

    @Test
    void undoOfAnEditKeepsAPlanThatItDidNotChangeAndRestoresOneThatItReplaced() {
        setBatch(2);
        document.planProperty().set(Strategies.baseline()); // settings, no edit
        document.undo();
        assertEquals(Strategies.baseline(), document.planProperty().get());
        document.specProperty()
                .addListener(
                        (observable, before, now) -> document.planProperty().set(Strategies.recommended()));
        document.edit("classes", spec -> spec.withClasses(7));
        document.undo();
        assertEquals(Strategies.baseline(), document.planProperty().get());
        document.redo();
        assertEquals(Strategies.recommended(), document.planProperty().get());
    }

    @Test
    void undoAndRedoWithNothingToDoChangeNothing() {
        document.undo();
        document.redo();
        assertEquals(START, document.spec());
        assertNames("", "");
    }

    @Test
    void anEditAfterUndoForgetsWhatWasTakenBack() {
        setBatch(2);
        document.undo();
        document.edit("classes", spec -> spec.withClasses(7));
        assertNames("classes", "");
        document.redo();
        assertEquals(START.withClasses(7), document.spec());
    }

    @Test
    void anEditThatChangesNothingIsNoStep() {
        setBatch(START.batch());
        assertNames("", "");
    }

    @Test
    void aRefusedEditChangesNothingNotEvenWhatRedoDoes() {
        setBatch(2);
        document.undo();
        assertThrows(InvalidSpecException.class, () -> setBatch(0));
        assertEquals(START, document.spec());
        assertNames("", "batch");
    }

    @Test
    void theEditsOfAGestureAreOneStep() {
        for (int batch = 5; batch < 20; batch++) {
            dragBatchTo(batch);
        }
        document.undo();
        assertEquals(START, document.spec());
        document.redo();
        assertEquals(19, document.spec().batch());
    }

    @Test
    void aGestureThatHasEndedIsNotJoined() {
        dragBatchTo(5);
        document.endGesture();
        dragBatchTo(6);
        document.undo();
        assertEquals(5, document.spec().batch());
    }

    @Test
    void aGestureThatIsUndoneIsNotJoinedByItsRest() {
        dragBatchTo(5);
        document.undo();
        document.redo();
        dragBatchTo(6);
        document.undo();
        assertEquals(5, document.spec().batch());
    }

    @Test
    void anotherGestureIsAnotherStep() {
        dragBatchTo(5);
        document.edit("classes", "drag classes", spec -> spec.withClasses(7));
        document.undo();
        assertEquals(START.withBatch(5), document.spec());
    }

    @Test
    void aGestureThatComesBackToItsBeginningIsNoStep() {
        document.edit("classes", spec -> spec.withClasses(7));
        dragBatchTo(5);
        dragBatchTo(START.batch());
        assertNames("classes", "");
        dragBatchTo(6);
        document.undo();
        assertEquals(START.withClasses(7), document.spec());
    }

    @Test
    void itIsUnsavedWhileItDiffersFromWhatWasSavedAlsoByUndo() {
        assertFalse(document.isUnsaved());
        setBatch(2);
        assertTrue(document.isUnsaved());
        document.saving(FILE).run();
        assertFalse(document.isUnsaved());
        document.undo();
        assertTrue(document.isUnsaved());
        assertEquals(Optional.of(FILE), document.file());
        document.redo();
        assertFalse(document.isUnsaved());
    }

    @Test
    void aPresetHasNoFileAndUndoBringsTheFileBack() {
        document.opened(START, FILE);
        document.replace("preset", PRESET);
        assertEquals(Optional.empty(), document.file());
        assertFalse(document.isUnsaved());
        document.undo();
        assertEquals(START, document.spec());
        assertEquals(Optional.of(FILE), document.file());
        assertFalse(document.isUnsaved());
    }

    @Test
    void aPresetWithAPlanIsOneStep() {
        document.replace("preset", PRESET, Optional.of(Strategies.baseline()));
        assertEquals(PRESET, document.spec());
        assertEquals(Strategies.baseline(), document.planProperty().get());
        assertFalse(document.isUnsaved());
        document.undo();
        assertEquals(START, document.spec());
        assertEquals(Strategies.recommended(), document.planProperty().get());
        assertNames("", "preset");
        document.redo();
        assertEquals(Strategies.baseline(), document.planProperty().get());
    }

    @Test
    void savingAPresetDoesNotTouchTheFileOfTheDesignBeforeIt() {
        document.opened(START, FILE);
        document.replace("preset", PRESET);
        document.saving(Path.of("preset.json")).run();
        document.undo();
        assertEquals(Optional.of(FILE), document.file());
        assertFalse(document.isUnsaved());
    }

    @Test
    void whatIsChangedWhileADesignIsWrittenIsUnsavedAndTheFileIsThatOfTheDesign() {
        setBatch(2);
        Runnable saved = document.saving(FILE);
        setBatch(3);
        document.replace("preset", PRESET);
        saved.run();
        assertEquals(Optional.empty(), document.file(), "the preset has no file");
        document.undo();
        assertEquals(Optional.of(FILE), document.file());
        assertTrue(document.isUnsaved());
        document.undo();
        assertFalse(document.isUnsaved());
    }

    @Test
    void presetsInThePlaceOfUnsavedWorkStayUnsaved() {
        setBatch(2);
        document.replace("preset", PRESET);
        assertTrue(document.isUnsaved(), "leaving now would lose the work that undo can bring back");
        document.replace("preset", START);
        assertTrue(document.isUnsaved());
        document.saving(FILE).run();
        assertFalse(document.isUnsaved());
    }

    @Test
    void openingAndStartingAnewForgetTheHistory() {
        setBatch(2);
        document.opened(PRESET, FILE);
        assertNames("", "");
        assertEquals(Optional.of(FILE), document.file());
        setBatch(3);
        document.undo();
        document.startFrom(START);
        assertNames("", "");
        assertEquals(Optional.empty(), document.file());
        assertFalse(document.isUnsaved());
    }

    @Test
    void restoredWorkKeepsItsFileAndIsUnsavedAndCanBeUndone() {
        setBatch(2);
        document.restore("restoring", PRESET, Optional.of(FILE));
        assertEquals(PRESET, document.spec());
        assertEquals(Optional.of(FILE), document.file());
        assertTrue(document.isUnsaved());
        document.undo();
        assertEquals(START.withBatch(2), document.spec());
        assertEquals(Optional.empty(), document.file());
    }

    private void setBatch(int batch) {
        document.edit("batch", spec -> spec.withBatch(batch));
    }

    private void dragBatchTo(int batch) {
        document.edit("batch", DRAG, spec -> spec.withBatch(batch));
    }

    private void assertNames(String undo, String redo) {
        assertEquals(undo, document.undoNameProperty().get());
        assertEquals(redo, document.redoNameProperty().get());
    }
}
