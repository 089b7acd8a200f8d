package dev.densescope.device.cuda.emulated;

import static dev.densescope.device.cuda.emulated.EmulatedLibraries.addressOf;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.check;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.free;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.function;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.launch;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.number;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.onDevice;

import java.util.List;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvml;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;

/** What is done in a process of its own, because it prints or crashes. */
final class EmulatedProgram {
    private static final int ROW = 2048;

    private EmulatedProgram() {}

    /** Begins with the name of what to do. */
    public static void main(String[] arguments) {
        new EmulatedLibraries();
        switch (arguments[0]) {
            case "load" -> load();
            case "within" -> sumRows(1, ROW);
            case "beyond" -> sumRows(2, ROW);
            case "freed" -> sumFreed();
            case "beside" -> writeBeside();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Binds all functions that there are bindings of, and prints what the runtime says. */
    private static void load() {
        for (Class<?> binding : List.of(cudart.class, cublas.class, cudnn.class, nvrtc.class, nvml.class)) {
            Loader.load(binding);
        }
        int[] count = {0};
        check(cudart.cudaGetDeviceCount(count));
        System.out.print(count[0] + " GPUs");
    }

    /** Reads as many rows of memory that holds one. */
    private static void sumRows(int rows, int columns) {
        sum(onDevice(new float[ROW]), rows, columns);
    }

    private static void sumFreed() {
        FloatPointer values = onDevice(new float[ROW]);
        free(values);
        sum(values, 1, ROW);
    }

    private static void sum(FloatPointer values, int rows, int columns) {
        CUfunc_st function = function(EmulatedLibraries.sampleModule(), "sample_row_sums");
        FloatPointer sums = onDevice(rows);
        check(launch(
                function,
                new int[] {rows},
                128,
                new CUstream_st(),
                addressOf(sums),
                addressOf(values),
                number(columns)));
        System.out.print("error " + cudart.cudaDeviceSynchronize());
    }

    /** Writes a float behind three, where the next allocation would begin only 500 bytes later. */
    private static void writeBeside() {
        FloatPointer values = onDevice(1, 2, 3);
        values.put(3, 4f);
        System.out.print("error " + cudart.cudaFree(values));
    }
}
