package dev.densescope.report.content;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import java.util.Arrays;
import java.util.List;

/** The memory of the same network in other frameworks, from models of them. */
final class FrameworkSection {
    private final Report report;

    FrameworkSection(Report report) {
        this.report = report;
    }

    /** Whether all runs are of one design and batch, so that there is one network to compare. */
    static boolean applies(Report report) {
        return report.runs().stream().allMatch(run -> run.settings().spec().equals(report.spec()));
    }

    static String lead() {
        return "Memory that other frameworks need for a training step of the same network, in float32 and with momentum. "
                + "These values are not measured, but simulated: all allocations of a step in order, with a model of "
                + "the allocator. Not included are, for PyTorch, the CUDA context and cuDNN workspaces; for "
                + "Deeplearning4j, which is modelled on a CPU, Java itself and arrays that it has not collected yet.";
    }

    Table table() {
        Network network = Network.of(report.spec());
        return Table.of(Table.Use.RUNS)
                .text("Framework")
                .number("Peak of tensors")
                .number("Reserved")
                .rows(Arrays.stream(Framework.values())
                        .map(framework -> row(framework, framework.need(network)))
                        .toList());
    }

    private static List<Cell> row(Framework framework, FrameworkNeed need) {
        return List.of(
                Cell.of(framework.label()).withNote("model"),
                bytes(need.peakAllocatedBytes()),
                bytes(need.reservedBytes()));
    }

    private static Cell bytes(long bytes) {
        return Cell.of("≈ " + QuantityText.FILES.bytes(bytes));
    }
}
