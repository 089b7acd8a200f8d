package dev.densescope.data;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The differences between the images of a data set and a design that prevent training. Immutable. */
public final class DesignMisfit {
    private final List<Difference> differences = new ArrayList<>();

    /**
     * @param images the property of the images, such as "are 32x32"
     * @param design the property of the design, such as "reads 64x64"
     * @param fitted the property that the design needs
     */
    private record Difference(Text images, Text design, Text fitted, Advice.Value value) {}

    private DesignMisfit() {}

    /** Compares a data set and a design. */
    public static DesignMisfit between(DatasetSummary images, DenseNetSpec design) {
        DesignMisfit misfit = new DesignMisfit();
        images.format().input().ifPresent(needed -> misfit.compare(needed, design.input()));
        int classes = images.classes().size();
        if (classes != design.classes()) {
            misfit.differences.add(new Difference(
                    Text.of("are in %d classes", classes),
                    Text.of("has %d", design.classes()),
                    Text.of("%d classes", classes),
                    new Advice.Value(Setting.CLASSES, Integer.toString(classes))));
        }
        return misfit;
    }

    private void compare(InputSpec needed, InputSpec design) {
        if (needed.height() != design.height() || needed.width() != design.width()) {
            differences.add(new Difference(
                    Text.of("are %s", size(needed)),
                    Text.of("reads %s", size(design)),
                    Text.verbatim(size(needed)),
                    new Advice.Value(Setting.INPUT, typed(needed))));
        }
        if (needed.channels() != design.channels()) {
            differences.add(new Difference(
                    Text.of("have %s", channels(needed)),
                    Text.of("reads %s", design.channels()),
                    channels(needed),
                    new Advice.Value(Setting.CHANNELS, Integer.toString(needed.channels()))));
        }
    }

    /** Whether the images fit the design. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Such as "are 32x32 and in 20 classes, but the design reads 64x64 and has 10 classes". */
    public Text clause() {
        return Text.of(
                "%s, but the design %s",
                joined(differences.stream().map(Difference::images)),
                joined(differences.stream().map(Difference::design)));
    }

    /** Such as "set the design to 32x32 and 20 classes". */
    public Advice advice() {
        return Advice.set(
                Text.of("set the design to %s", joined(differences.stream().map(Difference::fitted))),
                differences.stream().map(Difference::value).toArray(Advice.Value[]::new));
    }

    private static Text joined(Stream<Text> parts) {
        return Text.and(parts.toList());
    }

    private static String size(InputSpec input) {
        return "%dx%d".formatted(input.height(), input.width());
    }

    private static String typed(InputSpec input) {
        return input.height() == input.width() ? Integer.toString(input.height()) : size(input);
    }

    private static Text channels(InputSpec input) {
        return input.channels() == 1 ? Text.of("1 channel") : Text.of("%d channels", input.channels());
    }
}
