package dev.densescope.ui.design.fit;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.memory.Category;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.chart.LegendEntry;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/**
 * Bars of the predicted reserved bytes of each strategy, with a line for the device memory. The line can be dragged, or
 * moved with the arrow keys. FX thread only.
 */
final class FitBars extends CanvasChart {
    private static final double LEFT = 112;
    private static final double RIGHT = 208;
    private static final double TOP = 8;
    private static final double ROW = 24;
    /** Height of a row in a low window, where the picture of the network needs the space. */
    private static final double LOW_ROW = 16;

    private static final double LOW_WINDOW = 720;
    private static final double BAR_IN_ROW = 0.58;
    private static final double BELOW = 24;
    private static final double HANDLE = 8;
    /** Pixels from which a dragged line snaps to the memory of a GPU. */
    private static final double SNAP = 6;

    private static final double RUN_MARK = 5;
    private static final double BYTES_COLUMN = 84;
    private static final double VERDICT = 16;
    private static final double NOTE_GAP = 8;

    private final DesignViewModel model;
    private final Workspace workspace;
    private final LongConsumer makeFit;
    private Optional<FitScale> frozen = Optional.empty();

    /** The rows, from top to bottom. */
    private List<Fit> fits = List.of();

    /** Reserved bytes by name of the last design of which nothing was pending: the grey bars of pending rows. */
    private Map<String, Long> earlier = Map.of();

    private double row = ROW;

    /** @param makeFit shows plans for a memory budget in bytes */
    FitBars(DesignViewModel model, Appearance appearance, LongConsumer makeFit) {
        super(appearance);
        this.makeFit = makeFit;
        this.model = model;
        this.workspace = model.workspace();
        setId("fit-bars");
        explain(palette -> LegendEntry.of(List.of(Category.values()), palette));
        sceneProperty().flatMap(Scene::heightProperty).addListener((observable, before, now) -> {
            row = now != null && now.doubleValue() < LOW_WINDOW ? LOW_ROW : ROW;
            takeHeight();
        });
        model.viewProperty().addListener((observable, before, now) -> changed());
        model.leastPlanProperty().addListener((observable, before, now) -> changed());
        workspace.deviceMemoryBytesProperty().addListener((observable, before, now) -> changed());
        workspace.runPlans().addListener((ListChangeListener<StoragePlan>) change -> redraw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> readout().hide());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        changed();
    }

