package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A number of all blocks: one value if all have the same, otherwise one per block, such as {@code 6, 12, 24, 16}. Both
 * can be typed. The slider sets all blocks to one value.
 */
record AllBlocksQuantity(BlockNumber number, String editName) implements Quantity {
    private static final String BETWEEN = "[,;\\s]+";

    @Override
    public String field() {
        return number.field();
    }

    @Override
    public String label() {
        return number.label();
    }

    @Override
    public String text(DenseNetSpec spec) {
        List<String> values = spec.blocks().stream()
                .map(block -> number.text(number.value().applyAsInt(block)))
                .toList();
        return values.stream().distinct().count() == 1 ? values.get(0) : String.join(", ", values);
    }

    @Override
    public DenseNetSpec withText(DenseNetSpec spec, String text) {
        List<Integer> typed = new ArrayList<>();
        for (String each : number.plain(text).strip().split(BETWEEN)) {
            typed.add(WholeQuantity.parse(each));
        }
        int blocks = spec.blocks().size();
        if (typed.size() != 1 && typed.size() != blocks) {
            throw new NumberFormatException(text);
        }
        return with(spec, typed.size() == 1 ? Collections.nCopies(blocks, typed.get(0)) : typed);
    }

    @Override
    public double fraction(DenseNetSpec spec) {
        return number.scale().fractionOf(spec.blocks().stream().collect(Collectors.averagingInt(number.value())));
    }

    @Override
    public DenseNetSpec withFraction(DenseNetSpec spec, double fraction) {
        int value = (int) Math.round(number.scale().valueAt(fraction));
        return with(spec, Collections.nCopies(spec.blocks().size(), value));
    }

    @Override
    public String expected() {
        return Messages.text("design.reason.allBlocks");
    }

    private DenseNetSpec with(DenseNetSpec spec, List<Integer> values) {
        List<DenseBlockSpec> blocks = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            blocks.add(number.change().apply(spec.blocks().get(i), values.get(i)));
        }
        return spec.withBlocks(blocks);
    }
}
