package dev.densescope.session.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.natives.LoadingLock;
import dev.densescope.session.settings.DeviceChoice;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries that several starts unpack at once. */
@Timeout(180)
class SimultaneousLoadingTest {
    private static final DeviceChoice PROCESSOR = new DeviceChoice(DeviceKind.PROCESSOR.id(), 1);

    @TempDir
    private Path folder;

    @Test
    void buildsOfDifferentTimesThatStartAtOnceAllLoadTheirLibraries() throws Exception {
        List<Process> starts = List.of(start("one", 1_700_000_000_000L), start("two", 1_710_000_000_000L));
        try {
            for (Process start : starts) {
                assertEquals(expected(), new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                assertTrue(start.waitFor(60, TimeUnit.SECONDS));
            }
        } finally {
            starts.forEach(Process::destroyForcibly);
        }
        try (Stream<Path> unpacked = Files.walk(folder.resolve("cache/javacpp"))) {
            assertEquals(
                    List.of(),
                    unpacked.filter(file -> file.toString().contains("x86-64-v"))
                            .toList(),
                    "our own library does not depend on JavaCPP's folder");
        }
    }

    @Test
    void aDeviceIsOpenedAfterOtherLibrariesAreLoaded() throws Exception {
        AtomicReference<String> kernels = new AtomicReference<>();
        Thread opening = new Thread(() -> kernels.set(kernels()));
        LoadingLock.hold(() -> {
            opening.start();
            while (opening.getState() != Thread.State.BLOCKED && opening.isAlive()) {
                Thread.onSpinWait();
            }
            assertTrue(opening.isAlive(), "it waits");
            return opening;
        });
        opening.join();

        assertEquals(expected(), kernels.get());
    }

    private static String expected() {
        try (Device device = new CpuDevice(1)) {
            return device.info().kernels();
        }
    }

    private static String kernels() {
        try (Device device = new LocalDevices().open(PROCESSOR)) {
            return device.info().kernels();
        }
    }

    /** Starts a process whose archives of JavaCPP's libraries are of the given time. */
    private Process start(String name, long time) throws IOException {
        List<String> classPath = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path archive = Path.of(part);
            boolean unpacked = archive.getFileName().toString().matches("(javacpp|dnnl)-.*-\\w+-x86_64\\.jar");
            classPath.add(unpacked ? copy(archive, Files.createDirectories(folder.resolve(name)), time) : part);
        }
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        Opening.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        start.environment().put("DENSESCOPE_CACHE", folder.resolve("cache").toString());
        return start.start();
    }

    /** Without compression, which takes less time. */
    private static String copy(Path archive, Path folder, long time) throws IOException {
        Path copy = folder.resolve(archive.getFileName());
        try (ZipFile from = new ZipFile(archive.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(file)) {
            to.setMethod(ZipOutputStream.STORED);
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (InputStream content = from.getInputStream(entry)) {
                    write(entry.getName(), content.readAllBytes(), time, to);
                }
            }
        }
        return copy.toString();
    }

    private static void write(String name, byte[] content, long time, ZipOutputStream to) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(time);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        to.putNextEntry(entry);
        to.write(content);
    }

    /** Opens the processor and prints its kernels. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] arguments) {
            System.out.print(kernels());
        }
    }
}
