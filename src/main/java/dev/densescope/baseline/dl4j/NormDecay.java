package dev.densescope.baseline.dl4j;

import dev.densescope.network.BatchNorm;
import dev.densescope.network.Network;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weight decay of scales and shifts, which Deeplearning4j leaves out: added to their gradients before the update. */
final class NormDecay extends BaseTrainingListener {
    private final List<String> keys;
    private final double decayOfSum;

    NormDecay(Network network, double weightDecay) {
        keys = network.batchNorms().stream()
                .map(BatchNorm::module)
                .flatMap(module -> Stream.of(module + "_gamma", module + "_beta"))
                .toList();
        // gradients are sums over the minibatch here
        decayOfSum = weightDecay * network.spec().batch();
    }

    @Override
    public void onGradientCalculation(Model model) {
        if (decayOfSum != 0) {
            Map<String, INDArray> gradients = model.gradient().gradientForVariable();
            keys.forEach(key -> gradients.get(key).addi(model.getParam(key).mul(decayOfSum)));
        }
    }
}
