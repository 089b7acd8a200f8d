package dev.densescope.model.dl4j;

/** Running variances as Deeplearning4j stores them: log10 of standard deviations. */
final class LogDeviations {
    /** Instead of a variance of 0, whose logarithm is infinite; nothing next to a batch norm's epsilon. */
    private static final float SMALLEST = 1e-30f;

    private LogDeviations() {}

    static float[] of(float[] variances) {
        float[] logs = new float[variances.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) (Math.log10(Math.max(SMALLEST, variances[i])) / 2);
        }
        return logs;
    }
}
