package dev.densescope.cli.run;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.problem.NameList;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.session.costs.DeviceCosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The curve of memory against time as a table for the terminal. */
public final class PlanTable {
    private PlanTable() {}

    /**
     * The complete text.
     *
     * @param planFile the file that has the plan within the budget; empty if it has not been written
     */
    public static String of(PlanReport report, Optional<Path> planFile) {
        DeviceCosts costs = report.subject().costs();
        TextTable table = new TextTable("plan", "reserved", "ms/step", "over the fastest");
        rows(report)
                .forEach(row -> table.row(
                        row.name(),
                        QuantityText.PLAIN.bytes(row.step().reservedBytes()),
                        CostsText.millis(row.step().nanos(), costs.range()),
                        QuantityText.PLAIN.percent(report.overFastest(row.step()))));
        StringBuilder text = new StringBuilder(
                        PredictionText.head(report.subject().network()))
                .append(CostsText.of(costs))
                .append(budget(report))
                .append("\n\n")
                .append(table)
                .append(leftOut(report));
        report.budget()
                .ifPresent(budget -> text.append('\n')
                        .append(howToRun(budget.chosen().step().plan(), costs, planFile))
                        .append(budget.chosen().step().plan().text())
                        .append('\n'));
        return text.toString();
    }

    /** What the text of the plan below is for; plans for a GPU that need not be present cannot be run. */
    private static String howToRun(StoragePlan plan, DeviceCosts costs, Optional<Path> planFile) {
        if (costs.source() == DeviceCosts.Source.ROOFLINE) {
            return "";
        }
        if (plan.isNamed()) {
            return "the plan is a strategy; to run it: densescope profile --strategy %s with the options of the design\n"
                    .formatted(plan.id());
        }
        return planFile.map(file ->
                        "to run this plan: densescope profile --strategy plan:%s with the options of the design\n"
                                .formatted(file))
                .orElse("to run this plan, write it with --plan-out FILE, then: densescope profile --strategy plan:FILE"
                        + " with the options of the design\n");
    }

    /** The line of the budget, whose bytes the user need not have typed. */
    private static String budget(PlanReport report) {
        return report.budget()
                .map(budget -> "\nbudget %s (%s)"
                        .formatted(
                                QuantityText.PLAIN.bytes(budget.bytes()),
                                QuantityText.PLAIN.exactBytes(budget.bytes())))
                .orElse("");
    }

    /** Strategies that are not among the rows, since plans with other decisions are not to be compared. */
    private static String leftOut(PlanReport report) {
        List<String> others = report.alternatives().strategies().stream()
                .filter(step -> !report.keepsLocks(step))
                .map(step -> step.plan().id())
                .toList();
        return others.isEmpty()
                ? ""
                : "(not shown, since --lock decides otherwise: %s)\n".formatted(NameList.and(others));
    }

    private record Row(String name, PlannedStep step) {}

    /** Points of the curve, strategies and the chosen plan, by rising bytes. */
    private static List<Row> rows(PlanReport report) {
        List<Row> rows = new ArrayList<>();
        report.alternatives().strategies().stream()
                .filter(report::keepsLocks)
                .forEach(step -> rows.add(new Row(step.plan().id(), step)));
        report.budget()
                .ifPresent(budget ->
                        rows.add(new Row("> within the budget", budget.chosen().step())));
        report.points().stream()
                .map(PlanPoint::step)
                .filter(point ->
                        rows.stream().noneMatch(row -> row.step().plan().equals(point.plan())))
                .forEach(point -> rows.add(new Row("", point)));
        rows.sort(Comparator.comparingLong(row -> row.step().reservedBytes()));
        return rows;
    }

    /**
     * Why no plan fits into a budget, and what helps: one sentence.
     *
     * @param device whose kernels need the bytes
     * @param locks decisions that the smallest plan has
     */
    public static String tooSmall(long budgetBytes, PlannedStep smallest, DeviceInfo device, PlanLocks locks) {
        long least = smallest.reservedBytes();
        boolean onGpu = DeviceKind.NVIDIA.id().equals(device.id());
        boolean isLocked = !locks.layers().isEmpty();
        return "No plan fits within %s%s: %sthis design needs at least %s%s; raise the budget, %sor reduce the batch, input or growth rate."
                .formatted(
                        QuantityText.PLAIN.bytesComparedWith(least, budgetBytes),
                        onGpu ? " on " + device.name() : "",
                        isLocked ? "with these locks, " : "",
                        QuantityText.PLAIN.bytesComparedWith(budgetBytes, least),
                        onGpu ? " there" : "",
                        isLocked ? "remove locks, " : "");
    }
}
