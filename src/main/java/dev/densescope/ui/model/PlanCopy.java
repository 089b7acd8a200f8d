package dev.densescope.ui.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Copies plans as text. FX thread only. */
public final class PlanCopy {
    private PlanCopy() {}

    /**
     * Copies the text of a plan to the clipboard.
     *
     * @param done tells so
     */
    public static void copy(StoragePlan plan, Consumer<String> done) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, plan.text()));
        done.accept(Messages.text("plan.copied"));
    }
}
