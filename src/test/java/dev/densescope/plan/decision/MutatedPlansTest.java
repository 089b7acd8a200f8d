package dev.densescope.plan.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.TextMutations;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damaged texts of plans are read or refused in one sentence. */
class MutatedPlansTest {
    private static final Network NETWORK = Network.of(new DenseNetSpec(
            "two blocks",
            InputSpec.square(8),
            Stem.IMAGENET,
            8,
            List.of(new DenseBlockSpec(4, 4, 2), new DenseBlockSpec(3, 4, 0)),
            0.5,
            0,
            10,
            2));

    private static final String TEXT = """
            densescope-plan/3 scope=block gradients=shared dead=reused
            stem: conv0+norm
            block1 in-place: keep norm1-chunks+conv1*2 norm1+norm2
            transition1: norm-chunks
            block2: concat+norm1 keep*2
            head: concat
            end""";

    private static final List<String> WORDS = List.of(
            "keep",
            "*2",
            "*2147483647",
            "*99999999999999999999",
            "*-1",
            "*0",
            "+",
            "block1:",
            "block2147483648:",
            "norm1-chunks",
            "norm-chunks",
            "in-place:",
            "head:",
            "end",
            "scope=network",
            "densescope-plan/1",
            "naive",
            "\u202e",
            "\u001b[2J",
            "\n\r");

    @Test
    void plansAreReadOrRefusedInASentence() {
        TextMutations mutations = new TextMutations(TEXT, WORDS, 32);
        int read = 0;
        for (int i = 0; i < TextMutations.COUNT; i++) {
            read += isRead(new String(mutations.next(), StandardCharsets.UTF_8)) ? 1 : 0;
        }
        assertTrue(read > 0 && read < TextMutations.COUNT, read + " are read");
    }

    private static boolean isRead(String text) {
        try {
            StoragePlan plan = PlanText.parse(text, NETWORK);
            assertEquals(plan, PlanText.parse(plan.text(), NETWORK));
            return true;
        } catch (InvalidPlanException refused) {
            String message = refused.getMessage();
            assertTrue(message.endsWith(".") && message.chars().noneMatch(Character::isISOControl), message);
            return false;
        }
    }
}
