package dev.densescope.ui.model;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;

/** Reserves the names of presets for these networks: an edited preset is marked in its name. */
final class PresetNames {
    private static final String EDITED = ", edited";

    private PresetNames() {}

    /** The design with a correct name. Changes of batch, input or classes keep the name of a preset. */
    static DenseNetSpec fitting(DenseNetSpec design) {
        String name = design.name();
        String known = name.endsWith(EDITED) ? name.substring(0, name.length() - EDITED.length()) : name;
        return Presets.find(known)
                .filter(preset -> preset.name().equals(known))
                .map(preset -> design.withName(isAlike(design, preset) ? known : known + EDITED))
                .orElse(design);
    }

    private static boolean isAlike(DenseNetSpec design, DenseNetSpec preset) {
        return preset.withBatch(design.batch())
                .withInput(design.input())
                .withClasses(design.classes())
                .withName(design.name())
                .equals(design);
    }
}
