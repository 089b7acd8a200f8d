package dev.densescope.plan.decision;

/**
 * The decisions of a plan for the whole network.
 *
 * @param scope of shared storage
 * @param sharesGradients whether gradients of concatenations, batch norms and convolutions share a few buffers
 * @param reusesMemory whether memory is reused after the lifetime of a tensor
 */
public record NetworkStorage(SharedScope scope, boolean sharesGradients, boolean reusesMemory) {
    NetworkStorage within(SharedScope newScope) {
        return new NetworkStorage(newScope, sharesGradients, reusesMemory);
    }
}
