package dev.densescope.device.cuda.runtime.library;

import dev.densescope.failure.Reasons;
import dev.densescope.language.Text;
import dev.densescope.natives.LoadingLock;
import dev.densescope.natives.NativeLibraries;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.Loader;

/**
 * Loads libraries by absolute path, and their bindings. Each library is loaded once per process: JavaCPP keeps a list
 * of loaded libraries and does not load them again.
 */
public final class CudaLoader {
    private static final String DRIVER = "cuda@.1";
    private static final String MANAGEMENT = "nvidia-ml@.1";

    private final CudaPlatform platform;

    public CudaLoader(CudaPlatform platform) {
        this.platform = platform;
    }

    /**
     * Loads driver and CUDA runtime, which are sufficient to list GPUs.
     *
     * @throws CudaUnusableException if they do not load, or other versions are already loaded
     */
    public void loadRuntime(NvidiaDriver driver, List<LibrarySearch.Library> runtime) {
        requireNoOthers(runtime);
        if (platform != CudaPlatform.WINDOWS) {
            driver.library().ifPresent(file -> load(DRIVER, file));
            driver.management().ifPresent(this::loadManagement);
        }
        runtime.forEach(library -> load(key(library), library.file()));
        bind(driver, cudart.class);
    }

    /**
     * Loads all libraries.
     *
     * @throws CudaUnusableException if one does not load, or other versions are already loaded
     */
    public void loadAll(NvidiaDriver driver, List<LibrarySearch.Library> libraries) {
        requireNoOthers(libraries);
        loadRuntime(
                driver,
                libraries.stream()
                        .filter(library -> library.packageOf() == CudaPackage.RUNTIME)
                        .toList());
        libraries.forEach(library -> load(key(library), library.file()));
        for (Class<?> binding : List.of(cublas.class, cudnn.class, nvrtc.class)) {
            bind(driver, binding);
        }
    }

    private void requireNoOthers(List<LibrarySearch.Library> libraries) {
        Map<String, String> loaded = Loader.getLoadedLibraries();
        for (LibrarySearch.Library library : libraries) {
            Optional<Path> before =
                    Optional.ofNullable(loaded.get(key(library))).map(Path::of);
            if (before.isPresent() && !isSame(before.get(), library.file())) {
                throw new CudaUnusableException(Text.of(
                        "%s is loaded already: restart DenseScope to use %s instead.", before.get(), library.file()));
            }
        }
    }

    private static boolean isSame(Path before, Path now) {
        try {
            return Files.isSameFile(before, now);
        } catch (IOException gone) {
            return before.equals(now);
        }
    }

    private void load(String key, Path file) {
        if (Loader.getLoadedLibraries().containsKey(key)) {
            return;
        }
        try {
            requireWhole(file);
            System.load(file.toString());
            Loader.loadLibrary(CudaLoader.class, new URL[] {file.toUri().toURL()}, key);
        } catch (UnsatisfiedLinkError | MalformedURLException unloadable) {
            Text reason = Text.phrase(Reasons.reason(unloadable).toString().replace(file + ": ", ""));
            throw new CudaUnusableException(
                    Text.of(
                            "%s does not load (%s): reinstall it, or set the variable %s to a folder with another version.",
                            file, reason, SearchFolders.VARIABLE),
                    unloadable);
        }
    }

    private void requireWhole(Path file) {
        if (platform != CudaPlatform.WINDOWS) {
            LibraryFile.problem(file).ifPresent(problem -> {
                throw new UnsatisfiedLinkError(problem);
            });
        }
    }

    /** NVML is optional. */
    private void loadManagement(Path file) {
        try {
            load(MANAGEMENT, file);
        } catch (CudaUnusableException unloadable) {
            // memory usage is not available
        }
    }

    private static void bind(NvidiaDriver driver, Class<?> binding) {
        try {
            LoadingLock.hold(() -> Loader.load(binding));
        } catch (LinkageError unloadable) {
            Text reason = Reasons.reason(unloadable);
            throw new CudaUnusableException(
                    Text.of(
                            "The bindings to NVIDIA's libraries do not load (%s): %s.",
                            reason, nextStep(driver, reason.toString())),
                    unloadable);
        }
    }

    private static Text nextStep(NvidiaDriver driver, String reason) {
        if (driver.library().isEmpty() && reason.contains("libcuda.so.1")) {
            return Text.of(
                    "the driver's library was not found; install the complete NVIDIA driver, and pass it to containers"
                            + " (--gpus all)");
        }
        if (reason.contains("version `lib") || reason.contains("undefined symbol")) {
            return Text.of(
                    "one of them is not the version in its name; reinstall it, or set the variable %s to a folder with"
                            + " another version",
                    SearchFolders.VARIABLE);
        }
        return NativeLibraries.advice();
    }

    /** The name of a library in JavaCPP: {@code libcudart.so.13} is {@code cudart@.13}. */
    private String key(LibrarySearch.Library library) {
        String name = library.file().getFileName().toString();
        return platform == CudaPlatform.WINDOWS
                ? name.substring(0, name.lastIndexOf('.'))
                : name.substring("lib".length()).replace(".so", "@");
    }
}
