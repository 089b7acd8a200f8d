package dev.densescope.device.cuda.memory;

import dev.densescope.language.Text;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Converts status codes of NVIDIA's libraries to exceptions. */
public final class Status {
    private static final int SUCCESS = 0;
    private static final int DETAIL_BYTES = 512;

    private Status() {}

    public static void ofRuntime(int status, String what) {
        if (status != SUCCESS) {
            cudart.cudaGetLastError(); // clear the error
            throw failure("CUDA", what, cudart.cudaGetErrorString(status).getString(), status);
        }
    }

    public static void ofDriver(int status, String what) {
        if (status != SUCCESS) {
            throw failure(Text.of("The NVIDIA driver"), what, driverText(status), status);
        }
    }

    public static void ofBlas(int status, String what) {
        if (status != SUCCESS) {
            throw failure("cuBLAS", what, cublas.cublasGetStatusString(status).getString(), status);
        }
    }

    public static void ofDnn(int status, String what) {
        if (status != SUCCESS) {
            throw failure("cuDNN", what, cudnn.cudnnGetErrorString(status).getString() + lastDetail(), status);
        }
    }

    public static void ofCompiler(int status, String what) {
        if (status != SUCCESS) {
            throw failure("NVRTC", what, nvrtc.nvrtcGetErrorString(status).getString(), status);
        }
    }

    private static CudaException failure(Object library, String what, String reason, int status) {
        return new CudaException(Text.of(
                "%s could not %s: %s (%d); run again, or use another GPU or the CPU.", library, what, reason, status));
    }

    private static String driverText(int status) {
        try (PointerPointer<BytePointer> text = new PointerPointer<>(1)) {
            return cudart.cuGetErrorString(status, text) == SUCCESS
                    ? text.get(BytePointer.class, 0).getString()
                    : "unknown error";
        }
    }

    /** The details of cuDNN's last error; may be empty. */
    private static String lastDetail() {
        try (BytePointer text = new BytePointer(DETAIL_BYTES)) {
            text.put((byte) 0);
            cudnn.cudnnGetLastErrorString(text, DETAIL_BYTES);
            String detail = NativeText.of(text).replace('\n', ' ').strip();
            return detail.isEmpty() ? "" : ", " + detail;
        }
    }
}
