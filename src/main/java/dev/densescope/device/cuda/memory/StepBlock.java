package dev.densescope.device.cuda.memory;

import dev.densescope.device.StepSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What changes from step to step, in the memory of the GPU, so that kernels themselves never change. Behind it a flag: whether
 * a value of the step was not finite; then parameters stay as they are. Run thread only.
 */
public final class StepBlock {
    /** Room for it. */
    static final long BYTES = 256;

    private static final int SETTINGS_BYTES = 2 * Long.BYTES + 3 * Float.BYTES;

    private final HostTransfer transfer;
    private final Stream stream;
    private final long address;
    private final float[] flag = new float[1];
    private Optional<StepSettings> held = Optional.empty();

    /** At an address; the flag is cleared. */
    public StepBlock(HostTransfer transfer, Stream stream, long address) {
        this.transfer = transfer;
        this.stream = stream;
        this.address = address;
        clearFlag();
    }

    public long address() {
        return address;
    }

    /** Sees that the GPU knows the settings when it comes to the work given from now on. */
    public void require(StepSettings settings) {
        if (held.filter(settings::equals).isEmpty()) {
            ByteBuffer bytes = ByteBuffer.allocate(SETTINGS_BYTES).order(ByteOrder.nativeOrder());
            bytes.putLong(settings.seed()).putLong(settings.step());
            bytes.putFloat(settings.learningRate())
                    .putFloat(settings.momentum())
                    .putFloat(settings.weightDecay());
            transfer.writeSmall(address, bytes.array());
            held = Optional.of(settings);
        }
    }

    public void clearFlag() {
        stream.clear(address + SETTINGS_BYTES, Integer.BYTES);
    }

    /** Whether a value was not finite; waits for all work given so far. */
    public boolean flag() {
        transfer.read(address + SETTINGS_BYTES, flag, 1);
        return Float.floatToRawIntBits(flag[0]) != 0;
    }
}
