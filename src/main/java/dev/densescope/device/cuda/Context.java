package dev.densescope.device.cuda;

import dev.densescope.device.cuda.convolution.WindowConvolutions;
import dev.densescope.device.cuda.kernel.ElementKernels;
import dev.densescope.device.cuda.kernel.HeadKernels;
import dev.densescope.device.cuda.kernel.NormKernels;
import dev.densescope.device.cuda.kernel.PoolingKernels;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.launch.KernelModule;
import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.cuda.memory.HostTransfer;
import dev.densescope.device.cuda.memory.Stream;
import dev.densescope.device.cuda.product.MatrixProducts;
import dev.densescope.language.Text;
import java.util.ArrayDeque;
import java.util.Deque;

/** The open resources of one GPU: its stream, the library handles and our compiled kernels. Run thread only. */
final class Context implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Stream stream;
    private final HostTransfer transfer;
    private final KernelLauncher launcher;
    private final MatrixProducts products;
    private final WindowConvolutions convolutions;
    private final NormKernels norms;
    private final PoolingKernels pooling;
    private final HeadKernels head;
    private final ElementKernels elements;

    /** Opens the resources on the current GPU of this thread. If one cannot be opened, the others are closed again. */
    Context(int majorCapability, int minorCapability, boolean tensorFloat32) {
        try {
            stream = opened(new Stream());
            transfer = opened(new HostTransfer(stream));
            launcher = new KernelLauncher(opened(new KernelModule(majorCapability, minorCapability)), stream);
            elements = new ElementKernels(launcher);
            products = opened(new MatrixProducts(stream, launcher, tensorFloat32));
            convolutions = opened(new WindowConvolutions(stream, tensorFloat32, elements));
        } catch (RuntimeException | Error failed) {
            closeAll(failed);
            throw failed;
        }
        norms = new NormKernels(launcher);
        pooling = new PoolingKernels(launcher);
        head = new HeadKernels(launcher, products);
    }

    Stream stream() {
        return stream;
    }

    HostTransfer transfer() {
        return transfer;
    }

    KernelLauncher launcher() {
        return launcher;
    }

    MatrixProducts products() {
        return products;
    }

    WindowConvolutions convolutions() {
        return convolutions;
    }

    NormKernels norms() {
        return norms;
    }

    PoolingKernels pooling() {
        return pooling;
    }

    HeadKernels head() {
        return head;
    }

    ElementKernels elements() {
        return elements;
    }

    @Override
    public void close() {
        CudaException failure = new CudaException(Text.of("The GPU could not be closed."));
        try {
            stream.await();
        } catch (CudaException broken) {
            failure.addSuppressed(broken);
        }
        closeAll(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Closes the resources in reverse order; further failures are added as suppressed exceptions. */
    private void closeAll(Throwable failure) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception also) {
                failure.addSuppressed(also);
            }
        }
    }
}
