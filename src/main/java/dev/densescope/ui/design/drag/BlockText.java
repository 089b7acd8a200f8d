package dev.densescope.ui.design.drag;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.ui.design.model.BlockTemplate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.input.DataFormat;

/** A dragged block as the text on the dragboard, which may also come from another process. */
final class BlockText {
    private static final String MIME_TYPE = "application/x-densescope-block";
    static final DataFormat FORMAT =
            Optional.ofNullable(DataFormat.lookupMimeType(MIME_TYPE)).orElseGet(() -> new DataFormat(MIME_TYPE));
    /** Its number, and what it is. */
    private static final Pattern EXISTING = Pattern.compile("block ([1-9]\\d{0,2}): (\\d{1,4}) (\\d{1,4}) (\\d{1,2})");

    private static final Pattern NEW = Pattern.compile("new ([1-9]\\d{0,2}) (bottleneck|plain)");

    private BlockText() {}

    static String of(DraggedBlock dragged) {
        if (dragged instanceof DraggedBlock.Existing existing) {
            return "block " + existing.number() + ": " + numbers(existing.block());
        }
        if (dragged instanceof DraggedBlock.New created) {
            BlockTemplate template = created.template();
            return "new " + template.layers() + (template.bottleneck() ? " bottleneck" : " plain");
        }
        throw new IllegalArgumentException("A block of another window is not dragged on from here.");
    }

    private static String numbers(DenseBlockSpec block) {
        return block.layers() + " " + block.growthRate() + " " + block.bottleneck();
    }

    /** @param ofThisWindow whether the block is dragged from this window, whose design has its number */
    static Optional<DraggedBlock> parse(String text, boolean ofThisWindow) {
        Matcher existing = EXISTING.matcher(text);
        if (existing.matches()) {
            int number = number(existing, 1);
            return block(existing)
                    .map(block ->
                            ofThisWindow ? new DraggedBlock.Existing(number, block) : new DraggedBlock.Foreign(block));
        }
        Matcher template = NEW.matcher(text);
        return template.matches()
                ? Optional.of(new DraggedBlock.New(
                        new BlockTemplate(number(template, 1), template.group(2).equals("bottleneck"))))
                : Optional.empty();
    }

    private static Optional<DenseBlockSpec> block(Matcher existing) {
        try {
            return Optional.of(new DenseBlockSpec(number(existing, 2), number(existing, 3), number(existing, 4)));
        } catch (InvalidSpecException noBlock) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
