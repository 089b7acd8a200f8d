package dev.densescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a process of its own, where no GPU is. */
class StartWithoutGpuTest {
    @TempDir
    private Path folder;

    @Test
    void nothingOfCudaIsLoadedForADeviceThatIsChosenByItself() throws IOException, InterruptedException {
        assumeFalse(
                new CudaSystem(HostSystem.current(), List.of()).hasDriver(),
                "there is an NVIDIA driver on this machine");

        assertEquals(0, run("profile", "--blocks=1,1", "--batch=1", "--steps=1", "--warmup=0", "--format=json"));

        assertEquals(
                1, classes("dev.densescope.device.cuda.runtime.CudaSystem ").count(), "it was looked for");
        assertEquals(1, classes("dev.densescope.device.cpu.CpuDevice ").count(), "the processor was used");
        assertEquals(List.of(), classes("org.bytedeco.cuda").toList());
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xlog:class+load:file=" + folder.resolve("classes"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.densescope.Main");
        Process program = new ProcessBuilder(
                        Stream.concat(java, Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        int exitCode = program.waitFor();
        assertEquals(0, exitCode, Files.readString(folder.resolve("said")));
        assertTrue(Files.exists(folder.resolve("densescope-out/report.json")));
        return exitCode;
    }

    private Stream<String> classes(String prefix) throws IOException {
        return Files.readAllLines(folder.resolve("classes")).stream()
                .map(line -> line.substring(line.indexOf(']') + 1).strip())
                .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ *", ""))
                .filter(line -> line.startsWith(prefix));
    }
}
