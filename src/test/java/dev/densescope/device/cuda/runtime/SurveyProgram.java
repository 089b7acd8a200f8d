package dev.densescope.device.cuda.runtime;

import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.library.CudaPlatform;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.language.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints which GPUs there are, in a process of its own: what is loaded stays loaded. */
final class SurveyProgram {
    private SurveyProgram() {}

    /** Takes the root of a machine, then folders for libraries. */
    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        Map<String, String> environment = Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"))
                .map(visible -> Map.of("CUDA_VISIBLE_DEVICES", visible))
                .orElse(Map.of());
        HostSystem host = new HostSystem(CudaPlatform.LINUX_X86_64, environment, root, root);
        List<Path> folders = List.of(arguments).subList(1, arguments.length).stream()
                .map(Path::of)
                .toList();
        GpuSurvey survey = new CudaSystem(host, folders).survey();
        if (survey instanceof GpuSurvey.Listed listed) {
            listed.gpus()
                    .forEach(gpu -> System.out.printf(
                            "%s %s %s%n",
                            gpu.id(),
                            gpu.freeBytes().orElse(-1),
                            gpu.problem().map(Text::toString).orElse("usable")));
        }
        try {
            survey.gpu(1);
        } catch (CudaUnusableException unusable) {
            System.out.println(unusable.getMessage());
        }
    }
}
