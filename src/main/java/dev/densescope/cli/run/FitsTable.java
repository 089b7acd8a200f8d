package dev.densescope.cli.run;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.network.Network;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;

/** The largest designs that fit a number of bytes, as a table for the terminal. */
public final class FitsTable {
    private FitsTable() {}

    /**
     * The whole text.
     *
     * @param device id of the device that needs the bytes
     */
    public static String of(Network network, String device, long bytes, List<Fits> fits) {
        DenseNetSpec design = network.spec();
        TextTable table = new TextTable("strategy", "batch", "layers", "growth rate", "input side");
        fits.forEach(each -> table.row(
                each.plan().id(),
                text(each, Dimension.BATCH),
                text(each, Dimension.LAYERS),
                text(each, Dimension.GROWTH_RATE),
                text(each, Dimension.INPUT_SIDE)));
        table.row(
                "(the design)",
                Integer.toString(Dimension.BATCH.of(design)),
                Integer.toString(Dimension.LAYERS.of(design)),
                Integer.toString(Dimension.GROWTH_RATE.of(design)),
                Integer.toString(Dimension.INPUT_SIDE.of(design)));
        return PredictionText.head(network)
                + "largest values that fit into %s on device %s, each with the other fields of the design\n\n"
                        .formatted(QuantityText.PLAIN.bytes(bytes), device)
                + table
                + "(layers: of all dense blocks; growth rate: of the first block, the others in proportion)\n";
    }

    private static String text(Fits fits, Dimension dimension) {
        Integer value = fits.values().get(dimension);
        return value == null ? "none" : value.toString();
    }
}
