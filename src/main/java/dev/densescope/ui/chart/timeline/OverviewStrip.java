package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.RangeSlider;

/**
 * The whole axis of a memory timeline in small, with the visible range on it. Its ends and its middle can be dragged.
 * Keys: Tab goes from one end to the other, arrows move the end, A and D the range; W and S zoom, F shows all. Place it
 * below the timeline, with the same width. FX thread only.
 */
public final class OverviewStrip extends StackPane {
    private static final double HEIGHT = 32;
    private static final double STEPS = 100;

    private final MemoryTimelineChart timeline;
    private final OverviewPicture picture;
    private final RangeSlider slider = new RangeSlider();
    private boolean following;

    public OverviewStrip(Appearance appearance, MemoryTimelineChart timeline) {
        this.timeline = timeline;
        picture = new OverviewPicture(timeline.view(), appearance);
        getStyleClass().add("overview-strip");
        getStylesheets().add(OverviewStrip.class.getResource("timeline.css").toExternalForm());
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        slider.setId("timeline-overview");
        slider.setAccessibleText(Messages.text("chart.overview"));
        Tooltip.install(slider, new Tooltip(Messages.text("chart.overview.tooltip")));
        getChildren().addAll(picture, slider);
        slider.lowValueProperty().addListener((observable, before, now) -> chosen());
        slider.highValueProperty().addListener((observable, before, now) -> chosen());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                timeline.fit();
            }
        });
        timeline.visibleRangeProperty().addListener((observable, before, now) -> follow());
        timeline.contentProperty().addListener((observable, before, now) -> {
            follow();
            picture.redraw();
        });
        timeline.axisProperty().addListener((observable, before, now) -> picture.redraw());
        appearance.whenRecoloured(this, picture::redraw);
        follow();
    }

    /** The user has moved an end or the middle. */
    private void chosen() {
        if (!following && slider.getHighValue() > slider.getLowValue()) {
            timeline.show(new AxisRange(slider.getLowValue(), slider.getHighValue()));
        }
    }

    /** Shows the visible range of the timeline. */
    private void follow() {
        following = true;
        AxisRange whole = timeline.view().whole();
        AxisRange visible = timeline.view().visible();
        slider.setMax(Math.max(whole.to(), slider.getMax())); // no value may be cut off while both change
        slider.setLowValue(0);
        slider.setHighValue(visible.to());
        slider.setLowValue(visible.from());
        slider.setMax(whole.to());
        slider.setBlockIncrement(whole.length() / STEPS);
        following = false;
        getStyleClass().remove("whole");
        if (!timeline.view().isZoomed()) {
            getStyleClass().add("whole");
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        KeyCode key = event.getCode();
        if (key == KeyCode.W || key == KeyCode.S || key == KeyCode.A || key == KeyCode.D || key == KeyCode.F) {
            timeline.zoom(key);
            event.consume();
        }
    }
}
