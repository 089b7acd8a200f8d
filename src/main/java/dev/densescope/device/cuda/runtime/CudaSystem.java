package dev.densescope.device.cuda.runtime;

import dev.densescope.device.cuda.runtime.gpu.GpuReader;
import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.gpu.Nvml;
import dev.densescope.device.cuda.runtime.gpu.RetainedMemory;
import dev.densescope.device.cuda.runtime.library.CudaBindings;
import dev.densescope.device.cuda.runtime.library.CudaLoader;
import dev.densescope.device.cuda.runtime.library.CudaPackage;
import dev.densescope.device.cuda.runtime.library.CudaPlatform;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.DriverVersion;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.cuda.runtime.library.LibrarySearch;
import dev.densescope.device.cuda.runtime.library.NvidiaDriver;
import dev.densescope.language.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the GPUs of a machine and loads the libraries to use them. Thread-safe. */
public final class CudaSystem {
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    private final HostSystem host;
    private final List<Path> named;
    private final RetainedMemory kept = new RetainedMemory();

    /**
     * @param host the machine to search
     * @param named folders named by the user, searched first
     */
    public CudaSystem(HostSystem host, List<Path> named) {
        this.host = host;
        this.named = List.copyOf(named);
    }

    /** Whether there is any sign of an NVIDIA driver. Checks a few files and loads nothing. */
    public boolean hasDriver() {
        return NvidiaDriver.in(host, named).present();
    }

    /** Lists the GPUs. With a driver, this loads the driver, CUDA's runtime and NVML, if they exist. */
    public GpuSurvey survey() {
        NvidiaDriver driver = NvidiaDriver.in(host, named);
        Optional<Text> otherBindings = CudaBindings.problem();
        if (otherBindings.isPresent()) {
            return unusable(driver, otherBindings.get());
        }
        if (!driver.present()) {
            return unusable(driver, absent());
        }
        LibrarySearch search = LibrarySearch.in(host, named);
        List<LibrarySearch.Library> runtime = search.of(CudaPackage.RUNTIME);
        if (runtime.isEmpty() && search instanceof LibrarySearch.Missing missing) {
            return unusable(driver, incomplete(driver, missing.sentence()));
        }
        try {
            new CudaLoader(host.platform()).loadRuntime(driver, runtime);
        } catch (CudaUnusableException unloadable) {
            return unusable(driver, unloadable.told());
        }
        GpuSurvey survey = read(driver);
        return survey instanceof GpuSurvey.Listed listed && search instanceof LibrarySearch.Missing missing
                ? listed.withProblem(missing.sentence())
                : survey;
    }

    /**
     * Loads all libraries, once per process; repeated calls are cheap. Does not check for a usable GPU.
     *
     * @throws CudaUnusableException if there is no driver, or libraries are missing or do not load
     */
    public CudaRuntime load() {
        CudaBindings.problem().ifPresent(problem -> {
            throw new CudaUnusableException(problem);
        });
        NvidiaDriver driver = NvidiaDriver.in(host, named);
        if (!driver.present()) {
            throw new CudaUnusableException(absent());
        }
        LibrarySearch search = LibrarySearch.in(host, named);
        if (search instanceof LibrarySearch.Missing missing) {
            throw new CudaUnusableException(incomplete(driver, missing.sentence()));
        }
        new CudaLoader(host.platform()).loadAll(driver, search.libraries());
        return new CudaRuntime(read(driver), kept);
    }

    private GpuSurvey read(NvidiaDriver driver) {
        Optional<Nvml> nvml = Nvml.open();
        try {
            return new GpuReader(driver, Optional.ofNullable(host.environment().get(VISIBLE)), nvml).read();
        } finally {
            nvml.ifPresent(Nvml::close);
        }
    }

    /** Reports an old driver first, since new libraries alone would not help. */
    private static Text incomplete(NvidiaDriver driver, Text sentence) {
        return driver.version()
                .filter(DriverVersion::isTooOld)
                .map(version -> DriverVersion.tooOld(version.text()))
                .orElse(sentence);
    }

    private Text absent() {
        return host.platform() == CudaPlatform.OTHER
                ? Text.of("There are no NVIDIA drivers for this system: use the CPU.")
                : Text.of(
                        "No NVIDIA GPU or driver was found: if this machine has a GPU, install the NVIDIA driver %d or newer; "
                                + "otherwise use the CPU.",
                        DriverVersion.MIN_MAJOR);
    }

    private static GpuSurvey unusable(NvidiaDriver driver, Text reason) {
        return new GpuSurvey.Unusable(
                reason, driver.gpuNames(), driver.version().map(DriverVersion::text));
    }
}
