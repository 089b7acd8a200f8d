package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.ByteSize;
import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.search.DeviceBudget;
import java.util.OptionalLong;

/**
 * A memory budget as typed: bytes such as {@code 2GiB}, or {@code device}.
 *
 * @param typed bytes; empty for the default budget of the device
 */
public record Budget(OptionalLong typed) {
    private static final String DEVICE = "device";

    /**
     * @param option with the budget, for messages
     * @throws UsageException if the text is neither a number of bytes with its unit, nor {@code device}
     */
    static Budget parse(String option, String text) {
        return new Budget(
                text.strip().equals(DEVICE)
                        ? OptionalLong.empty()
                        : OptionalLong.of(ByteSize.parseDeviceSize(option, text)));
    }

    /**
     * The bytes that a plan may reserve.
     *
     * @param deviceBytes memory of the device
     */
    public long bytes(long deviceBytes) {
        return typed.orElseGet(() -> DeviceBudget.of(deviceBytes));
    }
}
