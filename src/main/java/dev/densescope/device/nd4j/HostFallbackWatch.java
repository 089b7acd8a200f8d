package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Detects after each kernel whether ND4J fell back to the host, because it has no GPU implementation of an operation,
 * and computed with copies of the operands in host memory. Then it adds a notice and copies the values back to the GPU.
 * Temporary arrays within a kernel are not checked. Run thread only.
 */
final class HostFallbackWatch implements KernelWrapper {
    /** Maximum number of kernels named in notices. */
    private static final int MAX_NAMED = 3;

    private final RawGpuMemory memory;
    private final Set<Text> notices = new LinkedHashSet<>();
    private List<INDArray> made = new ArrayList<>();

    HostFallbackWatch(RawGpuMemory memory) {
        this.memory = memory;
    }

    /** Registers an array in GPU memory as an operand of the current kernel. */
    void made(INDArray array) {
        made.add(array);
    }

    /** The notices so far: one sentence per kind of kernel, for the first kinds. */
    List<Text> notices() {
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
            check(name, operands);
        };
    }

    private void check(String name, List<INDArray> operands) {
        for (INDArray operand : operands) {
            if (memory.isOnHost(operand)) {
                memory.returnToGpu(operand);
                addNotice(name, operand);
            }
        }
    }

    private void addNotice(String name, INDArray operand) {
        if (operand.length() > 1) { // scalars are read on the host even by GPU operations
            Text sentence = Text.of(
                    "ND4J computed %s on the processor, with copies of its operands in the processor's memory: "
                            + "times and memory of this run are not those of the GPU alone.",
                    Text.phrase(name));
            boolean named = notices.contains(sentence) || notices.size() < MAX_NAMED;
            notices.add(named ? sentence : Text.of("ND4J computed more on the processor."));
        }
    }
}
