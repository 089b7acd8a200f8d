package dev.densescope.ui.run.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.SampleCheckpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checkpoint that is opened elsewhere fills the form with the settings of its training. */
class FormStartTest {
    private static final DenseNetSpec DESIGN = SampleRuns.smallSpec();

    @TempDir
    private Path folder;

    private final RunForm form = new RunForm(List.of("cpu"), 1);
    private int shown;
    private final FormStart start = new FormStart(form, () -> shown++);

    @Test
    void aTrainingIsResumedWithItsSettings() {
        form.seed().textProperty().set("7");
        form.recipe().learningRate().textProperty().set("0.5");
        form.data().sourceProperty().set(DataForm.Source.IMAGES);
        form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
        Path file = SampleCheckpoints.write(folder.resolve("state"), DESIGN, 2);

        start.resume(SavedCheckpoint.read(file));

        RunSettings settings = form.settings(DESIGN, Sharing.of(Strategy.SHARED));
        assertEquals(new StartingPoint.Checkpoint(file), settings.start());
        assertEquals(1, settings.seed());
        assertEquals(TrainingRecipe.DEFAULT, settings.recipe());
        assertEquals("synthetic", settings.data().text());
        assertEquals(3, settings.totalSteps());
        assertEquals("0.0001", form.recipe().weightDecay().textProperty().get());
        assertTrue(form.moreShownProperty().get());
        assertEquals(1, shown);
    }

    @ParameterizedTest
    @CsvSource({
        "'CIFAR-10: 10 classes, 5 images', CIFAR10, FINE",
        "'CIFAR-100, fine labels: 1 c', CIFAR100, FINE",
        "'CIFAR-100, coarse labels: 1', CIFAR100, COARSE",
        "'Image folder: 3 classes, 12 i', IMAGES, FINE"
    })
    void theKindOfItsImagesIsChosen(String images, DataForm.Source source, DataForm.Labels labels) throws IOException {
        Path file = SampleCheckpoints.write(folder.resolve("state"), DESIGN, 2);
        String written = Files.readString(file, StandardCharsets.ISO_8859_1);
        String called = "\"synthetic images\"";
        String other = "\"" + images + "\"";
        int header = written.indexOf('{');
        String changed = written.substring(header).replace(called, other);
        byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
        java.nio.ByteBuffer length = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        length.putLong(0, length.getLong(0) + other.length() - called.length());
        Files.writeString(
                file, new String(bytes, 0, header, StandardCharsets.ISO_8859_1) + changed, StandardCharsets.ISO_8859_1);

        start.resume(SavedCheckpoint.read(file));

        assertEquals(source, form.data().sourceProperty().get());
        assertEquals(labels, form.data().labelsProperty().get());
    }
}
