package dev.densescope.device.cuda.memory;

import dev.densescope.device.StepSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The step settings in the memory of the GPU, so that kernel arguments stay the same in all steps, followed by a flag:
 * whether a value of the step was not finite, in which case parameters are not updated. Run thread only.
 */
public final class StepBlock {
    /** Size of the block. */
    static final long BYTES = 256;

    private static final int SETTINGS_BYTES = 2 * Long.BYTES + 3 * Float.BYTES;

    private final HostTransfer transfer;
    private final Stream stream;
    private final long address;
    private final float[] flag = new float[1];
    private Optional<StepSettings> held = Optional.empty();

    /** Creates the block at an address and clears the flag. */
    public StepBlock(HostTransfer transfer, Stream stream, long address) {
        this.transfer = transfer;
        this.stream = stream;
        this.address = address;
        clearFlag();
    }

    public long address() {
        return address;
    }

    /** Makes the settings available to all work submitted from now on. */
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

    /** Whether a value was not finite. Waits for all submitted work. */
    public boolean flag() {
        transfer.read(address + SETTINGS_BYTES, flag, 1);
        return Float.floatToRawIntBits(flag[0]) != 0;
    }
}
