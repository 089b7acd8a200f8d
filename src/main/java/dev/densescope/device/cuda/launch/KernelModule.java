package dev.densescope.device.cuda.launch;

import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.cuda.memory.NativeText;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.language.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Our own kernels, compiled by NVRTC and loaded into the context of one GPU. Run thread only. */
public final class KernelModule implements AutoCloseable {
    private static final String SOURCE = "/dev/densescope/device/cuda/kernels.cu";

    private final CUmod_st module = new CUmod_st();
    private final Map<String, CUfunc_st> functions = new HashMap<>();

    /** Compiles the kernels and loads them into the current context of this thread. */
    public KernelModule(int majorCapability, int minorCapability) {
        try (BytePointer machineCode = compile(source(), options(majorCapability, minorCapability))) {
            Status.ofDriver(cudart.cuModuleLoadData(module, machineCode), "load the kernels");
        }
    }

    /** Returns a kernel by its name in the source. */
    CUfunc_st function(String name) {
        return functions.computeIfAbsent(name, key -> {
            CUfunc_st function = new CUfunc_st();
            Status.ofDriver(cudart.cuModuleGetFunction(function, module, key), "find kernel " + key);
            return function;
        });
    }

    @Override
    public void close() {
        Status.ofDriver(cudart.cuModuleUnload(module), "unload the kernels");
    }

    /** The source of the kernels. */
    static String source() {
        try (InputStream stream = KernelModule.class.getResourceAsStream(SOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(SOURCE + " is missing from the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiler options: machine code for exactly this capability, without contraction to FMA. */
    static List<String> options(int majorCapability, int minorCapability) {
        return List.of("--gpu-architecture=sm_%d%d".formatted(majorCapability, minorCapability), "--fmad=false");
    }

    /** Compiles a source to machine code; needs no GPU. */
    static BytePointer compile(String source, List<String> options) {
        _nvrtcProgram program = new _nvrtcProgram();
        try (BytePointer text = new BytePointer(source, StandardCharsets.UTF_8);
                BytePointer name = new BytePointer(SOURCE, StandardCharsets.UTF_8);
                PointerPointer<BytePointer> arguments = new PointerPointer<>(options.toArray(String[]::new))) {
            Status.ofCompiler(
                    nvrtc.nvrtcCreateProgram(
                            program, text, name, 0, (PointerPointer<?>) null, (PointerPointer<?>) null),
                    "read the source of the kernels");
            try {
                if (nvrtc.nvrtcCompileProgram(program, options.size(), arguments) != nvrtc.NVRTC_SUCCESS) {
                    throw new CudaException(Text.of(
                            "NVRTC could not compile the kernels (%s): a newer NVRTC may know this GPU (pip install -U "
                                    + "nvidia-cuda-nvrtc); otherwise use another GPU or the CPU.",
                            log(program)));
                }
                return machineCode(program);
            } finally {
                nvrtc.nvrtcDestroyProgram(program);
            }
        }
    }

    private static BytePointer machineCode(_nvrtcProgram program) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            Status.ofCompiler(nvrtc.nvrtcGetCUBINSize(program, size), "return the size of the kernels");
            BytePointer machineCode = new BytePointer(size.get());
            Status.ofCompiler(nvrtc.nvrtcGetCUBIN(program, machineCode), "return the kernels");
            return machineCode;
        }
    }

    private static String log(_nvrtcProgram program) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            Status.ofCompiler(nvrtc.nvrtcGetProgramLogSize(program, size), "return the size of its log");
            try (BytePointer log = new BytePointer(Math.max(1, size.get()))) {
                Status.ofCompiler(nvrtc.nvrtcGetProgramLog(program, log), "return its log");
                return NativeText.of(log).strip().lines().findFirst().orElse("no reason given");
            }
        }
    }
}
