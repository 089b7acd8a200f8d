package dev.densescope.baseline.dl4j;

import dev.densescope.baseline.Answer;
import dev.densescope.baseline.StepOrder;
import dev.densescope.baseline.TrainingOrder;
import dev.densescope.failure.Threads;
import dev.densescope.natives.LoadingLock;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.tensor.TensorValues;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;

/**
 * The main class of the process that trains with Deeplearning4j. It reads a {@link TrainingOrder} and then {@link
 * StepOrder}s from standard input and writes {@link Answer}s to standard output. It ends as soon as its input ends, even
 * during a step: then the program that started it has ended, or has cancelled the training.
 */
public final class TrainerProcess {
    private static final int FAILED = 1;

    private final DataInputStream in =
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    private final PrintStream answers = stream(FileDescriptor.out);
    private final PrintStream log = stream(FileDescriptor.err);
    private final SynchronousQueue<StepOrder> steps = new SynchronousQueue<>();

    private TrainerProcess() {
        System.setOut(log); // whatever else is printed must not be taken for answers
    }

    /** Trains until its input ends. */
    public static void main(String[] arguments) {
        TrainerProcess process = new TrainerProcess();
        try {
            process.train();
        } catch (Throwable failed) { // an edge of the program: whoever started the process tells it
            process.fail(failed);
        }
    }

    private void train() throws IOException, InterruptedException {
        TrainingOrder order = TrainingOrder.read(in);
        Network network = Network.of(order.spec());
        TensorValues weights = order.readWeights(in);
        GraphTrainer trainer =
                LoadingLock.hold(() -> new GraphTrainer(network, order.momentum(), order.weightDecay(), weights));
        LiveBytes live = LiveBytes.sampled(bytes -> answer(new Answer.Live(bytes)));
        answer(new Answer.Ready(trainer.library()));
        Threads.daemon("steps", () -> readSteps(arraysFor(network))).start();
        while (true) {
            StepOrder step = steps.take();
            live.takePeak();
            GraphTrainer.Step finished = trainer.step(step.learningRate(), step.images(), step.labels());
            answer(new Answer.Stepped(finished.loss(), finished.nanos(), live.takePeak()));
        }
    }

    private static StepOrder arraysFor(Network network) {
        DenseNetSpec spec = network.spec();
        long floats = spec.batch() * network.stem().input().elements();
        return new StepOrder(0, new float[Math.toIntExact(floats)], new int[spec.batch()]);
    }

    /** Reads ahead of the training, so that the end of the input is seen at once. */
    private void readSteps(StepOrder arrays) {
        try {
            while (true) {
                steps.put(arrays.readNext(in));
            }
        } catch (IOException | InterruptedException ended) {
            end(0);
        }
    }

    private synchronized void answer(Answer answer) {
        answers.print(answer.line() + "\n");
        answers.flush();
    }

    private void fail(Throwable failed) {
        failed.printStackTrace(log);
        answer(new Answer.Failed(Shortage.isCauseOf(failed), Shortage.reason(failed)));
        end(FAILED);
    }

    /** At once: a step in progress cannot be interrupted. */
    private static void end(int code) {
        Runtime.getRuntime().halt(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
