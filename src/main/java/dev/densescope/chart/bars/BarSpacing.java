package dev.densescope.chart.bars;

/** Spacing of the bars. */
public enum BarSpacing {
    /** For canvases: gaps are whole pixels if there is room. */
    PIXELS(0.9, 44) {
        @Override
        double gap(double pitch) {
            return pitch >= 6 ? Math.min(3, Math.max(1, Math.round(pitch * 0.12))) : pitch * 0.15;
        }
    },
    /** For vector graphics, which are shown at any size. */
    VECTOR(0.4, 34) {
        @Override
        double gap(double pitch) {
            return pitch >= 5 ? Math.max(1, pitch * 0.12) : 0;
        }
    };

    private final double groupGapInBars;
    private final double widestPitch;

    BarSpacing(double groupGapInBars, double widestPitch) {
        this.groupGapInBars = groupGapInBars;
        this.widestPitch = widestPitch;
    }

    /** Additional width of the gap between groups, in bar widths. */
    double groupGapInBars() {
        return groupGapInBars;
    }

    /** Maximum width of a bar with its gap, in pixels. */
    double widestPitch() {
        return widestPitch;
    }

    /** The gap after a bar, in pixels, for a given pitch. */
    abstract double gap(double pitch);
}
