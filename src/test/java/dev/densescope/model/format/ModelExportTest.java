package dev.densescope.model.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelException;
import dev.densescope.model.SampleModels;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model is written in all formats or in none, with progress. */
class ModelExportTest {
    private static final Set<ModelFormat> ALL = EnumSet.allOf(ModelFormat.class);
    private static final DenseNetSpec SPEC = SampleModels.designs().get(0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesTheFileThatItNames(ModelFormat format) throws IOException {
        List<Path> files = ModelExport.write(SampleModels.of(SPEC), Set.of(format), folder, WriteProgress.NONE);
        assertEquals(List.of(folder.resolve(format.fileName(SPEC))), files);
        assertTrue(Files.size(files.get(0)) > 100);
    }

    @Test
    void progressRisesToOne() {
        List<Double> fractions = new ArrayList<>();
        ModelExport.write(SampleModels.of(SPEC), ALL, folder, fractions::add);
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(0, fractions.get(0));
        assertEquals(1, fractions.get(fractions.size() - 1));
        assertTrue(fractions.size() > 50, "one for each tensor");
    }

    @Test
    void aCancelledExportLeavesEarlierFilesAndNoOthers() throws IOException {
        Path earlier = Files.writeString(folder.resolve(ModelFormat.SAFETENSORS.fileName(SPEC)), "earlier");

        assertThrows(
                CancellationException.class,
                () -> ModelExport.write(SampleModels.of(SPEC), ALL, folder, fraction -> {
                    if (fraction > 0.9) {
                        throw new CancellationException();
                    }
                }));

        assertEquals("earlier", Files.readString(earlier));
        assertEquals(List.of(earlier), files());
    }

    @Test
    void aFormatThatCannotHoldTheModelPreventsAllFiles() throws IOException {
        DenseNetSpec wide = Presets.cifarBottleneck(10, 12)
                .withInput(InputSpec.square(4))
                .withBatch(1)
                .withBlocks(List.of(new DenseBlockSpec(5, 4096, 1)));
        ExportedModel model = new ExportedModel(Network.of(wide), Strategies.recommended(), name -> {
            throw new IllegalStateException("nothing is read");
        });
        assertThrows(
                ModelException.class,
                () -> ModelExport.write(
                        model, EnumSet.of(ModelFormat.SAFETENSORS, ModelFormat.ONNX), folder, WriteProgress.NONE));
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndTheOthersAreLeftAsTheyWere() throws IOException {
        Path taken = Files.createDirectory(folder.resolve(ModelFormat.JSON.fileName(SPEC)));
        ModelException failed = assertThrows(
                ModelException.class, () -> ModelExport.write(SampleModels.of(SPEC), ALL, folder, WriteProgress.NONE));
        assertEquals("The file %s cannot be written: it is a folder.".formatted(taken), failed.sentence());
        assertEquals(List.of(taken), files());
    }

    @Test
    void aPlanOfAnotherDesignIsRefused() {
        Network other = Network.of(Presets.cifarBottleneck(40, 12));
        StepPlan plan = StepPlan.of(other, Strategies.recommended());
        Network network = Network.of(SPEC);
        assertThrows(InvalidPlanException.class, () -> new ExportedModel(network, plan, name -> new float[0]));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
