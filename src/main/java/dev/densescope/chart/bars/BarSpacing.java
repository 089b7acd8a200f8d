package dev.densescope.chart.bars;

/** How bars of layers share a width. */
public enum BarSpacing {
    /** For canvases: gaps are whole pixels where there is room for them. */
    PIXELS(0.9, 44) {
        @Override
        double gap(double pitch) {
            return pitch >= 6 ? Math.min(3, Math.max(1, Math.round(pitch * 0.12))) : pitch * 0.15;
        }
    },
    /** For vector pictures, which are read at any size. */
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

    /** How much wider the gap between groups is than that between bars, in bars. */
    double groupGapInBars() {
        return groupGapInBars;
    }

    /** The most that a bar and the gap after it take, in pixels. */
    double widestPitch() {
        return widestPitch;
    }

    /** What of a bar's pitch is left free after it, in pixels. */
    abstract double gap(double pitch);
}
