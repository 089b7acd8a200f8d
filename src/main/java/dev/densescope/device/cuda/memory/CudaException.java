package dev.densescope.device.cuda.memory;

/** One of NVIDIA's libraries could not do what it was asked for; the message is one sentence. */
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CudaException(String message) {
        super(message);
    }
}
