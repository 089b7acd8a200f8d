package dev.densescope.device.cuda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.emulated.EmulatedCuda;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a process finds that has loaded nothing yet. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
class SurveyProcessTest {
    @TempDir
    private Path folder;

    @Test
    void gpusAreCountedAndReadAsCudaSeesThem() throws IOException, InterruptedException {
        copyEmulated(EmulatedCuda.folder().toFile().list());

        List<String> said = said(
                Map.of(
                        "CUDA_VISIBLE_DEVICES",
                        "2",
                        EmulatedCuda.ENVIRONMENT,
                        "gpus=3;totalBytes.2=1000000;otherProcessBytes.2=1000"),
                folder);

        assertEquals(
                List.of(
                        "cuda:0 999000 usable",
                        "cuda:1 does not exist: this machine has one GPU, cuda:0, others may be hidden by "
                                + "CUDA_VISIBLE_DEVICES=2; choose that or the CPU."),
                said);
    }

    @Test
    void gpusWithoutCuDnnAreReadAllTheSame() throws IOException, InterruptedException {
        copyEmulated("libdensescope-cuda-emulator.so", "libcuda.so.1", "libcudart.so.13", "libnvidia-ml.so.1");

        List<String> said = said(Map.of(EmulatedCuda.ENVIRONMENT, "totalBytes=1000000;otherProcessBytes=0"), folder);

        assertTrue(
                said.get(0).startsWith("cuda:0 1000000 Libraries of CUDA 13 and cuDNN 9 are missing"), said.toString());
    }

    @Test
    void aLibraryThatIsNoneIsNamedWithTheReason() throws IOException, InterruptedException {
        copyEmulated("libdensescope-cuda-emulator.so", "libcuda.so.1");
        Path broken = Files.writeString(folder.resolve("libcudart.so.13"), "no library");

        List<String> said = said(Map.of(), folder);

        assertEquals(1, said.size());
        assertTrue(said.get(0).startsWith(broken + " does not load ("), said.toString());
        assertTrue(
                said.get(0)
                        .endsWith("): reinstall it, or set the variable DENSESCOPE_CUDA_LIBRARIES to a folder with "
                                + "another version."),
                said.toString());
        assertEquals(1, said.get(0).split("does not load", -1).length - 1);
    }

    @Test
    void aLibraryThatIsCutOffIsNamedAndDoesNotEndTheProcess() throws IOException, InterruptedException {
        copyEmulated("libdensescope-cuda-emulator.so", "libcuda.so.1");
        byte[] whole = Files.readAllBytes(EmulatedCuda.folder().resolve("libcudart.so.13"));
        Path broken = Files.write(folder.resolve("libcudart.so.13"), Arrays.copyOf(whole, whole.length / 10));

        List<String> said = said(Map.of(), folder);

        assertEquals(
                List.of(broken + " does not load (it is truncated): reinstall it, or set the variable "
                        + "DENSESCOPE_CUDA_LIBRARIES to a folder with another version."),
                said);
    }

    @Test
    void aDriverWithoutItsLibraryIsTold() throws IOException, InterruptedException {
        copyEmulated("libdensescope-cuda-emulator.so", "libcudart.so.13");
        Files.createDirectories(folder.resolve("dev"));
        Files.writeString(folder.resolve("dev/nvidia0"), "");

        List<String> said = said(Map.of(), folder);

        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("libcuda.so.1: cannot open shared object file"), said.toString());
        assertTrue(
                said.get(0)
                        .endsWith(
                                "the driver's library was not found; install the complete NVIDIA driver, and pass it to "
                                        + "containers (--gpus all)."),
                said.toString());
    }

    private void copyEmulated(String... libraries) throws IOException {
        for (String library : libraries) {
            Files.copy(EmulatedCuda.folder().resolve(library), folder.resolve(library));
        }
    }

    private List<String> said(Map<String, String> environment, Path... folders)
            throws IOException, InterruptedException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"),
                "-cp",
                System.getProperty("java.class.path"),
                SurveyProgram.class.getName(),
                folder.toString());
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(java, Stream.of(folders).map(Path::toString)).toList());
        builder.environment().remove("LD_LIBRARY_PATH");
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().toList();
    }
}
