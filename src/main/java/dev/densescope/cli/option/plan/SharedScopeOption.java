package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.decision.SharedScope;
import picocli.CommandLine.Option;

/** The option for the scope of shared storage. */
public final class SharedScopeOption {
    @Option(
            names = "--shared-scope",
            paramLabel = "network|block",
            defaultValue = "network",
            description = "network: shared tensors are placed at any free address; block: each block has buffers of its"
                    + " own for them, which takes more memory. Default: network.")
    private String scope = "network";

    /** @throws UsageException if there is no such scope */
    SharedScope scope() {
        return SharedScope.ofId(scope.strip())
                .orElseThrow(() ->
                        new UsageException("--shared-scope must be network or block, but is '%s'.".formatted(scope)));
    }
}
