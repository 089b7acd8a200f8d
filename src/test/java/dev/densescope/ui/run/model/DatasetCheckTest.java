package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.data.SkippedImages;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.language.Text;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.Background;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.RunForm;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {
    private static final DatasetPreview PETS = new DatasetPreview(SampleRuns.dataset(), SkippedImages.NONE);

    @TempDir
    Path folder;

    private final RunForm form = new RunForm(List.of("cpu"), 1);
    private final DataForm data = form.data();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Looks looks = new Looks();
    private final DatasetCheck check = new DatasetCheck(form, looks, new Background(work::add, Runnable::run));

    @BeforeEach
    void chooseAFolder() {
        data.sourceProperty().set(DataForm.Source.IMAGES);
        data.choose(folder);
    }

    @Test
    void nobodyLooksBeforeTheScreenIsOpenNorAtSyntheticImages() {
        assertEquals(0, work.size());
        data.sourceProperty().set(DataForm.Source.SYNTHETIC);
        check.open();
        assertEquals(0, work.size());
        assertTrue(data.recognisedProperty().get().isEmpty());
    }

    @Test
    void whatIsRecognisedIsShownWhenSomebodyHasLooked() {
        check.open();
        assertTrue(data.lookingProperty().get());
        workOff();
        assertFalse(data.lookingProperty().get());
        assertEquals(Optional.of(PETS), data.recognisedProperty().get());
        assertEquals(List.of(new DataChoice.Images(folder)), looks.asked);
    }

    @Test
    void onlyTheLatestChoiceIsLookedAt() {
        check.open();
        data.heldOut().textProperty().set("10");
        data.foldersAreClassesProperty().set(true);
        workOff();
        assertEquals(List.of(new DataChoice.Images(folder, true, 0.1)), looks.asked);
    }

    @Test
    void foldersThatLookLikeSplitsCanBeTakenAsClasses() {
        looks.refusal = Optional.of(RunRefusedException.Subject.SPLITS);
        check.open();
        workOff();
        assertEquals("They look like splits.", data.folderProblem().get());
        assertTrue(data.splitsProperty().get());
        looks.refusal = Optional.empty();
        data.foldersAreClassesProperty().set(true);
        workOff();
        assertEquals("", data.folderProblem().get());
        assertFalse(data.splitsProperty().get());
        assertEquals(Optional.of(PETS), data.recognisedProperty().get());
        data.choose(folder.getParent());
        assertFalse(data.foldersAreClassesProperty().get());
    }

    @Test
    void aRunThatStartsEndsTheLookWhichIsTakenUpAgain() {
        check.open();
        check.giveUp();
        workOff();
        assertTrue(data.recognisedProperty().get().isEmpty());
        check.resume();
        workOff();
        assertEquals(Optional.of(PETS), data.recognisedProperty().get());
    }

    private void workOff() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /** Recognises the same in all folders. */
    private static final class Looks implements Runner {
        private final List<DataChoice> asked = new ArrayList<>();
        private Optional<RunRefusedException.Subject> refusal = Optional.empty();

        @Override
        public Optional<DatasetPreview> preview(DataChoice choice, long seed, BooleanSupplier stop) {
            asked.add(choice);
            refusal.ifPresent(subject -> {
                throw new RunRefusedException(subject, Text.verbatim("They look like splits."));
            });
            return Optional.of(PETS);
        }

        @Override
        public Run start(RunSettings settings, RunOutputs outputs, boolean force, BooleanSupplier stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Run startShortOfMemory(RunSettings settings, RunOutputs outputs, BooleanSupplier stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
