package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.cli.machine.Machine;
import dev.densescope.device.DeviceInfo;
import dev.densescope.language.Text;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.DeviceListing.GpuFacts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesCommandTest {
    private static final long FREE_BYTES = 159L << 29;

    private static final Machine MACHINE = Machines.with(List.of(
            new DeviceListing(new DeviceInfo("cpu", "Some processor", "oneDNN 3.11", 8L << 30), Optional.empty()),
            new DeviceListing(
                    new DeviceInfo("nd4j", "nd4j", "none", 8L << 30),
                    Optional.of(Text.verbatim("Its libraries do not load: no jnind4jcpu.")))));

    private static final List<DeviceListing> GPUS = List.of(
            gpu("cuda:0", "NVIDIA H100", 80L << 30, "", "9.0", OptionalLong.of(FREE_BYTES)),
            gpu("cuda:1", "NVIDIA GTX 1080", 8L << 30, "It is old.", "6.1", OptionalLong.empty()),
            new DeviceListing(
                    new DeviceInfo("cuda:2", "NVIDIA A2", "none", 0),
                    Optional.of(Text.verbatim("Libraries are missing.")),
                    Optional.of(new GpuFacts(Optional.empty(), OptionalLong.empty(), Optional.empty()))),
            new DeviceListing(
                    new DeviceInfo("cuda", "cuda", "none", 0),
                    Optional.of(Text.verbatim("No NVIDIA GPU or driver was found."))));

    @TempDir
    private Path folder;

    @Test
    void eachDeviceIsShownUsableOrWithTheReason() {
        CommandRun run = CommandRun.of(MACHINE, "devices");

        assertEquals(ExitCodes.DONE, run.exitCode());
        assertEquals("""
                cpu    usable: Some processor, oneDNN 3.11, 8.00 GiB of memory
                nd4j   not usable: Its libraries do not load: no jnind4jcpu.
                """, run.out());
    }

    @Test
    void gpusAreShownWithTheirProperties() {
        CommandRun run = CommandRun.of(Machines.with(GPUS), "devices");

        assertEquals("""
                cuda:0 usable: NVIDIA H100, cuDNN 9.19.0, 80.0 GiB of memory, 79.5 GiB free, capability 9.0, driver 580.65.06
                cuda:1 not usable: NVIDIA GTX 1080, 8.00 GiB of memory, capability 6.1, driver 580.65.06. It is old.
                cuda:2 not usable: NVIDIA A2. Libraries are missing.
                cuda   not usable: No NVIDIA GPU or driver was found.
                """, run.out());
    }

    @Test
    void jsonHasThePropertiesOfGpus() throws IOException {
        JsonNode gpus = new ObjectMapper()
                .readTree(
                        CommandRun.of(Machines.with(GPUS), "devices", "--json").out());

        assertEquals("9.0", gpus.at("/0/capability").textValue());
        assertEquals(FREE_BYTES, gpus.at("/0/freeBytes").longValue());
        assertEquals("580.65.06", gpus.at("/0/driver").textValue());
        assertTrue(gpus.at("/1/freeBytes").isMissingNode());
        assertTrue(gpus.at("/2/capability").isMissingNode());
        assertTrue(gpus.at("/3/driver").isMissingNode());
    }

    @Test
    void foldersForLibrariesArePassedOn() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        List<Path> asked = new ArrayList<>();

        CommandRun.of(
                Machines.listing(folders -> {
                    asked.addAll(folders);
                    return List.of();
                }),
                "devices",
                "--cuda-libraries=" + first + File.pathSeparator + second,
                "--cuda-libraries",
                folder.toString());

        assertEquals(List.of(first, second, folder), asked);
    }

    @Test
    void aPathThatIsNotAFolderIsRefused() {
        Path missing = folder.resolve("missing");

        CommandRun run = CommandRun.of(MACHINE, "devices", "--cuda-libraries=" + missing);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals("densescope: --cuda-libraries must be a folder, but '%s' is not.\n".formatted(missing), run.err());
    }

    @Test
    void anEmptyNameIsNotTheCurrentFolder() {
        CommandRun run = CommandRun.of(MACHINE, "devices", "--cuda-libraries=");

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals("densescope: --cuda-libraries must be a folder, but '' is not.\n", run.err());
    }

    @Test
    void anUnreadableFolderIsRefused() {
        assumeTrue(
                folder.toFile().setReadable(false) && !Files.isReadable(folder), "whoever runs this reads everything");

        CommandRun run = CommandRun.of(MACHINE, "devices", "--cuda-libraries=" + folder);

        assertTrue(folder.toFile().setReadable(true));
        assertEquals(
                "densescope: --cuda-libraries must be a readable folder, but '%s' is not.\n".formatted(folder),
                run.err());
    }

    @Test
    void jsonHasTheSameDevices() throws IOException {
        JsonNode devices = new ObjectMapper()
                .readTree(CommandRun.of(MACHINE, "devices", "--json").out());

        assertEquals("cpu", devices.at("/0/id").textValue());
        assertEquals(8L << 30, devices.at("/0/totalBytes").longValue());
        assertEquals(
                "Its libraries do not load: no jnind4jcpu.",
                devices.at("/1/problem").textValue());
    }

    private static DeviceListing gpu(
            String id, String name, long totalBytes, String problem, String capability, OptionalLong freeBytes) {
        return new DeviceListing(
                new DeviceInfo(id, name, problem.isEmpty() ? "cuDNN 9.19.0" : "none", totalBytes),
                Optional.of(problem).filter(sentence -> !sentence.isEmpty()).map(Text::verbatim),
                Optional.of(new GpuFacts(Optional.of(capability), freeBytes, Optional.of("580.65.06"))));
    }
}
