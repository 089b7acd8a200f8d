package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.ByteSize;
import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that ask for the largest designs that fit. */
public final class WhatFitsOptions {
    private static final String ALL = "all";

    @Option(
            names = "--what-fits",
            paramLabel = "BYTES",
            description = {
                "Instead of the curve, show for each strategy the largest batch, number of layers, growth rate and input",
                "side that fit into these bytes, all else as in the design: 12GiB, 500MB, ..."
            })
    private Optional<String> bytes = Optional.empty();

    @Option(
            names = "--strategy",
            paramLabel = "S[,S...]",
            defaultValue = ALL,
            completionCandidates = StrategyOption.StrategyIds.class,
            description = "With --what-fits: strategies to show, of ${COMPLETION-CANDIDATES}; or all. Default: all.")
    private String strategies = ALL;

    /** The bytes that must suffice; empty if nothing was asked. */
    public OptionalLong bytes() {
        return bytes.map(text -> OptionalLong.of(ByteSize.parseDeviceSize("--what-fits", text)))
                .orElse(OptionalLong.empty());
    }

    /** @throws UsageException if there is no such strategy */
    public List<StoragePlan> strategies() {
        if (strategies.strip().equals(ALL)) {
            return Strategies.all(SharedScope.NETWORK);
        }
        return Arrays.stream(strategies.split(",", -1))
                .map(name -> Strategies.find(name.strip(), SharedScope.NETWORK)
                        .orElseThrow(() -> new UsageException("--strategy must be all, or a list of %s, but names '%s'."
                                .formatted(Strategies.ids(), name.strip()))))
                .distinct()
                .toList();
    }
}
