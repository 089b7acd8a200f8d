package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks behind every kernel whether ND4J computed with copies of its operands in the processor's memory, as operations do
 * that it has no code for GPUs for. Then it says so, and puts the values back to where the other kernels look for them.
 * Temporary arrays within a kernel are not seen. Run thread only.
 */
final class HostFallbackWatch implements KernelWrapper {
    /** Of more kinds of kernels, it is only said that there are more. */
    private static final int MAX_NAMED = 3;

    private final GpuMemory memory;
    private final Set<String> notices = new LinkedHashSet<>();
    private List<INDArray> made = new ArrayList<>();

    HostFallbackWatch(GpuMemory memory) {
        this.memory = memory;
    }

    /** An array was made over memory of the GPU. */
    void made(INDArray array) {
        made.add(array);
    }

    /** What came up so far, a sentence for each of the first kinds of kernels. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    /** The kernel is finished when it returns. */
    @Override
    public Kernel wrap(String name, Supplier<Kernel> maker) {
        made = new ArrayList<>();
        Kernel kernel = maker.get();
        List<INDArray> operands = List.copyOf(made);
        return settings -> {
            kernel.run(settings);
            memory.awaitAll();
            look(name, operands);
        };
    }

    private void look(String name, List<INDArray> operands) {
        for (INDArray operand : operands) {
            if (memory.isOnHost(operand)) {
                memory.returnToGpu(operand);
                say(name, operand);
            }
        }
    }

    private void say(String name, INDArray operand) {
        if (operand.length() > 1) { // operations look at single numbers, and compute on the GPU all the same
            String sentence =
                    ("ND4J computed %s on the processor, with copies of its operands in the processor's memory: "
                                    + "times and memory of this run are not those of the GPU alone.")
                            .formatted(name);
            boolean named = notices.contains(sentence) || notices.size() < MAX_NAMED;
            notices.add(named ? sentence : "ND4J computed more on the processor.");
        }
    }
}
