package dev.densescope.device.cuda.memory;

/** A call of one of NVIDIA's libraries failed. The message is one sentence. */
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CudaException(String message) {
        super(message);
    }
}
