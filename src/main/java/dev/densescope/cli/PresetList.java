package dev.densescope.cli;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import java.util.Locale;

/** The table that {@code --list-presets} prints. */
final class PresetList {
    private PresetList() {}

    static String text() {
        TextTable table = new TextTable("preset", "parameters", "layers", "growth", "input", "classes");
        Presets.all().forEach((name, spec) -> table.row(cells(name, spec)));
        return table.toString();
    }

    private static String[] cells(String name, DenseNetSpec spec) {
        InputSpec input = spec.input();
        return new String[] {
            name,
            String.format(Locale.ROOT, "%,d", Network.of(spec).parameterCount()),
            Integer.toString(spec.depth()),
            Integer.toString(spec.blocks().get(0).growthRate()),
            input.height() + "x" + input.width(),
            Integer.toString(spec.classes())
        };
    }
}
