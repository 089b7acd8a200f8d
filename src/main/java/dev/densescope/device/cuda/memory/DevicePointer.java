package dev.densescope.device.cuda.memory;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** An address in the memory of the GPU as the libraries' bindings want it. Owns nothing and cannot be read. */
public final class DevicePointer extends FloatPointer {
    public DevicePointer(long address) {
        super((Pointer) null);
        this.address = address;
    }
}
