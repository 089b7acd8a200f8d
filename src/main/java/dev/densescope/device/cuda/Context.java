package dev.densescope.device.cuda;

/** What is open on one GPU: its queue of work, the libraries' handles and our compiled kernels. Run thread only. */
final class Context implements AutoCloseable {
    private final Stream stream;
    private final HostTransfer transfer;
    private final KernelModule module;
    private final MatrixProducts products;
    private final WindowConvolutions convolutions;
    private final NormKernels norms;
    private final PoolingKernels pooling;
    private final HeadKernels head;
    private final ElementKernels elements;

    /** The GPU is the current one of this thread. */
    Context(int majorCapability, int minorCapability, boolean tensorFloat32) {
        stream = new Stream();
        transfer = new HostTransfer(stream);
        module = new KernelModule(majorCapability, minorCapability);
        Launches launches = new Launches(module, stream);
        elements = new ElementKernels(launches);
        products = new MatrixProducts(stream, launches, tensorFloat32);
        convolutions = new WindowConvolutions(stream, tensorFloat32, elements);
        norms = new NormKernels(launches);
        pooling = new PoolingKernels(launches);
        head = new HeadKernels(launches, products);
    }

    Stream stream() {
        return stream;
    }

    HostTransfer transfer() {
        return transfer;
    }

    Launches launches() {
        return new Launches(module, stream);
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
        stream.await();
        convolutions.close();
        products.close();
        module.close();
        transfer.close();
        stream.close();
    }
}
