package dev.densescope.ui.plan.curve;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.curve.ByteScale;
import dev.densescope.chart.curve.CurveGeometry;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.control.ByteEntry;
import dev.densescope.ui.plan.model.PlanChosen;
import dev.densescope.ui.plan.model.PlanHeadline;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.plan.search.PlanResult;
import dev.densescope.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Bytes against the time of a step: the fastest plans as a step line, strategies as points, the budget as a vertical
 * line that can be dragged. The arrow keys move between plans. FX thread only.
 */
public final class PlanCurveChart extends CanvasChart {
    private static final double LEFT = 52;
    private static final double TOP = 26;
    private static final double RIGHT = 20;
    private static final double BELOW = 26;
    private static final double NEAR = 8;

    private final PlanViewModel model;
    /** The scale while the budget line is dragged, so that it does not change; otherwise empty. */
    private Optional<ByteScale> frozen = Optional.empty();

    public PlanCurveChart(PlanViewModel model, Appearance appearance) {
        super(appearance);
        this.model = model;
        setId("plan-curve");
        setMinHeight(110);
        setPrefHeight(320);
        model.chosenProperty().addListener((observable, before, now) -> changed());
        model.budgetProperty().addListener((observable, before, now) -> changed());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> readout().hide());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        changed();
    }

    @Override
    public ChartData data() {
        List<List<String>> rows = new ArrayList<>();
        boolean timed = result().map(PlanResult::isTimed).orElse(false);
        named().sorted(Comparator.comparingLong(each -> each.step().reservedBytes()))
                .forEach(each -> rows.add(List.of(
                        each.name(),
                        Long.toString(each.step().reservedBytes()),
                        timed ? String.format(Locale.ROOT, "%.3f", CurveGeometry.millis(each.step())) : "")));
        frameworks()
                .forEach((framework, need) ->
                        rows.add(List.of(FrameworkLines.name(framework), Long.toString(need.reservedBytes()), "")));
        return new ChartData(
                List.of(
                        Messages.text("plan.table.plan"),
                        Messages.text("plan.table.reserved"),
                        Messages.text("plan.table.millis")),
                rows);
    }

    /** Sets the budget to the bytes of the next plan on the curve for 1, or of the previous one for -1. */
    public void travel(int by) {
        result().ifPresent(result -> {
            List<PlannedStep> points = result.curve().points();
            int here = -1;
            while (here + 1 < points.size()
                    && points.get(here + 1).reservedBytes()
                            <= model.budgetProperty().get()) {
                here++;
            }
            int next = Math.max(0, Math.min(points.size() - 1, here + by));
            model.budgetProperty().set(points.get(next).reservedBytes());
        });
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        model.chosenProperty()
                .get()
                .ifPresent(chosen -> new CurvePainter(pen, geometry(chosen.result()), chosen)
                        .paint(model.budgetProperty().get()));
    }

    /** @param run empty for an estimate */
    private record Named(String name, PlannedStep step, Optional<MeasuredRun> run) {
        Named(String name, PlannedStep step) {
            this(name, step, Optional.empty());
        }
    }

    private Stream<Named> named() {
        return result().stream()
                .flatMap(result -> Stream.of(
                                result.runs().stream()
                                        .map(run -> new Named(
                                                Messages.text("plan.table.run", run.name()),
                                                run.step(),
                                                Optional.of(run))),
                                result.strategies().stream()
                                        .map(step -> new Named(step.plan().id(), step)),
                                result.curve().points().stream()
                                        .map(step -> new Named(Messages.text("plan.table.best"), step)))
                        .flatMap(each -> each));
    }

    private Map<Framework, FrameworkNeed> frameworks() {
        return result().map(result -> result.comparison().frameworks()).orElse(Map.of());
    }

    private Optional<PlanResult> result() {
        return model.chosenProperty().get().map(PlanChosen::result);
    }

    private CurveGeometry geometry(PlanResult result) {
        CurveGeometry geometry = geometry(result, LEFT);
        double labels = geometry.millis().ticks().stream()
                .mapToDouble(tick -> ChartPen.width(geometry.millis().label(tick, QuantityText.window())))
                .max()
                .orElse(0);
        double left = Math.ceil(labels) + CurvePainter.LABEL_GAP;
        return result.isTimed() && left > LEFT ? geometry(result, left) : geometry;
    }

    private CurveGeometry geometry(PlanResult result, double left) {
        PlotArea plot = new PlotArea(left, TOP, getWidth() - left - RIGHT, getHeight() - TOP - BELOW);
        ByteScale scale =
                frozen.orElseGet(() -> scale(result, model.budgetProperty().get()));
        return CurveGeometry.of(plot, scale, result.isTimed() ? shown(result).toList() : List.of());
    }

    private static ByteScale scale(PlanResult result, long budgetBytes) {
        List<Long> bytes = Stream.concat(
                        shown(result).map(PlannedStep::reservedBytes),
                        result.comparison().frameworks().values().stream().map(FrameworkNeed::reservedBytes))
                .toList();
        return CurveGeometry.scale(result.smallest(), OptionalLong.of(budgetBytes), bytes);
    }

    private static Stream<PlannedStep> shown(PlanResult result) {
        return Stream.of(
                        result.curve().points().stream(),
                        result.strategies().stream(),
                        result.runs().stream().map(MeasuredRun::step))
                .flatMap(steps -> steps);
    }

    private void changed() {
        announce(model.chosenProperty()
                .get()
                .map(chosen -> Messages.text(
                        "plan.curve.spoken", PlanHeadline.of(chosen).headline()))
                .orElseGet(() -> Messages.text("plan.curve.title")));
        redraw();
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        result().ifPresent(result -> {
            CurveGeometry geometry = geometry(result);
            Optional<Named> near = nearest(event, geometry);
            readout().hide();
            if (near.isPresent()) {
                model.budgetProperty().set(near.get().step().reservedBytes());
            } else {
                frozen = Optional.of(geometry.scale());
                if (!isNearLine(event, geometry)) {
                    drag(event); // pressing the button does not move the line
                }
            }
        });
    }

    private void drag(MouseEvent event) {
        if (frozen.isPresent()) {
            result().ifPresent(result -> model.budgetProperty()
                    .set(Math.max(ByteEntry.MIN, geometry(result).bytesAt(event.getX()))));
        }
    }

    private void release() {
        frozen = Optional.empty();
        redraw();
    }

    private void hover(MouseEvent event) {
        Optional<CurveGeometry> shown = result().map(this::geometry);
        Optional<Named> near = shown.flatMap(geometry -> nearest(event, geometry));
        boolean nearLine = shown.filter(geometry -> isNearLine(event, geometry)).isPresent();
        setCursor(near.isPresent() ? Cursor.HAND : nearLine ? Cursor.H_RESIZE : Cursor.DEFAULT);
        near.ifPresentOrElse(
                point -> show(point, event),
                () -> shown.flatMap(geometry -> nearestFramework(event, geometry))
                        .ifPresentOrElse(framework -> show(framework, event), readout()::hide));
    }

    private boolean isNearLine(MouseEvent event, CurveGeometry geometry) {
        return Math.abs(event.getX() - geometry.x(model.budgetProperty().get())) <= NEAR;
    }

    /** The point under the mouse, runs and strategies before points of the curve. */
    private Optional<Named> nearest(MouseEvent event, CurveGeometry geometry) {
        return result().filter(PlanResult::isTimed)
                .flatMap(result -> named().filter(each -> Math.hypot(
                                        geometry.x(each.step().reservedBytes()) - event.getX(),
                                        geometry.y(each.step()) - event.getY())
                                <= NEAR)
                        .findFirst());
    }

    private Optional<Framework> nearestFramework(MouseEvent event, CurveGeometry geometry) {
        return frameworks().entrySet().stream()
                .filter(each -> Math.abs(geometry.x(each.getValue().reservedBytes()) - event.getX()) <= NEAR / 2)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void show(Framework framework, MouseEvent event) {
        String bytes = QuantityText.window().bytes(frameworks().get(framework).reservedBytes());
        readout()
                .show(
                        FrameworkLines.name(framework),
                        Messages.text("design.fit.model.readout", bytes),
                        List.of(),
                        event.getX(),
                        event.getY());
    }

    private void show(Named point, MouseEvent event) {
        String bytes = QuantityText.window().exactBytes(point.step().reservedBytes());
        readout()
                .show(
                        point.name(),
                        Messages.text("plan.readout.reserved", bytes),
                        result().map(result -> times(result, point)).orElse(List.of()),
                        event.getX(),
                        event.getY());
    }

    /** A measured time is compared with the estimate for the same plan, not with estimates for others. */
    private static List<ChartReadout.Row> times(PlanResult result, Named point) {
        return point.run()
                .map(run -> List.of(
                        row(
                                Messages.text("plan.readout.measured"),
                                QuantityText.window().duration(run.nanos())),
                        row(Messages.text("plan.readout.estimated"), result.time(run.estimate()))))
                .orElseGet(() -> List.of(
                        row(Messages.text("plan.readout.time"), result.time(point.step())),
                        row(Messages.text("plan.readout.more"), result.moreThanFastest(point.step()))));
    }

    private static ChartReadout.Row row(String name, String value) {
        return new ChartReadout.Row(Optional.empty(), name, value);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> travel(-1);
            case RIGHT -> travel(1);
            case HOME -> travel(Integer.MIN_VALUE / 2);
            case END -> travel(Integer.MAX_VALUE / 2);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
