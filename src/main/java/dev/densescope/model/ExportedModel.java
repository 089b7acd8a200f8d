package dev.densescope.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.weights.tensor.TensorValues;

/**
 * What is exported: a network with its values and a plan for its training.
 *
 * @param network the network of the design
 * @param plan a plan that fits the network; only formats that describe training use it
 * @param weights values of all parameters and running statistics, by torchvision's names, in PyTorch's layout
 */
public record ExportedModel(Network network, StoragePlan plan, TensorValues weights) {
    /** @throws dev.densescope.plan.decision.InvalidPlanException if the plan is for another design */
    public ExportedModel {
        plan.requireFits(network);
    }
}
