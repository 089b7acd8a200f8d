package dev.densescope.device.cuda;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** An address in the memory of the GPU as the libraries' bindings want it. Owns nothing and cannot be read. */
final class DevicePointer extends FloatPointer {
    DevicePointer(long address) {
        super((Pointer) null);
        this.address = address;
    }
}
