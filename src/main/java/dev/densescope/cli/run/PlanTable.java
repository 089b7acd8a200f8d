package dev.densescope.cli.run;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.search.PlanCurve;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.problem.NameList;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.costs.DeviceCosts;
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
     * @param points maximum number of points of the curve
     * @param chosen the plan within the budget; empty without a budget
     */
    public static String of(
            Network network, DeviceCosts costs, PlanSearch search, int points, Optional<PlannedStep> chosen) {
        PlanCurve curve = search.curve(points);
        double fastest = curve.fastest().nanos();
        TextTable table = new TextTable("plan", "reserved", "ms/step", "over the fastest");
        rows(search, curve, chosen)
                .forEach(row -> table.row(
                        row.name(),
                        QuantityText.PLAIN.bytes(row.step().reservedBytes()),
                        CostsText.millis(row.step().nanos(), costs.range()),
                        QuantityText.PLAIN.percent(row.step().nanos() / fastest - 1)));
        StringBuilder text = new StringBuilder(PredictionText.head(network))
                .append(CostsText.of(costs))
                .append("\n\n")
                .append(table)
                .append(leftOut(search));
        chosen.ifPresent(step -> text.append('\n').append(step.plan().text()).append('\n'));
        return text.toString();
    }

    /** Strategies that are not among the rows, since plans with other decisions are not to be compared. */
    private static String leftOut(PlanSearch search) {
        List<String> others = Strategies.all(SharedScope.NETWORK).stream()
                .filter(plan -> !search.keepsLocks(plan))
                .map(StoragePlan::id)
                .toList();
        return others.isEmpty()
                ? ""
                : "(not shown, since --lock decides otherwise: %s)\n".formatted(NameList.and(others));
    }

    private record Row(String name, PlannedStep step) {}

    /** Points of the curve, strategies and the chosen plan, by rising bytes. */
    private static List<Row> rows(PlanSearch search, PlanCurve curve, Optional<PlannedStep> chosen) {
        List<Row> rows = new ArrayList<>();
        Strategies.all(SharedScope.NETWORK).stream()
                .filter(search::keepsLocks)
                .forEach(plan -> rows.add(new Row(plan.id(), search.predict(plan))));
        chosen.ifPresent(step -> rows.add(new Row("> within the budget", step)));
        curve.points().stream()
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
     */
    public static String tooSmall(long budgetBytes, PlannedStep smallest, DeviceInfo device) {
        long least = smallest.reservedBytes();
        boolean onGpu = DeviceKind.NVIDIA.id().equals(device.id());
        return "No plan fits within %s%s: this design needs at least %s%s; raise the budget, or reduce the batch, input or growth rate."
                .formatted(
                        QuantityText.PLAIN.bytesComparedWith(least, budgetBytes),
                        onGpu ? " on " + device.name() : "",
                        QuantityText.PLAIN.bytesComparedWith(budgetBytes, least),
                        onGpu ? " there" : "");
    }
}
