package dev.densescope.ui.run.active;

/**
 * The rest of a stopped training.
 *
 * @param run the run that resumes it
 * @param afterStep step of the checkpoint that it resumes from, counted over the whole training
 */
public record RestOfTraining(ResumableRun run, int afterStep) {}
