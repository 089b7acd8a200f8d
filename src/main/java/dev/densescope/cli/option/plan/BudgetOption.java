package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The option for the memory budget of a plan. */
public final class BudgetOption {
    @Option(
            names = "--budget",
            paramLabel = "BYTES|device",
            description = {
                "Bytes that the plan may reserve: 2GiB, 500MB, ...; or device: its memory minus a tenth.",
                "Default: none, only the curve is shown."
            })
    private Optional<String> budget = Optional.empty();

    /** @throws UsageException if it is neither a number of bytes with its unit, nor {@code device} */
    public void check() {
        bytes(Long.MAX_VALUE);
    }

    /**
     * The bytes; empty if there is no budget.
     *
     * @param deviceBytes memory of the device
     */
    public OptionalLong bytes(long deviceBytes) {
        return budget.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Budget.parse("--budget", budget.get().strip()).bytes(deviceBytes));
    }

    public boolean isGiven() {
        return budget.isPresent();
    }
}
