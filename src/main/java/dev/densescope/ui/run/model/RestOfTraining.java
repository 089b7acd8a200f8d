package dev.densescope.ui.run.model;

/**
 * What a run has left to do of its training.
 *
 * @param run goes on with it
 * @param afterStep the last step of the checkpoint that it goes on from, counted over the whole training
 */
public record RestOfTraining(ResumableRun run, int afterStep) {}
