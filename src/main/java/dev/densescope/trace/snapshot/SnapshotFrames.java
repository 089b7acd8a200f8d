package dev.densescope.trace.snapshot;

import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.spec.LayerPath;
import dev.densescope.trace.PlainName;
import java.io.IOException;
import java.util.Arrays;

/**
 * The stacks of a snapshot, innermost frame first: the tensor, the operation that acquires or releases it, the step. A
 * frame is written once and then repeated. Viewers show a frame as {@code filename:line:name}, such as {@code
 * block1:3:norm1}: block, number of the dense layer, tensor. Confined to one thread.
 */
final class SnapshotFrames {
    private static final int NOT_WRITTEN = -1;

    private final PickleWriter pickle;
    private final TraceLegend legend;
    private final String design;
    private final int step;
    /** Numbers of remembered frames, by tensor. */
    private final int[] ofTensors;

    /** By operation. */
    private final int[] ofOperations;

    private int ofStep = NOT_WRITTEN;

    SnapshotFrames(PickleWriter pickle, StepTrace trace, String design) {
        this.pickle = pickle;
        legend = trace.legend();
        step = trace.step();
        this.design = design;
        ofTensors = new int[legend.tensors().size()];
        ofOperations = new int[legend.operations().size()];
        Arrays.fill(ofTensors, NOT_WRITTEN);
        Arrays.fill(ofOperations, NOT_WRITTEN);
    }

    /** Writes the stack of a memory event. */
    void write(MemoryEvent event) throws IOException {
        PickleWriter.Items frames = pickle.beginList();
        frames.next();
        writeTensor(event.tensor());
        frames.next();
        writeOperation(event.operation());
        frames.next();
        writeStep();
        frames.end();
    }

    /** Writes the stack of the whole step. */
    void write() throws IOException {
        PickleWriter.Items frames = pickle.beginList();
        frames.next();
        writeStep();
        frames.end();
    }

    /** Writes the stack of a tensor. */
    void write(TracedTensor tensor) throws IOException {
        PickleWriter.Items frames = pickle.beginList();
        frames.next();
        writeTensor(tensor);
        frames.next();
        writeStep();
        frames.end();
    }

    private void writeTensor(TracedTensor tensor) throws IOException {
        if (ofTensors[tensor.id()] == NOT_WRITTEN) {
            LayerPath layer = tensor.layer();
            String place = layer.isInBlock() ? LayerPath.block(layer.block()).text() : layer.text();
            ofTensors[tensor.id()] = frame(place, layer.layer(), PlainName.of(tensor.name()));
        } else {
            pickle.repeat(ofTensors[tensor.id()]);
        }
    }

    private void writeOperation(int index) throws IOException {
        if (ofOperations[index] == NOT_WRITTEN) {
            TracedOperation operation = legend.operations().get(index);
            String name = operation.phase().id() + " " + PlainName.of(operation.name());
            ofOperations[index] = frame(operation.layer().text(), index, name);
        } else {
            pickle.repeat(ofOperations[index]);
        }
    }

    private void writeStep() throws IOException {
        if (ofStep == NOT_WRITTEN) {
            ofStep = frame(design, step, "step");
        } else {
            pickle.repeat(ofStep);
        }
    }

    private int frame(String filename, int line, String name) throws IOException {
        pickle.beginDictionary();
        pickle.entry("filename", filename).entry("line", line).entry("name", name);
        pickle.endDictionary();
        return pickle.remember();
    }
}
