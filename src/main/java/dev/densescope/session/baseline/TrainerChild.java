package dev.densescope.session.baseline;

import dev.densescope.baseline.Answer;
import dev.densescope.baseline.StepOrder;
import dev.densescope.baseline.TrainingOrder;
import dev.densescope.failure.Threads;
import dev.densescope.session.host.ChildMemory;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.weights.tensor.TensorValues;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The process that trains. It ends when it is closed, or when this program ends: then its input ends. All methods but
 * {@link #kill} are confined to one thread.
 */
final class TrainerChild implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long END_MILLIS = 2_000;

    private final String framework;
    private final LongConsumer liveBytes;
    private final Process process;
    private final DataOutputStream orders;
    private final BufferedReader answers;
    private final PrintedLines errors;
    private final Thread errorReader;
    private final ChildMemory memory;
    private long peakBytes;
    private int finishedSteps;

    private TrainerChild(String framework, Process process, LongConsumer liveBytes) {
        this.framework = framework;
        this.process = process;
        this.liveBytes = liveBytes;
        orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        errors = new PrintedLines(process.getErrorStream());
        errorReader = Threads.daemon("baseline errors", errors);
        memory = new ChildMemory(process.pid());
    }

    /**
     * Starts the process.
     *
     * @param framework its display name
     * @param liveBytes receives the bytes that it reports during a step
     * @throws IOException if the system does not start it
     */
    static TrainerChild start(String framework, RunSettings settings, LongConsumer liveBytes) throws IOException {
        TrainerChild child =
                new TrainerChild(framework, ChildCommand.of(settings).start(), liveBytes);
        child.errorReader.start();
        return child;
    }

    /**
     * Gives it the design and the weights, and waits until it has built the network.
     *
     * @throws ChildException if it has ended
     */
    Answer.Ready begin(TrainingOrder order, TensorValues weights) throws ChildException {
        send(() -> order.writeTo(orders, weights));
        return await(Answer.Ready.class);
    }

    /**
     * Lets it train a step.
     *
     * @param stepsBefore number of the last finished step
     * @throws ChildException if it has ended
     */
    Answer.Stepped step(StepOrder order, int stepsBefore) throws ChildException {
        finishedSteps = stepsBefore;
        send(() -> order.writeTo(orders));
        Answer.Stepped answer = await(Answer.Stepped.class);
        peakBytes = Math.max(peakBytes, memory.peakBytes());
        return answer;
    }

    /** Its resident memory in bytes, from the operating system; 0 if unknown. */
    long residentBytes() {
        return memory.residentBytes();
    }

    /** The peak of its resident memory in bytes until its last step; 0 if unknown. */
    long peakBytes() {
        return peakBytes;
    }

    /** Ends it at once. Any thread. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        waitFor();
    }

    private interface Sending {
        void send() throws IOException;
    }

    /** If it has ended, waiting for its answer tells why. */
    private void send(Sending sending) {
        try {
            sending.send();
        } catch (IOException ended) {
            return;
        }
    }

    private <T extends Answer> T await(Class<T> expected) throws ChildException {
        Optional<Answer> answer = next();
        while (answer.isPresent()) {
            if (expected.isInstance(answer.get())) {
                return expected.cast(answer.get());
            }
            if (answer.get() instanceof Answer.Live live) {
                liveBytes.accept(live.bytes());
            }
            if (answer.get() instanceof Answer.Failed failed) {
                waitFor();
                throw new ChildException(new Endings(framework, finishedSteps).of(failed), errors.text());
            }
            answer = next();
        }
        int exitCode = waitFor();
        throw new ChildException(new Endings(framework, finishedSteps).of(exitCode, errors.text()), errors.text());
    }

    /** The next answer; empty if its output has ended. */
    private Optional<Answer> next() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                Optional<Answer> answer = Answer.of(line);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        } catch (IOException closed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Waits until it has ended, with all that it printed. */
    private int waitFor() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    int code = process.waitFor();
                    errorReader.join(END_MILLIS);
                    return code;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) { // only now, or waiting would end at once each time
                Thread.currentThread().interrupt();
            }
        }
    }
}
