package dev.densescope.plan.decision;

/**
 * What a plan decides for the whole network.
 *
 * @param scope where shared tensors lie
 * @param sharesGradients whether gradients of concatenations, batch norms and convolutions share a few buffers
 * @param reusesMemory whether the place of what is dead is used again
 */
public record NetworkStorage(SharedScope scope, boolean sharesGradients, boolean reusesMemory) {
    NetworkStorage within(SharedScope newScope) {
        return new NetworkStorage(newScope, sharesGradients, reusesMemory);
    }
}
