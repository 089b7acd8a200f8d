package dev.densescope.plan.emit;

import dev.densescope.memory.Phase;
import dev.densescope.plan.step.Dropout;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;

/** In-place dropout of one tensor and, with the same mask, of its gradient. Emits nothing if the probability is 0. */
record DropoutEmitter(ScheduleBuilder builder, LayerPath layer, String name, double probability, int stream) {
    void forward(Value target) {
        forward(Phase.FORWARD, target);
    }

    /** Emits dropout with the same mask in forward and in recomputation. */
    void forward(Phase phase, Value target) {
        emit(phase, name + " dropout", target);
    }

    void backward(Value gradient) {
        emit(Phase.BACKWARD, name + " dropout backward", gradient);
    }

    private void emit(Phase phase, String operation, Value target) {
        if (probability > 0) {
            builder.emit(phase, layer, operation, new Dropout(View.of(target), probability, stream));
        }
    }
}
