package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.compare.SameNumbers;
import dev.densescope.compare.time.TimeComparison;

/** How times and losses of a run compare with those of the reference. */
final class JsonVerdicts {
    private static final String REASON = "reason";

    private JsonVerdicts() {}

    /** The ratio with its interval; null where there is none, with the reason. */
    static ObjectNode time(TimeComparison time) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (time instanceof TimeComparison.Ratio ratio) {
            node.set("ratio", JsonNumber.finite(ratio.ratio()));
            node.set("low", JsonNumber.finite(ratio.low()));
            node.set("high", JsonNumber.finite(ratio.high()));
            node.put("difference", ratio.isDifference());
            node.put("confidence", ratio.isPaired() ? 0.998 : 0.95);
            return node.put("turns", ratio.turns());
        }
        if (time instanceof TimeComparison.FewSteps few) {
            node.set("ratio", JsonNumber.finite(few.ratio()));
            return withoutInterval(node, "only %d steps were measured".formatted(few.steps()));
        }
        if (time instanceof TimeComparison.NotCompared not) {
            node.putNull("ratio");
            return withoutInterval(node, not.reason());
        }
        return withoutInterval(node.put("ratio", 1.0), "it is the reference");
    }

    private static ObjectNode withoutInterval(ObjectNode node, String reason) {
        return node.putNull("low").putNull("high").putNull("difference").put(REASON, reason);
    }

    static ObjectNode numbers(SameNumbers numbers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (numbers instanceof SameNumbers.Identical identical) {
            return node.put("verdict", "identical").put("steps", identical.steps());
        }
        if (numbers instanceof SameNumbers.Close close) {
            node.put("verdict", close.isRounding() ? "equal-up-to-rounding" : "different");
            node.put("steps", close.steps());
            node.put("earlySteps", close.closeness().earlySteps());
            node.set(
                    "earlyRelativeDifference",
                    JsonNumber.finite(close.closeness().early()));
            node.set("largestRelativeDifference", JsonNumber.finite(close.largest()));
            return node;
        }
        if (numbers instanceof SameNumbers.Different different) {
            node.put("verdict", "different").put("step", different.step());
            node.set("loss", JsonNumber.exact(different.loss()));
            node.set("referenceLoss", JsonNumber.exact(different.referenceLoss()));
            return node;
        }
        if (numbers instanceof SameNumbers.OtherTraining other) {
            ArrayNode differences = node.put("verdict", "other-training").putArray("differences");
            other.differences().forEach(difference -> differences.add(difference.toString()));
            return node;
        }
        return numbers instanceof SameNumbers.NotCompared not
                ? node.put("verdict", "not-compared").put(REASON, not.reason())
                : node.put("verdict", "reference");
    }
}
