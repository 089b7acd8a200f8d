package dev.densescope.ui.design.picture;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.LayerTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Fills the tooltip of the picture with the bytes of a layer or block. */
record PictureReadout(ChartReadout readout, DesignViewModel.View view) {
    void showLayer(LayerPath path, double x, double y) {
        show(LayerTitle.of(path), layers(layer -> layer.layer().equals(path)), x, y);
    }

    void showBlock(PictureLayout.Span span, double x, double y) {
        show(
                CaptionPainter.full(span),
                layers(layer -> layer.layer().isInBlock()
                        && layer.layer().block() == span.block().number()),
                x,
                y);
    }

    private List<LayerBytes> layers(Predicate<LayerBytes> which) {
        return view.predictions().of(view.plan()).layers().stream()
                .filter(which)
                .toList();
    }

    private void show(String title, List<LayerBytes> layers, double x, double y) {
        long kept = layers.stream().mapToLong(LayerBytes::ownFeatureMapBytes).sum();
        String subtitle = Messages.text("design.readout.kept", DesignText.bytes(kept), DesignText.exactBytes(kept));
        readout.show(title, subtitle, rows(layers), x, y);
    }

    /** The categories from the top of the bar to its foot. */
    private static List<ChartReadout.Row> rows(List<LayerBytes> layers) {
        List<ChartReadout.Row> rows = new ArrayList<>();
        for (int i = Category.FEATURE_MAPS.size() - 1; i >= 0; i--) {
            Category category = Category.FEATURE_MAPS.get(i);
            long own = layers.stream().mapToLong(layer -> layer.own(category)).sum();
            long shared = layers.stream()
                    .mapToLong(layer -> layer.shared(category))
                    .max()
                    .orElse(0);
            if (own > 0) {
                rows.add(new ChartReadout.Row(Optional.of(category), Messages.of(category), DesignText.bytes(own)));
            }
            if (shared > 0) {
                rows.add(new ChartReadout.Row(
                        own > 0 ? Optional.empty() : Optional.of(category),
                        Messages.of(category),
                        Messages.text("design.figure.shared", DesignText.bytes(shared))));
            }
        }
        return rows;
    }
}
