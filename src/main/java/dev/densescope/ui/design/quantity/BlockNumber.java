package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.ui.Messages;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * A number that every block has.
 *
 * @param field the field's name in {@link dev.densescope.spec.InvalidSpecException}
 * @param change returns a block with another value
 */
record BlockNumber(String field, Scale scale, ToIntFunction<DenseBlockSpec> value, Change change) {
    /** Returns a block with a value. */
    interface Change {
        DenseBlockSpec apply(DenseBlockSpec block, int value);
    }

    String label() {
        return switch (field) {
            case "layers" -> Messages.text("design.field.layers");
            case "growthRate" -> Messages.text("design.field.growthRate");
            default -> Messages.text("design.field.bottleneck");
        };
    }

    /** A value as shown. */
    String text(int value) {
        if (!isBottleneck()) {
            return String.valueOf(value);
        }
        return value == 0 ? Messages.text("design.bottleneck.none") : Messages.text("design.bottleneck.width", value);
    }

    /** Typed text with numbers only: a bottleneck may be typed as {@code 4 k} or {@code none}. */
    String plain(String typed) {
        return isBottleneck()
                ? typed.replaceAll("(?<=[0-9])\\s*[kK]", "")
                        .replaceAll("(?i)" + Pattern.quote(Messages.text("design.bottleneck.none")), "0")
                : typed;
    }

    private boolean isBottleneck() {
        return field.equals("bottleneck");
    }
}
