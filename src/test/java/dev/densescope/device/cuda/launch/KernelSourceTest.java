package dev.densescope.device.cuda.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.kernel.FlagGuard;
import dev.densescope.device.cuda.kernel.NormKernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The source that NVRTC gets, and the code that launches what it says. */
class KernelSourceTest {
    private static final Path PACKAGE = Path.of("src/main/java/dev/densescope/device/cuda");
    private static final Pattern ENTRY =
            Pattern.compile("extern \"C\" __global__ void(?:\\s+__launch_bounds__\\(THREADS\\))?\\s+(\\w+)\\(");
    private static final Pattern LAUNCH =
            Pattern.compile("launcher\\s*\\.(?:over|tasks|blocks)\\(\\s*(?:[^;\"]*?)\"(\\w+)\"", Pattern.DOTALL);

    @Test
    void everyKernelIsLaunchedAndEveryLaunchHasAKernel() {
        Set<String> launched = new TreeSet<>();
        for (Path file : javaFiles()) {
            Matcher matcher = LAUNCH.matcher(read(file));
            while (matcher.find()) {
                launched.add(matcher.group(1));
            }
        }
        assertEquals(kernels(), launched);
    }

    @Test
    void theKernelsBlocksAreAsLargeAsTheLaunchesSay() {
        assertEquals(ChannelGrid.THREADS, number("THREADS"));
    }

    @Test
    void listsInParametersAreAsLongOnBothSides() {
        assertEquals(NormKernels.MAX_PARTS, number("MAX_PARTS"));
        assertEquals(FlagGuard.MAX_STRETCHES, number("MAX_STRETCHES"));
    }

    @Test
    void sumsHaveOneOrderBecauseNothingIsAtomic() {
        String code = KernelModule.source().replaceAll("//[^\n]*", "");
        assertTrue(!code.contains("atomic"), "an atomic operation would make the order of sums a matter of chance");
        assertTrue(!code.contains("__shfl") && !code.contains("gridDim"), "sums depend on shapes alone");
    }

    @Test
    void theCompilerIsToldTheGpuAndNotToContract() {
        assertEquals(List.of("--gpu-architecture=sm_90", "--fmad=false"), KernelModule.options(9, 0));
        assertEquals(List.of("--gpu-architecture=sm_120", "--fmad=false"), KernelModule.options(12, 0));
    }

    private static Set<String> kernels() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = ENTRY.matcher(KernelModule.source());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static int number(String constant) {
        Matcher matcher = Pattern.compile("#define " + constant + " (\\d+)").matcher(KernelModule.source());
        assertTrue(matcher.find(), constant);
        return Integer.parseInt(matcher.group(1));
    }

    private static List<Path> javaFiles() {
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
