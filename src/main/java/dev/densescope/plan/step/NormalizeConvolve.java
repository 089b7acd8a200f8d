package dev.densescope.plan.step;

import dev.densescope.plan.step.BatchNormComputation.Normalization;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch norm over channels-outermost maps and the 1x1 convolution that reads it. An output that is not kept has no
 * other reader, and a device may not write it.
 *
 * @param keepsConcatenation whether the concatenation is read later, if there is one
 * @param keepsOutput whether the batch norm's output is
 */
public record NormalizeConvolve(
        Normalization normalization, Convolve convolution, boolean keepsConcatenation, boolean keepsOutput)
        implements Computation {
    @Override
    public Computation writingAll() {
        return new NormalizeConvolve(normalization, convolution, true, true);
    }

    @Override
    public List<View> reads() {
        List<View> views = new ArrayList<>(normalization.reads());
        views.add(convolution.weights());
        return views;
    }

    @Override
    public List<View> writes() {
        List<View> views = new ArrayList<>(normalization.writes());
        views.add(convolution.output());
        return views;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.normalizeConvolve(this);
    }
}
