package dev.densescope.device.cuda.runtime.library;

/** A GPU, its driver or its libraries cannot be used. The message is one sentence: why, and what to do. */
public final class CudaUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CudaUnusableException(String sentence) {
        super(sentence);
    }

    public CudaUnusableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
