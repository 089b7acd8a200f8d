package dev.densescope.framework;

import java.util.List;

/**
 * Allocations of one vertex of a Deeplearning4j graph in a step, in bytes. Forward working memory and backward working
 * memory are freed as soon as the vertex is finished.
 *
 * @param inputs positions of the vertices whose outputs it reads, in topological order from 0
 * @param activationBytes in the workspace of all activations, which is freed after backward
 * @param detachedBytes outside all workspaces, from forward until the vertex is finished in backward
 * @param forwardWorkingBytes forward working memory
 * @param gradientBytes gradients of its inputs, in a workspace that is freed once all of these inputs have read them
 * @param backwardWorkingBytes backward working memory
 */
record Dl4jVertex(
        List<Integer> inputs,
        long activationBytes,
        long detachedBytes,
        long forwardWorkingBytes,
        long gradientBytes,
        long backwardWorkingBytes) {
    Dl4jVertex {
        inputs = List.copyOf(inputs);
    }

    /** The position of the vertex whose backward is the last that reads this vertex's gradients. */
    int gradientsReadUntil() {
        return inputs.stream().mapToInt(Integer::intValue).min().orElse(0);
    }
}
