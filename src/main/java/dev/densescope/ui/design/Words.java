package dev.densescope.ui.design;

import dev.densescope.memory.ByteText;
import dev.densescope.plan.Strategy;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths, bytes and large numbers in the words of the window. */
final class Words {
    private static final Pattern PATH = Pattern.compile("(block|transition)(\\d+)(?:/layer(\\d+))?");

    private Words() {}

    /** Such as {@code Block 2, layer 11}. */
    static String of(LayerPath path) {
        if (path.equals(LayerPath.STEM)) {
            return Messages.text("design.stem");
        }
        if (path.equals(LayerPath.HEAD)) {
            return Messages.text("design.head");
        }
        Matcher matcher = PATH.matcher(path.text());
        if (!matcher.matches()) {
            return Messages.text("design.network");
        }
        if (matcher.group(3) != null) {
            return Messages.text("design.blockLayer", matcher.group(2), matcher.group(3));
        }
        return path.text().startsWith("block")
                ? Messages.text("design.block", matcher.group(2))
                : Messages.text("design.transition", matcher.group(2));
    }

    static String of(Strategy strategy) {
        return strategy.id();
    }

    static String bytes(long bytes) {
        return ByteText.of(bytes, locale());
    }

    static String exactBytes(long bytes) {
        return ByteText.exact(bytes, locale());
    }

    /** All digits, grouped. */
    static String count(long number) {
        return String.format(locale(), "%,d", number);
    }

    /** Four digits and a decimal prefix, such as {@code 287.9 M}. */
    static String shortCount(long number) {
        String[] prefixes = {"", " k", " M", " G", " T", " P", " E"};
        double value = number;
        int prefix = 0;
        while (value >= 999.95 && prefix < prefixes.length - 1) {
            value /= 1000;
            prefix++;
        }
        return prefix == 0
                ? count(number)
                : String.format(locale(), value < 99.95 ? "%.2f%s" : "%.1f%s", value, prefixes[prefix]);
    }

    private static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }
}
