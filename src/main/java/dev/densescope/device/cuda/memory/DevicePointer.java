package dev.densescope.device.cuda.memory;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** An address in the memory of the GPU, as an argument of the bindings. Non-owning; cannot be dereferenced. */
public final class DevicePointer extends FloatPointer {
    public DevicePointer(long address) {
        super((Pointer) null);
        this.address = address;
    }
}
