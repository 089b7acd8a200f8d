package dev.densescope.trace.folded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.trace.SampleTraces;
import dev.densescope.trace.TracedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class FoldedStacksTest {
    static final List<String> NAMES = SampleTraces.HOSTILE;
    /** As flame graphs read a line; a second number would be taken for the bytes of another profile. */
    private static final Pattern LINE = Pattern.compile("([^ ]+) (\\d+)");

    @ParameterizedTest
    @EnumSource
    void theSumOfAllStacksIsThePeak(Strategy strategy) throws IOException {
        TracedRun run = SampleTraces.small(strategy);
        assertEquals(
                run.run().measurement().orElseThrow().peakLiveBytes(),
                read(run).values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void eachTensorAtThePeakHasItsStack() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        PeakAttribution peak = PeakAttribution.of(run.run().lastTrace().orElseThrow());
        Map<String, Long> expected = peak.tensors().stream()
                .collect(Collectors.toMap(FoldedStacksTest::stack, TracedTensor::bytes, Long::sum));
        assertEquals(expected, read(run));
        assertTrue(expected.containsKey("Small;block1;layer1;features.denseblock1.denselayer1.norm1.weight"));
    }

    private static String stack(TracedTensor tensor) {
        String layer = tensor.layer().text().replace('/', ';');
        return "Small;" + layer + ";" + tensor.name().replace(' ', '_');
    }

    @Test
    void aRunWithoutStepsHasOneStackOfNothing() throws IOException {
        assertEquals(Map.of("Small", 0L), read(SampleTraces.withoutSteps()));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesStayInTheirFrames(String name) throws IOException {
        TracedRun run = SampleTraces.hostile(name);
        Map<String, Long> stacks = read(run);
        assertEquals(
                run.run().measurement().orElseThrow().peakLiveBytes(),
                stacks.values().stream().mapToLong(Long::longValue).sum());
        for (String stack : stacks.keySet()) {
            int layers = stack.contains(";layer") ? 2 : 1;
            assertEquals(layers + 2, stack.split(";", -1).length, stack);
            assertFalse(stack.chars().anyMatch(Character::isISOControl), stack);
            assertFalse(stack.contains("\u202E"), stack);
        }
    }

    private static Map<String, Long> read(TracedRun run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FoldedStacks.write(run, bytes, WriteProgress.NONE);
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n"));
        Map<String, Long> stacks = new LinkedHashMap<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Matcher parts = LINE.matcher(line);
            assertTrue(parts.matches(), line);
            assertEquals(null, stacks.put(parts.group(1), Long.valueOf(parts.group(2))), "each stack once");
        }
        return stacks;
    }
}
