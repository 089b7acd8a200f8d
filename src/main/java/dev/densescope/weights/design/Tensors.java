package dev.densescope.weights.design;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.problem.DisplayText;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The tensor shapes of a file, with accessors for those of a DenseNet. */
record Tensors(Map<String, List<Long>> shapes) {
    private static final String FEATURES = "features.";

    private static final Pattern DENSE_NET = Pattern.compile("features\\.(?:conv0\\.weight|(?:norm0|norm5"
            + "|denseblock\\d{1,4}\\.denselayer\\d{1,4}\\.norm[12]|transition\\d{1,4}\\.norm)"
            + "\\.(?:weight|bias|running_mean|running_var)"
            + "|denseblock\\d{1,4}\\.denselayer\\d{1,4}\\.conv[12]\\.weight|transition\\d{1,4}\\.conv\\.weight)");

    /** @throws NotDenseNetException with the first name that does not belong to a DenseNet */
    void requireNames() {
        boolean any = has(FEATURES + "conv0.weight");
        shapes.keySet().stream()
                .filter(name -> !DENSE_NET.matcher(name).matches())
                .filter(name -> name.startsWith(FEATURES) || !any)
                .findFirst()
                .ifPresent(name -> {
                    throw unlike(name);
                });
        if (!any) {
            throw new NotDenseNetException(Text.of("it has no tensor %sconv0.weight", FEATURES));
        }
    }

    /** @throws NotDenseNetException with the first tensor that differs from the design's */
    void requireThoseOf(DenseNetSpec spec) {
        Map<String, List<Long>> wanted = wanted(Network.of(spec));
        shapes.forEach((name, shape) -> {
            if (name.startsWith(FEATURES) && !shape.equals(wanted.get(name))) {
                throw unlike(name);
            }
        });
        wanted.keySet().stream()
                .filter(name -> name.startsWith(FEATURES) && !has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new NotDenseNetException(Text.of("it has no tensor %s", name));
                });
    }

    boolean has(String name) {
        return shapes.containsKey(name);
    }

    boolean hasBlock(int number) {
        return has("features.denseblock%d.denselayer1.norm1.weight".formatted(number));
    }

    /** Number of layers of a block. */
    int layers(int block) {
        int layers = 1;
        while (layers <= DenseBlockSpec.MAX_LAYERS
                && has("features.denseblock%d.denselayer%d.norm1.weight".formatted(block, layers + 1))) {
            layers++;
        }
        return layers;
    }

    /** A dimension of a tensor, at least 1. */
    int side(String name, int index) {
        List<Long> shape = shapes.get(name);
        if (shape == null) {
            throw new NotDenseNetException(Text.of("it has no tensor %s", name));
        }
        if (index >= shape.size() || shape.get(index) < 1 || shape.get(index) > Integer.MAX_VALUE) {
            throw unlike(name);
        }
        return shape.get(index).intValue();
    }

    NotDenseNetException unlike(String name) {
        return new NotDenseNetException(Text.of(
                "its tensor %s (%s) does not belong to a DenseNet of torchvision",
                DisplayText.of(name), StoredTensor.shapeText(shapes.get(name))));
    }

    private static Map<String, List<Long>> wanted(Network network) {
        Map<String, List<Long>> wanted = new LinkedHashMap<>();
        for (NamedTensor tensor : StateDict.of(network)) {
            wanted.put(
                    tensor.name(),
                    tensor.shape().stream().map(Integer::longValue).toList());
        }
        return wanted;
    }
}
