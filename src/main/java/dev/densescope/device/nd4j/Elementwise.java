package dev.densescope.device.nd4j;

import dev.densescope.device.DropoutMask;
import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Element-wise kernels: concatenation, dropout and the parameter update. */
final class Elementwise {
    private Elementwise() {}

    static Kernel concatenate(List<Tensor> parts, Tensor output) {
        List<INDArray> sources = new ArrayList<>();
        List<INDArray> targets = new ArrayList<>();
        long offset = output.offsetBytes();
        for (Tensor part : parts) {
            sources.add(TensorArrays.vector(part));
            targets.add(TensorArrays.vector(new Tensor(output.storage(), offset, part.shape())));
            offset += part.shape().bytes();
        }
        return settings -> {
            for (int i = 0; i < sources.size(); i++) {
                targets.get(i).assign(sources.get(i));
            }
        };
    }

    static Kernel dropout(Tensor target, double probability, int stream) {
        TensorShape shape = target.shape();
        List<INDArray> images = IntStream.range(0, shape.n())
                .mapToObj(n -> TensorArrays.image(target, n))
                .toList();
        float[] factors = new float[Math.toIntExact(shape.elements() / shape.n())];
        long[] oneImage = {shape.c(), shape.h(), shape.w()};
        float kept = (float) (1 / (1 - probability));
        return settings -> {
            long key = DropoutMask.key(settings.seed(), settings.step(), stream);
            for (int n = 0; n < shape.n(); n++) {
                long first = (long) n * factors.length;
                for (int i = 0; i < factors.length; i++) {
                    factors[i] = DropoutMask.keeps(key, first + i, probability) ? kept : 0f;
                }
                try (INDArray mask = Nd4j.create(factors, oneImage, 'c')) {
                    images.get(n).muli(mask);
                }
            }
        };
    }

    static Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        INDArray p = TensorArrays.vector(parameters);
        INDArray gradient = TensorArrays.vector(gradients);
        INDArray v = TensorArrays.vector(momentum);
        return settings -> {
            try (INDArray g = p.mul(settings.weightDecay())) {
                g.addi(gradient);
                v.muli(settings.momentum()).addi(g);
                try (INDArray ahead = v.mul(settings.momentum())) {
                    p.subi(ahead.addi(g).muli(settings.learningRate()));
                }
            }
        };
    }
}
