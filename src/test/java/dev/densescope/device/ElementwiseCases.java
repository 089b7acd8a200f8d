package dev.densescope.device;

import dev.densescope.memory.Layout;
import java.util.ArrayList;
import java.util.List;

/** Copies, sums, dropout and the update. */
final class ElementwiseCases {
    private static final double EXACT = 0;
    private static final double TOLERANCE = 1e-6;

    private ElementwiseCases() {}

    static List<KernelCase> all() {
        List<KernelCase> cases = new ArrayList<>();
        cases.add(concatenate(2, 5, 3, 16));
        cases.add(concatenate(1, 1, 1, 7));
        cases.add(concatenate(3, 8, 8, 24, 12, 12, 5, 1));
        for (Layout layout : Layout.values()) {
            cases.add(dropout(layout, 0.2));
            cases.add(dropout(layout, 0.75));
        }
        cases.add(update(1));
        cases.add(update(1003));
        return cases;
    }

    private static KernelCase concatenate(int batch, int rows, int columns, int... channels) {
        KernelCase.Builder builder = KernelCase.named("concatenate %d parts".formatted(channels.length));
        List<Maps> parts = new ArrayList<>();
        for (int count : channels) {
            Maps part = Maps.random(batch, count, rows, columns, count);
            parts.add(part);
            builder.reads(part, Layout.CHANNELS_OUTERMOST);
        }
        return builder.writes(joined(parts), Layout.CHANNELS_OUTERMOST, EXACT)
                .runs((kernels, t) -> kernels.concatenate(t.subList(0, channels.length), t.get(channels.length)));
    }

    private static Maps joined(List<Maps> parts) {
        Maps first = parts.get(0);
        int channels = parts.stream().mapToInt(Maps::c).sum();
        Maps joined = Maps.zeros(first.n(), channels, first.h(), first.w());
        int pixels = first.h() * first.w();
        int before = 0;
        for (Maps part : parts) {
            for (int image = 0; image < first.n(); image++) {
                System.arraycopy(
                        part.values(),
                        image * part.c() * pixels,
                        joined.values(),
                        (image * channels + before) * pixels,
                        part.c() * pixels);
            }
            before += part.c();
        }
        return joined;
    }

    private static KernelCase dropout(Layout layout, double probability) {
        int stream = 5;
        Maps values = Maps.random(3, 5, 7, 2, 1);
        long key = DropoutMask.key(KernelRun.SETTINGS.seed(), KernelRun.SETTINGS.step(), stream);
        Maps expected = values.map(value -> value / (1 - probability));
        for (int i = 0; i < expected.values().length; i++) {
            expected.values()[i] *= DropoutMask.keeps(key, i, probability) ? 1 : 0;
        }
        return KernelCase.named("dropout of %s %s".formatted(probability, layout))
                .changes(values, expected, layout, TOLERANCE)
                .runs((kernels, t) -> kernels.dropout(t.get(0), probability, stream));
    }

    private static KernelCase update(int length) {
        StepSettings settings = KernelRun.SETTINGS;
        Maps parameters = Maps.random(1, length, 1, 1, 1);
        Maps gradients = Maps.random(1, length, 1, 1, 2);
        Maps momentum = Maps.random(1, length, 1, 1, 3);
        Maps decayed = gradients.plus(parameters.map(p -> settings.weightDecay() * p));
        Maps momentumAfter = momentum.map(v -> settings.momentum() * v).plus(decayed);
        Maps step = decayed.plus(momentumAfter.map(v -> settings.momentum() * v));
        return KernelCase.named("update of %d parameters".formatted(length))
                .changes(parameters, parameters.plus(step.map(s -> -settings.learningRate() * s)), TOLERANCE)
                .reads(gradients)
                .changes(momentum, momentumAfter, TOLERANCE)
                .runs((kernels, t) -> kernels.updateParameters(t.get(0), t.get(1), t.get(2)));
    }
}
