package dev.densescope.ui.plan.map;

import dev.densescope.chart.bars.BarSlots;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.LegendEntry;
import dev.densescope.ui.model.LayerTitle;
import dev.densescope.ui.plan.model.PlanLocking;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the map of layers. */
final class MapPainter {
    static final double LEFT = 52;
    static final double RIGHT = 20;
    private static final double TOP = 12;
    private static final double ROW = 24;
    private static final double CELL = 21;
    private static final double CAPTION = 22;
    static final double HEIGHT = TOP + 4 * ROW + CAPTION;
    private static final double ROUND = 5;
    private static final double NARROW = 7;
    private static final double LOCK = 6;
    private static final int CHUNKS = 4;
    private static final double SEAM = 2;

    private final ChartPen pen;
    private final LayerDecisions decisions;
    private final BarSlots slots;
    private final PlanLocking locking;

    MapPainter(ChartPen pen, LayerDecisions decisions, BarSlots slots, PlanLocking locking) {
        this.pen = pen;
        this.decisions = decisions;
        this.slots = slots;
        this.locking = locking;
    }

    /** The row at a vertical position in pixels. */
    static Optional<MapRow> rowAt(double y) {
        int row = (int) Math.floor((y - TOP) / ROW);
        return row >= 0 && row < MapRow.values().length ? Optional.of(MapRow.values()[row]) : Optional.empty();
    }

    /** @param focused whether the map has the focus, so that the cell at the cursor is marked */
    void paint(Optional<MapCell> cursor, Optional<MapCell> hovered, boolean focused) {
        for (MapRow row : MapRow.values()) {
            pen.text(row.label(), Token.MUTED, TextAlignment.RIGHT, LEFT - 10, top(row) + CELL / 2);
        }
        slots.bars().forEach(this::column);
        slots.groups().forEach(this::caption);
        hovered.flatMap(cell -> slots.of(cell.layer())).ifPresent(slot -> outline(slot, Token.STRONG_LINE, 1));
        cursor.flatMap(cell -> slots.of(cell.layer())).ifPresent(slot -> outline(slot, Token.ACCENT, 1.5));
        if (focused) {
            cursor.ifPresent(cell -> slots.of(cell.layer()).ifPresent(slot -> cell(slot, cell.row())));
        }
    }

    /** What the colours of the shown decisions stand for. */
    static List<LegendEntry> legend(Palette palette, Optional<LayerDecisions> shown) {
        return shown.stream()
                .flatMap(decisions -> decisions.layers().stream()
                        .flatMap(layer -> Stream.of(MapRow.values())
                                .map(row -> row.output(layer))
                                .flatMap(output -> entry(palette, decisions.state(layer, output), output))))
                .distinct()
                .toList();
    }

    private static Stream<LegendEntry> entry(Palette palette, OutputState state, LayerOutput output) {
        return switch (state) {
            case KEPT ->
                Stream.of(new LegendEntry(
                        Messages.text("plan.legend.kept", Messages.of(LayerDecisions.category(output))),
                        palette.color(LayerDecisions.category(output))));
            case RECOMPUTED, IN_CHUNKS ->
                Stream.of(new LegendEntry(Messages.text("plan.legend.recomputed"), palette.color(Token.RECOMPUTE)));
            case IN_PLACE ->
                Stream.of(new LegendEntry(Messages.text("plan.legend.inPlace"), palette.color(Token.TRACK)));
            case NONE -> Stream.empty();
        };
    }

    private void column(BarSlots.Slot slot) {
        for (MapRow row : MapRow.values()) {
            LayerOutput output = row.output(slot.layer());
            OutputState state = decisions.state(slot.layer(), output);
            if (state != OutputState.NONE) {
                double round = slot.width() >= NARROW ? ROUND : 0;
                pen.graphics().setFill(color(state, output));
                pen.graphics().fillRoundRect(LEFT + slot.x(), top(row), slot.width(), CELL, round, round);
                if (state == OutputState.IN_CHUNKS) {
                    seams(slot, row);
                }
            }
        }
        if (locking.isLocked(slot.layer())) {
            lock(slot);
        }
    }

    private Color color(OutputState state, LayerOutput output) {
        return switch (state) {
            case KEPT -> pen.palette().color(LayerDecisions.category(output));
            case RECOMPUTED, IN_CHUNKS -> pen.color(Token.RECOMPUTE);
            case IN_PLACE -> pen.color(Token.TRACK);
            case NONE -> Color.TRANSPARENT;
        };
    }

    /** Lines across a cell that mark its output as recomputed in chunks. */
    private void seams(BarSlots.Slot slot, MapRow row) {
        for (int seam = 1; seam < CHUNKS; seam++) {
            double y = Math.rint(top(row) + seam * CELL / CHUNKS - SEAM / 2);
            pen.fill(pen.color(Token.BACKGROUND), LEFT + slot.x(), y, slot.width(), SEAM);
        }
    }

    /** A small padlock above a column. */
    private void lock(BarSlots.Slot slot) {
        double x = LEFT + slot.centre();
        pen.stroke(pen.color(Token.ACCENT), 1.2);
        pen.graphics().strokeOval(x - LOCK / 2 + 1, TOP - 11, LOCK - 2, LOCK);
        pen.fill(pen.color(Token.ACCENT), x - LOCK / 2, TOP - 8, LOCK, LOCK - 1);
    }

    private void outline(BarSlots.Slot slot, Token token, double width) {
        pen.stroke(pen.color(token), width);
        pen.graphics()
                .strokeRoundRect(
                        LEFT + slot.x() - 2, TOP - 2, slot.width() + 4, MapRow.values().length * ROW + 1, 6, 6);
    }

    private void cell(BarSlots.Slot slot, MapRow row) {
        pen.stroke(pen.color(Token.TEXT), 2);
        pen.graphics().strokeRoundRect(LEFT + slot.x() - 1, top(row) - 1, slot.width() + 2, CELL + 2, ROUND, ROUND);
    }

    private void caption(BarSlots.Group group) {
        LayerPath path = LayerPath.parse(group.name());
        double from = LEFT + group.fromX();
        double room = group.toX() - group.fromX();
        double y = TOP + MapRow.values().length * ROW + CAPTION / 2 - 1;
        if (path.kind() == LayerPath.Kind.BLOCK) {
            String whole = Messages.text("plan.map.block", path.block(), group.layers());
            String shorter = Messages.text("design.block", path.block());
            String shortest = Messages.text("plan.map.blockShort", path.block());
            Stream.of(whole, shorter, shortest)
                    .filter(text -> ChartPen.strongWidth(text) <= room + NARROW)
                    .findFirst()
                    .ifPresent(text -> pen.strongText(text, Token.TEXT, TextAlignment.CENTER, from + room / 2, y));
        } else if (path.kind() == LayerPath.Kind.TRANSITION) {
            pen.text(LayerTitle.shortOf(path), Token.MUTED, TextAlignment.CENTER, from + room / 2, y);
        }
    }

    private static double top(MapRow row) {
        return TOP + row.ordinal() * ROW;
    }
}
