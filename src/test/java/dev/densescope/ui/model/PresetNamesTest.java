package dev.densescope.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import org.junit.jupiter.api.Test;

class PresetNamesTest {
    private static final DenseNetSpec PRESET = Presets.find("densenet-121").orElseThrow();

    private final DesignDocument document = new DesignDocument(PRESET);

    @Test
    void anEditedPresetSaysSoUntilItIsItselfAgain() {
        document.edit("compression", spec -> spec.withCompression(0.25));
        assertEquals("DenseNet-121, edited", document.spec().name());
        document.edit("compression", spec -> spec.withCompression(0.5));
        assertEquals(PRESET, document.spec());
    }

    @Test
    void batchAndClassesMakeNoOtherNetwork() {
        document.edit("batch", spec -> spec.withBatch(7));
        document.edit("classes", spec -> spec.withClasses(7));
        assertEquals("DenseNet-121", document.spec().name());
    }

    @Test
    void namesOfTheUsersOwnAreKept() {
        document.edit("name", spec -> spec.withName("DenseNet-169"));
        assertEquals("DenseNet-169", document.spec().name());
        document.edit("name", spec -> spec.withName("mine"));
        document.edit("compression", spec -> spec.withCompression(0.25));
        assertEquals("mine", document.spec().name());
    }
}