    /** Adapts the height to the number of plans, which changes when a plan that is not a strategy is selected. */
    private void takeHeight() {
        double height = TOP + row * fits.size() + BELOW;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    @Override
    public ChartData data() {
        return FitTable.of(fits);
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        PlotArea plot = plot();
        FitScale scale = scale();
        FitGrid.paint(pen, plot, scale);
        for (int i = 0; i < fits.size(); i++) {
            row(pen, plot, scale, fits.get(i), plot.top() + row * i + row / 2);
        }
        line(pen, plot, scale);
    }

    private void row(ChartPen pen, PlotArea plot, FitScale scale, Fit fit, double middle) {
        boolean chosen = fit.plan().equals(Optional.of(model.view().plan()));
        if (chosen) {
            pen.strongText(fit.name(), Token.TEXT, TextAlignment.RIGHT, plot.left() - 10, middle);
        } else {
            pen.text(fit.name(), Token.MUTED, TextAlignment.RIGHT, plot.left() - 10, middle);
        }
        if (workspace.runPlans().size() > 1
                && fit.plan().filter(workspace.runPlans()::contains).isPresent()) {
            pen.graphics().setFill(pen.color(Token.ACCENT));
            pen.graphics()
                    .fillRoundRect(plot.left() - 7, middle - RUN_MARK / 2, RUN_MARK, RUN_MARK, RUN_MARK, RUN_MARK);
        }
        double bar = Math.rint(row * BAR_IN_ROW / 2) * 2;
        note(pen, plot, scale, fit, middle);
        double textX = plot.right() + BYTES_COLUMN;
        if (fit.isPending()) {
            double until = x(plot, scale, earlier.getOrDefault(fit.name(), 0L));
            pen.fill(pen.color(Token.TRACK), plot.left(), middle - bar / 2, until - plot.left(), bar);
            pen.text(fit.bytes(), Token.MUTED, TextAlignment.RIGHT, textX, middle);
            return;
        }
        long before = 0;
        for (Category category : Category.values()) {
            double x = x(plot, scale, before);
            before += fit.byCategory().getOrDefault(category, 0L);
            double partWidth = x(plot, scale, before) - x;
            double seam = partWidth > 2 ? 1 : 0;
            pen.fill(pen.palette().color(category), x, middle - bar / 2, Math.max(0, partWidth - seam), bar);
        }
        if (fit.isModel()) {
            outline(pen, plot.left(), middle - bar / 2, x(plot, scale, fit.reservedBytes()) - plot.left(), bar);
        }
        pen.strongText(fit.bytes(), Token.TEXT, TextAlignment.RIGHT, textX, middle);
        pen.text(fit.verdict(), fit.fits() ? Token.GOOD : Token.BAD, TextAlignment.LEFT, textX + VERDICT, middle);
        if (fit.isShort()) {
            double underlined = textX + VERDICT + ChartPen.width(fit.verdict());
            pen.horizontal(Token.BAD, textX + VERDICT, underlined, middle + 6);
        }
    }

    /** Writes the note of a row behind its bar, beyond the memory line if that is in the way; not where it has no room. */
    private void note(ChartPen pen, PlotArea plot, FitScale scale, Fit fit, double middle) {
        double width = ChartPen.width(fit.note());
        double left = x(plot, scale, fit.reservedBytes()) + NOTE_GAP;
        double line = lineX(plot, scale);
        if (line > left - NOTE_GAP && line < left + width + NOTE_GAP) {
            left = line + NOTE_GAP;
        }
        if (!fit.note().isEmpty() && left + width <= plot.right()) {
            pen.text(fit.note(), Token.MUTED, TextAlignment.LEFT, left, middle);
        }
    }

    /** Draws the bar of a model as an outline, since its bytes are approximate and not divided by category. */
    private static void outline(ChartPen pen, double x, double y, double width, double height) {
        pen.stroke(pen.color(Token.MUTED), 1);
        pen.graphics().setLineDashes(3, 2);
        pen.graphics().strokeRect(ChartPen.crisp(x), ChartPen.crisp(y), Math.max(1, Math.rint(width) - 1), height - 1);
        pen.graphics().setLineDashes();
    }

    /** Draws the memory line with its handle. */
    private void line(ChartPen pen, PlotArea plot, FitScale scale) {
        double x = Math.floor(lineX(plot, scale));
        pen.fill(pen.color(Token.ACCENT), x - 1, 0, 2, plot.bottom());
        pen.graphics().setFill(pen.color(Token.ACCENT));
        pen.graphics().fillRoundRect(x - HANDLE + 1, plot.bottom() - 6, 2 * HANDLE - 2, 12, 5, 5);
    }

    private double lineX(PlotArea plot, FitScale scale) {
        return x(plot, scale, memoryBytes());
    }

    private static double x(PlotArea plot, FitScale scale, long bytes) {
        return plot.left() + scale.fractionOf(bytes) * plot.width();
    }

    private long memoryBytes() {
        return workspace.deviceMemoryBytesProperty().get();
    }

    private PlotArea plot() {
        return new PlotArea(LEFT, TOP, getWidth() - LEFT - RIGHT, row * fits.size());
    }

    private FitScale scale() {
        return frozen.orElseGet(
                () -> FitScale.of(fits.stream().mapToLong(this::barBytes).max().orElse(1), memoryBytes()));
    }

    /** What the length of a bar shows, so that the scale stays while rows are pending. */
    private long barBytes(Fit fit) {
        return fit.isPending() ? earlier.getOrDefault(fit.name(), 0L) : fit.reservedBytes();
    }

    /** Keeps the lengths of the bars, once nothing is pending. */
    private void remember() {
        if (model.view().predictions().isComplete()) {
            earlier = fits.stream().collect(Collectors.toMap(Fit::name, Fit::reservedBytes, Math::max));
        }
    }

    private void changed() {
        fits = Fit.all(model.view().predictions(), model.leastPlanProperty().get(), memoryBytes());
        remember();
        takeHeight();
        describe();
        redraw();
    }

    private void describe() {
        announce(Messages.text(
                "design.fit.spoken",
                DesignText.bytes(memoryBytes()),
                fits.stream().map(Fit::exact).collect(Collectors.joining(" "))));
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        PlotArea plot = plot();
        boolean onPlot = event.getX() >= plot.left() - HANDLE && event.getX() <= plot.right() + HANDLE;
        rowAt(event)
                .filter(fit -> event.getX() < plot.left() - HANDLE)
                .flatMap(Fit::plan)
                .ifPresent(plan -> choose(plan, event.isShortcutDown()));
        shortAt(event).ifPresent(fit -> makeFit.accept(memoryBytes()));
        if (onPlot) {
            frozen = Optional.of(scale());
            readout().hide();
            if (!isNearLine(event)) {
                drag(event); // taking hold of the line does not move it
            }
        }
    }

    private void drag(MouseEvent event) {
        frozen.ifPresent(scale -> {
            PlotArea plot = plot();
            double fraction = (event.getX() - plot.left()) / plot.width();
            workspace
                    .deviceMemoryBytesProperty()
                    .set(event.isAltDown() ? scale.bytesAt(fraction) : scale.snapped(fraction, SNAP / plot.width()));
            showGpus(event);
        });
    }

    /** Shows which GPUs have the memory at the line. */
    private void showGpus(MouseEvent event) {
        String gpus =
                KnownGpu.ofMemory(memoryBytes()).stream().map(KnownGpu::model).collect(Collectors.joining(", "));
        readout()
                .show(
                        DesignText.bytes(memoryBytes()),
                        gpus.isEmpty() ? Messages.text("design.fit.free") : gpus,
                        List.of(),
                        event.getX(),
                        plot().top());
    }

    private void choose(StoragePlan plan, boolean toggles) {
        if (toggles && workspace.plans().contains(plan)) {
            workspace.toggleForRun(plan);
        } else {
            model.choose(plan);
        }
    }

    private void release() {
        if (frozen.isPresent()) {
            readout().hide();
        }
        frozen = Optional.empty();
        redraw();
    }

    private void hover(MouseEvent event) {
        PlotArea plot = plot();
        boolean nearLine = isNearLine(event);
        boolean onName = event.getX() < plot.left() - HANDLE
                && rowAt(event).flatMap(Fit::plan).isPresent();
        boolean onLink = onName || shortAt(event).isPresent();
        setCursor(nearLine ? Cursor.H_RESIZE : onLink ? Cursor.HAND : Cursor.DEFAULT);
        if (nearLine) {
            readout().hide();
        } else {
            rowAt(event).ifPresentOrElse(fit -> showReadout(fit, event), readout()::hide);
        }
    }

    private boolean isNearLine(MouseEvent event) {
        return Math.abs(event.getX() - lineX(plot(), scale())) <= HANDLE;
    }

    /** The plan that does not fit whose verdict is under the pointer. */
    private Optional<Fit> shortAt(MouseEvent event) {
        return event.getX() > plot().right() + BYTES_COLUMN ? rowAt(event).filter(Fit::isShort) : Optional.empty();
    }

    private Optional<Fit> rowAt(MouseEvent event) {
        int index = (int) Math.floor((event.getY() - TOP) / row);
        return index >= 0 && index < fits.size() ? Optional.of(fits.get(index)) : Optional.empty();
    }

    private void showReadout(Fit fit, MouseEvent event) {
        if (fit.isPending()) {
            readout().hide();
            return;
        }
        List<ChartReadout.Row> rows = new ArrayList<>();
        for (Category category : Category.values()) {
            long bytes = fit.byCategory().getOrDefault(category, 0L);
            if (bytes > 0) {
                // what lies unused between tensors is counted as workspace
                String name = category == Category.WORKSPACE
                        ? Messages.text("design.fit.workspaceAndGaps")
                        : Messages.of(category);
                rows.add(new ChartReadout.Row(Optional.of(category), name, DesignText.bytes(bytes)));
            }
        }
        String reserved = fit.isModel()
                ? Messages.text("design.fit.model.readout", DesignText.bytes(fit.reservedBytes()))
                : Messages.text("design.fit.readout", DesignText.exactBytes(fit.reservedBytes()));
        String title = fit.note().isEmpty() ? fit.name() : Messages.text("design.fit.noted", fit.name(), fit.note());
        readout().show(title, reserved, rows, event.getX(), event.getY());
    }

    private void key(KeyEvent event) {
        int direction = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (direction != 0 && !event.isShortcutDown() && !event.isAltDown()) {
            workspace.deviceMemoryBytesProperty().set(scale().next(memoryBytes(), direction));
            event.consume();
        }
    }
}
