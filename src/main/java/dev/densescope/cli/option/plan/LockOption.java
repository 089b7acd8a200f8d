package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.spec.LayerPath;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that fixes the decisions for single layers. */
public final class LockOption {
    private static final String NAME = "--lock";

    @Option(
            names = NAME,
            paramLabel = "LAYER=OUTPUTS",
            description = {
                "Fix the decision for one layer: block1/layer3=norm1+norm2 recomputes these two outputs,",
                "transition1=norm the batch norm, stem=conv0 the convolution; block1/layer4=keep keeps all outputs.",
                "norm1-chunks and norm-chunks recompute a batch norm in chunks of channels: less memory for this",
                "output, but not always for the plan. May be repeated."
            })
    private List<String> locks = List.of();

    /**
     * The fixed decisions.
     *
     * @throws UsageException if a value is malformed, a layer has two of them, the design has no such layer, or the layer cannot recompute this
     *     output
     */
    public PlanLocks of(Network network) {
        PlanLocks all = PlanLocks.NONE;
        for (String lock : locks) {
            int equals = lock.indexOf('=');
            if (equals < 0) {
                throw new UsageException(
                        "%s must be a layer and what it recomputes, such as block1/layer3=norm1+norm2, but is '%s'."
                                .formatted(NAME, lock));
            }
            LayerPath layer = layer(lock.substring(0, equals).strip());
            if (all.layers().containsKey(layer)) {
                throw new UsageException(
                        "%s is given more than once for %s: give each layer one decision.".formatted(NAME, layer));
            }
            try {
                all = all.with(
                        layer, PlanText.parseLayer(lock.substring(equals + 1).strip(), layer, network));
            } catch (InvalidPlanException invalid) {
                throw new UsageException("%s %s: %s".formatted(NAME, lock, invalid.getMessage()));
            }
        }
        return all;
    }

    private static LayerPath layer(String text) {
        try {
            return LayerPath.parse(text);
        } catch (IllegalArgumentException none) {
            throw new UsageException("%s must name a layer such as stem, block1/layer3 or transition1, but names '%s'."
                    .formatted(NAME, text));
        }
    }
}
