package dev.densescope.ui.model;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps well-known names to the networks that are known by them: an edited preset says so in its name. */
final class PresetNames {
    private static final String EDITED = ", edited";
    private static final Map<String, DenseNetSpec> PRESETS = Presets.all().values().stream()
            .collect(Collectors.toUnmodifiableMap(DenseNetSpec::name, Function.identity()));

    private PresetNames() {}

    /** The design under the name that it deserves; batch, input and classes make no other network of it. */
    static DenseNetSpec fitting(DenseNetSpec design) {
        String name = design.name();
        String known = name.endsWith(EDITED) ? name.substring(0, name.length() - EDITED.length()) : name;
        DenseNetSpec preset = PRESETS.get(known);
        if (preset == null) {
            return design;
        }
        DenseNetSpec alike = preset.withBatch(design.batch())
                .withInput(design.input())
                .withClasses(design.classes())
                .withName(name);
        return design.withName(alike.equals(design) ? known : known + EDITED);
    }
}
