package dev.densescope.nativebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.cpu.NativeSources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.llvm.program.clang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the libraries in {@code src/main/resources} from {@code src/main/native}, with the Clang and the linker that come
 * from Maven's repository: {@code mvn -Pnative test}. On Linux, x86-64.
 */
final class NativeLibraryBuild {
    /** The levels of x86-64 that there is a library for, as the System V ABI names them. */
    private static final List<String> LEVELS = List.of("x86-64-v3", "x86-64-v4");

    @Test
    void buildsALibraryForEachLevel(@TempDir Path folder) throws IOException, InterruptedException {
        Path compiler = Path.of(Loader.load(clang.class));
        Path linker = tool("lld", folder.resolve("ld.lld")); // it does what it is called after
        for (String library : List.of("libLLVM.so", "libclang-cpp.so")) {
            tool(library, folder.resolve(library + ".20.1"));
        }
        Files.createDirectories(NativeSources.LIBRARIES);
        for (String level : LEVELS) {
            Path library = folder.resolve(level + ".so");
            compile(level, compiler, linker, library);
            Files.copy(
                    library,
                    NativeSources.LIBRARIES.resolve(level + ".so"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(NativeSources.DIGEST, NativeSources.digest() + "\n");
    }

    private static void compile(String level, Path compiler, Path linker, Path library) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                compiler.toString(),
                "--target=x86_64-unknown-linux-gnu",
                "-march=" + level,
                "-mprefer-vector-width=512",
                "-std=c17",
                "-O3",
                "-ffp-contract=on", // products and sums in one expression only: what is rounded stays visible
                "-fno-math-errno",
                "-ffreestanding",
                "-fno-builtin",
                "-fno-ident",
                "-fPIC",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-shared",
                "-nostdlib",
                "-fuse-ld=lld",
                "--ld-path=" + linker,
                "-Wl,-z,defs,--build-id=none,--strip-all,-soname,densescope-" + level + ".so",
                "-o",
                library.toString()));
        NativeSources.files().stream()
                .filter(file -> file.toString().endsWith(".c"))
                .map(Path::toString)
                .forEach(command::add);
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("LD_LIBRARY_PATH", linker.getParent().toString());
        assertEquals(0, process.start().waitFor(), "Clang's exit status");
    }

    /** A file that comes with Clang, under another name. */
    private static Path tool(String name, Path link) throws IOException {
        File file = Loader.cacheResource(clang.class, "/org/bytedeco/llvm/" + Loader.getPlatform() + "/" + name);
        if (!file.setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return Files.createSymbolicLink(link, file.toPath());
    }
}
