package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.ByteSize;
import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options for the largest designs that fit into a number of bytes. */
public final class WhatFitsOptions {
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
            defaultValue = StrategyNames.ALL,
            completionCandidates = StrategyOption.StrategyIds.class,
            description = "With --what-fits: strategies to show, of ${COMPLETION-CANDIDATES}; or all. Default: all.")
    private String strategies = StrategyNames.ALL;

    /** The available bytes; empty if the option is not given. */
    public OptionalLong bytes() {
        return bytes.map(text -> OptionalLong.of(ByteSize.parseDeviceSize("--what-fits", text)))
                .orElse(OptionalLong.empty());
    }

    /** @throws UsageException if there is no such strategy */
    public List<StoragePlan> strategies() {
        return StrategyNames.split(strategies).stream()
                .flatMap(name -> StrategyNames.strategies(name, SharedScope.NETWORK, Strategies.ids()).stream())
                .distinct()
                .toList();
    }
}
