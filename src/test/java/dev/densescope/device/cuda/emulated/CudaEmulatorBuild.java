package dev.densescope.device.cuda.emulated;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the emulated CUDA in {@code src/test/resources} with the system's C++ compiler: {@code mvn -Pcuda-emulator test}.
 * On Linux, x86-64.
 */
final class CudaEmulatorBuild {
    private static final String COMPILER = "c++";
    private static final List<String> LANGUAGE = List.of(
            "-std=c++17",
            "-O2",
            "-ftree-vectorize",
            "-ffp-contract=off", // as written in the sources, nothing fused
            "-fno-math-errno",
            "-fno-exceptions",
            "-fno-rtti",
            "-fno-asynchronous-unwind-tables",
            "-fcf-protection=none",
            "-fvisibility=hidden",
            "-ffunction-sections",
            "-fno-ident",
            "-fPIC",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Wno-unused-function");
    /** Kernels only: the emulator answers these checks itself. */
    private static final List<String> CHECKS =
            List.of("-fsanitize=alignment,bounds", "-Wno-sign-compare", "-Wno-maybe-uninitialized");

    @TempDir
    private Path folder;

    @Test
    void buildsAllLibraries() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("generated"));
        listKernels("product", EmulatorSources.KERNELS);
        listKernels("sample", EmulatorSources.SAMPLE_KERNELS);
        for (EmulatedLibrary library : EmulatedLibrary.ALL) {
            link(library);
        }
        Files.createDirectories(EmulatorSources.LIBRARIES);
        for (EmulatedLibrary library : EmulatedLibrary.ALL) {
            Path target = EmulatorSources.LIBRARIES.resolve(library.file());
            Files.copy(folder.resolve(library.file()), target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(EmulatorSources.DIGEST, EmulatorSources.digest() + "\n");
    }

    private void listKernels(String name, Path file) throws IOException, InterruptedException {
        String source = EmulatorSources.text(file);
        generate(name + ".cu", source);
        List<String> command = command("-E", "-P", "-DSCANNING_FOR_KERNELS", source(name + "_kernels"));
        String preprocessed = run(command);
        generate(name + ".inc", KernelList.of(source, preprocessed));
    }

    /** Checks of the compiler name their place: by the file, not by this folder, so that each build is the same. */
    private void generate(String name, String content) throws IOException {
        Files.writeString(folder.resolve("generated/" + name), "#line 1 \"%s\"\n".formatted(name) + content);
    }

    private void link(EmulatedLibrary library) throws IOException, InterruptedException {
        List<String> command =
                command("-shared", "-s", "-o", folder.resolve(library.file()).toString());
        for (String source : library.sources()) {
            command.add(source.endsWith("_kernels") ? compiledKernels(source) : source(source));
        }
        library.libraries().forEach(other -> command.add(folder.resolve(other).toString()));
        command.add("-Wl,-z,defs,-z,noseparate-code,--gc-sections,--as-needed,--build-id=none,--hash-style=gnu");
        command.add("-Wl,-soname," + library.file() + ",-rpath,$ORIGIN,--enable-new-dtags");
        if (library.versioned()) {
            Path script = folder.resolve(library.file() + ".versions");
            Files.writeString(script, library.file() + " { global: *; };\n");
            command.add("-Wl,--version-script=" + script);
        }
        run(command);
    }

    /** Apart from the rest, because of the checks. */
    private String compiledKernels(String name) throws IOException, InterruptedException {
        String object = folder.resolve(name + ".o").toString();
        List<String> command = command("-c", source(name), "-o", object);
        command.addAll(CHECKS);
        run(command);
        return object;
    }

    private static String source(String name) {
        return EmulatorSources.SOURCES.resolve(name + ".cpp").toString();
    }

    private List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(COMPILER));
        command.addAll(LANGUAGE);
        command.add("-I" + folder);
        command.addAll(List.of(more));
        return command;
    }

    /** What the compiler printed. */
    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            return fail("The emulated CUDA is built with a C++ compiler named " + COMPILER + ", and there is none.", e);
        }
        if (process.waitFor() != 0) {
            fail("The C++ compiler failed: " + String.join(" ", command));
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
