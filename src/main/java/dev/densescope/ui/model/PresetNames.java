package dev.densescope.ui.model;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;

/** Keeps well-known names to the networks that are known by them: an edited preset says so in its name. */
final class PresetNames {
    private static final String EDITED = ", edited";

    private PresetNames() {}

    /** The design under the name that it deserves; batch, input and classes make no other network of it. */
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
