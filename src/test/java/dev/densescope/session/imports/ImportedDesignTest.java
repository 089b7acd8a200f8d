package dev.densescope.session.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.weights.SampleCheckpoints;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether weights are those of the design at hand, known before a run begins with them. */
class ImportedDesignTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(16, 4).withClasses(14);

    @TempDir
    private Path folder;

    @Test
    void weightsFitADesignOfAnyBatchAndInputSide() throws IOException {
        ImportedDesign weights = weights();
        assertEquals(WeightsFit.WHOLE, weights.fit(DESIGN.withBatch(3).withInput(InputSpec.square(64))));
        assertEquals(WeightsFit.ALL_BUT_CLASSIFIER, weights.fit(DESIGN.withClasses(10)));
        assertEquals(WeightsFit.NONE, weights.fit(DESIGN.withInput(new InputSpec(1, 32, 32))));
        assertEquals(WeightsFit.NONE, weights.fit(Presets.cifarBottleneck(22, 4)));
    }

    @Test
    void valuesNotGivenByWeightsAreKept() throws IOException {
        DenseNetSpec atHand = Presets.cifarBottleneck(22, 4).withBatch(3).withInput(new InputSpec(1, 40, 24));
        DenseNetSpec fitting = weights().fitting(atHand);
        assertEquals(3, fitting.batch());
        assertEquals(new InputSpec(3, 40, 24), fitting.input());
        assertEquals(WeightsFit.WHOLE, weights().fit(fitting));
    }

    @Test
    void aFileOfDenseScopeContainsTheWholeDesign() {
        ImportedDesign ours =
                ImportedDesign.of(SampleCheckpoints.write(folder.resolve("state"), DESIGN.withBatch(5), 2));
        assertEquals(Optional.empty(), ours.assumed());
        assertTrue(ours.checkpoint().isPresent());
        assertEquals(DESIGN.withBatch(5), ours.fitting(DESIGN.withBatch(9)));
    }

    @Test
    void weightsWithoutClassifierDoNotTellTheClasses() throws IOException {
        ImportedDesign features = ImportedDesign.of(SampleWeights.write(
                folder.resolve("features.pth"), DESIGN, "", name -> !name.startsWith("classifier")));
        assertEquals(
                "batch 64 and input 32x32", weights().assumed().orElseThrow().toString());
        assertEquals(
                "batch 64, input 32x32 and %d classes".formatted(features.spec().classes()),
                features.assumed().orElseThrow().toString());
    }

    private ImportedDesign weights() throws IOException {
        return ImportedDesign.of(SampleWeights.write(folder.resolve("net.pth"), DESIGN, "module."));
    }
}
