package dev.densescope.device.cuda.emulated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import java.util.List;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** The real bindings over the emulated libraries, with what the emulator's own tests need of them. */
public final class EmulatedLibraries {
    private static final int NON_BLOCKING = 1;

    private final EmulatedCuda machine = new EmulatedCuda();

    /** Loads them as the program does, so that the process has them once, and makes the first GPU current on this thread. */
    public EmulatedLibraries() {
        new CudaSystem(HostSystem.current(), List.of(EmulatedCuda.folder())).load();
        machine.reset();
        check(cudart.cudaSetDevice(0));
    }

    public EmulatedCuda machine() {
        return machine;
    }

    public static void check(int error) {
        assertEquals(0, error, () -> cudart.cudaGetErrorName(error).getString());
    }

    public static CUstream_st stream() {
        CUstream_st stream = new CUstream_st();
        check(cudart.cudaStreamCreateWithFlags(stream, NON_BLOCKING));
        return stream;
    }

    static CUevent_st event() {
        CUevent_st event = new CUevent_st();
        check(cudart.cudaEventCreate(event));
        return event;
    }

    /** Device memory that holds the values, or as many NaN. */
    public static FloatPointer onDevice(int length) {
        FloatPointer address = new FloatPointer();
        check(cudart.cudaMalloc(address, 4L * length));
        return address.capacity(length);
    }

    public static FloatPointer onDevice(float... values) {
        FloatPointer address = onDevice(values.length);
        try (FloatPointer host = new FloatPointer(values)) {
            check(cudart.cudaMemcpy(address, host, 4L * values.length, cudart.cudaMemcpyHostToDevice));
        }
        return address;
    }

    /** What lies in device memory once everything queued has run. */
    public static float[] read(FloatPointer address) {
        float[] values = new float[(int) address.capacity()];
        check(cudart.cudaDeviceSynchronize());
        try (FloatPointer host = new FloatPointer(values.length)) {
            check(cudart.cudaMemcpy(host, address, 4L * values.length, cudart.cudaMemcpyDeviceToHost));
            host.get(values);
        }
        return values;
    }

    public static void free(Pointer... addresses) {
        for (Pointer address : addresses) {
            check(cudart.cudaFree(address));
        }
    }

    /** What stands in a buffer up to the first zero; getString alone would read all of it. */
    static String text(BytePointer buffer) {
        return buffer.limit(0).getString();
    }

    /** A compiled program: result of the compiler, its log, and the machine code if there is any. */
    record Compiled(int result, String log, BytePointer image) {}

    static Compiled compile(String source, String architecture) {
        _nvrtcProgram program = new _nvrtcProgram();
        check(nvrtc.nvrtcCreateProgram(
                program,
                new BytePointer(source),
                new BytePointer("sample.cu"),
                0,
                (PointerPointer<?>) null,
                (PointerPointer<?>) null));
        int result = nvrtc.nvrtcCompileProgram(program, 1, new PointerPointer<>("--gpu-architecture=" + architecture));
        SizeTPointer bytes = new SizeTPointer(1);
        check(nvrtc.nvrtcGetProgramLogSize(program, bytes));
        BytePointer log = new BytePointer(bytes.get());
        check(nvrtc.nvrtcGetProgramLog(program, log));
        check(nvrtc.nvrtcGetCUBINSize(program, bytes));
        BytePointer image = new BytePointer(Math.max(1, bytes.get()));
        if (bytes.get() > 0) {
            check(nvrtc.nvrtcGetCUBIN(program, image));
        }
        check(nvrtc.nvrtcDestroyProgram(program));
        return new Compiled(result, text(log), image);
    }

    static CUmod_st sampleModule() {
        CUmod_st module = new CUmod_st();
        check(cudart.cuModuleLoadData(
                module,
                compile(EmulatorSources.text(EmulatorSources.SAMPLE_KERNELS), "sm_90")
                        .image()));
        return module;
    }

    static CUfunc_st function(CUmod_st module, String name) {
        CUfunc_st function = new CUfunc_st();
        check(cudart.cuModuleGetFunction(function, module, name));
        return function;
    }

    /** KernelLauncher blocks in one dimension, or in two. */
    static int launch(CUfunc_st function, int[] blocks, int threads, CUstream_st stream, Pointer... arguments) {
        int across = blocks[0];
        int down = blocks.length > 1 ? blocks[1] : 1;
        PointerPointer<Pointer> list = new PointerPointer<>(arguments);
        return cudart.cuLaunchKernel(function, across, down, 1, threads, 1, 1, 0, stream, list, null);
    }

    /** The argument that is an address: the place where it stands. */
    static Pointer addressOf(Pointer address) {
        return new PointerPointer<>(1).put(address);
    }

    static IntPointer number(int value) {
        return new IntPointer(1).put(value);
    }
}
