package dev.densescope.device.cuda.runtime.gpu;

import dev.densescope.device.DeviceKind;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;

/** The result of listing the GPUs. */
public sealed interface GpuSurvey {
    /**
     * The GPUs enumerated by CUDA, usable or not.
     *
     * @param gpus in CUDA's order, at least one
     * @param visible the value of {@code CUDA_VISIBLE_DEVICES}, which hides GPUs
     */
    record Listed(List<Gpu> gpus, Optional<String> visible) implements GpuSurvey {
        public Listed {
            gpus = List.copyOf(gpus);
        }

        /** The first usable GPU. */
        public Optional<Gpu> firstUsable() {
            return gpus.stream().filter(Gpu::usable).findFirst();
        }

        /** A copy in which each GPU without a problem gets this one. */
        public Listed withProblem(Text sentence) {
            return new Listed(
                    gpus.stream().map(gpu -> gpu.withProblem(sentence)).toList(), visible);
        }

        @Override
        public Gpu gpu() {
            return firstUsable().orElseGet(() -> gpu(0));
        }

        @Override
        public Gpu gpu(int index) {
            if (index < 0 || index >= gpus.size()) {
                throw new CudaUnusableException(noSuchGpu(index));
            }
            Gpu gpu = gpus.get(index);
            gpu.problem().ifPresent(problem -> {
                throw new CudaUnusableException(
                        Text.of("%s (%s) cannot be used: %s", gpu.id(), gpu.name(), problem.withinSentence()));
            });
            return gpu;
        }

        private static String id(int number) {
            return DeviceKind.NVIDIA.id(number);
        }

        private Text noSuchGpu(int index) {
            int last = gpus.size() - 1;
            Text there = last == 0
                    ? Text.of("one GPU, %s", id(0))
                    : last == 1
                            ? Text.of("the GPUs %s and %s", id(0), id(1))
                            : Text.of("the GPUs %s to %s", id(0), id(last));
            Text choice = last == 0 ? Text.of("choose that or the CPU") : Text.of("choose one of them or the CPU");
            return visible.map(value -> Text.of(
                            "%s does not exist: this machine has %s, others may be hidden by CUDA_VISIBLE_DEVICES=%s; %s.",
                            id(index), there, value, choice))
                    .orElseGet(() -> Text.of("%s does not exist: this machine has %s; %s.", id(index), there, choice));
        }
    }

    /**
     * CUDA could not be queried, or it found no GPU.
     *
     * @param reason one sentence with the next step
     * @param names model names of GPUs according to the driver's kernel module
     * @param driver driver version, if known
     */
    record Unusable(Text reason, List<String> names, Optional<String> driver) implements GpuSurvey {
        public Unusable {
            names = List.copyOf(names);
        }

        @Override
        public Gpu gpu() {
            throw new CudaUnusableException(reason);
        }

        @Override
        public Gpu gpu(int index) {
            return gpu();
        }
    }

    /**
     * The first usable GPU.
     *
     * @throws CudaUnusableException if there is none
     */
    Gpu gpu();

    /**
     * The GPU with the given index.
     *
     * @param index CUDA device index
     * @throws CudaUnusableException if there is no such GPU, or it cannot be used
     */
    Gpu gpu(int index);
}
