package dev.densescope.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints whose metadata somebody else has written. */
class HostileMetadataTest {
    private static final DenseNetSpec SPEC =
            Presets.all().get("densenet-bc-40-12").withBatch(1);

    @TempDir
    Path folder;

    /** A checkpoint with another text in one field. */
    private Path with(String field, String text) throws IOException {
        Path file = SampleCheckpoints.write(folder.resolve("checkpoint"), SPEC, 2);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = Math.toIntExact(bytes.getLong());
        byte[] header = new byte[headerBytes];
        bytes.get(header);
        JsonMapper json = new JsonMapper();
        ObjectNode changed = (ObjectNode) json.readTree(header);
        ((ObjectNode) changed.get("__metadata__")).put(field, text);
        byte[] written = json.writeValueAsBytes(changed);
        int padding = -written.length & 7;
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES + written.length + padding + bytes.remaining())
                .order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(written.length + padding).put(written);
        all.put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8)).put(bytes);
        Files.write(file, all.array());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", "augmentation", "learningRate", "momentum", "weightDecay", "schedule", "start"})
    void aVeryLongTextIsNotShownWhole(String field) throws IOException {
        SavedTraining saved = SavedTraining.ofCheckpoint(with(field, "9".repeat(100_000)));
        EarlierTraining earlier = saved.earlier();
        String shown = saved.differences(SPEC, SampleSetups.USUAL).toString()
                + earlier.notice(SampleSetups.USUAL)
                + earlier.objections(SampleSetups.USUAL.images())
                + earlier.start()
                + earlier.images().map(TrainingImages::images)
                + earlier.images().map(TrainingImages::augmentation)
                + earlier.hyperparameters().map(Hyperparameters::schedule);
        assertTrue(shown.contains("9".repeat(100)), shown);
        assertTrue(shown.length() < 2000, shown.length() + " characters");
        assertEquals(1, saved.differences(SPEC, SampleSetups.USUAL).size());
    }

    @Test
    void longTextsThatDifferAtTheirEndsDiffer() {
        String text = "x".repeat(1000);
        Map<String, String> one = Map.of(TrainingImages.AUGMENTATION, text + "1");
        Map<String, String> other = Map.of(TrainingImages.AUGMENTATION, text + "2");
        assertTrue(new ChangedRecipe(one, other).sentence().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "heldOut, half",
        "heldOut, NaN",
        "heldOut, 1",
        "heldOut, -0.5",
        "heldOut, ''",
        "steps, -1",
        "seed, one",
        "shuffled, NaN"
    })
    void aTrainingThatCannotHaveBeenIsNone(String field, String text) throws IOException {
        Path file = with(field, text);
        assertEquals(Optional.empty(), SavedTraining.of(file));
        assertThrows(WeightsException.class, () -> SavedTraining.ofCheckpoint(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "NaN", "Infinity", "1e-999999999999", ""})
    void aLearningRateThatIsNoNumberIsNotOffered(String rate) throws IOException {
        assertEquals(
                Optional.empty(),
                SavedTraining.ofCheckpoint(with("learningRate", rate)).earlier().hyperparameters());
    }
}
