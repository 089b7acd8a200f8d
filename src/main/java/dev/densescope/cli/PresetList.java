package dev.densescope.cli;

import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.cli.terminal.TextTable;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;

/** The table that {@code --list-presets} prints. */
final class PresetList {
    private PresetList() {}

    /** Prints the table if {@code --list-presets} is given; returns whether it is. */
    static boolean printIfRequested(DesignOptions design, Terminal terminal) {
        return printIf(design.listsPresets(), terminal);
    }

    /** Prints the table if it is requested; returns whether it is. */
    static boolean printIf(boolean isRequested, Terminal terminal) {
        if (isRequested) {
            terminal.out().print(text());
        }
        return isRequested;
    }

    static String text() {
        TextTable table = new TextTable("preset", "parameters", "layers", "growth", "input", "classes");
        Presets.all().forEach((name, spec) -> table.row(cells(name, spec)));
        return table.toString();
    }

    private static String[] cells(String name, DenseNetSpec spec) {
        InputSpec input = spec.input();
        return new String[] {
            name,
            QuantityText.PLAIN.count(Network.of(spec).parameterCount()),
            Integer.toString(spec.depth()),
            Integer.toString(spec.blocks().get(0).growthRate()),
            input.height() + "x" + input.width(),
            Integer.toString(spec.classes())
        };
    }
}
