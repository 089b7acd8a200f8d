package dev.densescope.session;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.NextStep;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** Thrown if a run cannot start. The message is one sentence: the problem, the value, what is allowed. */
public final class RunRefusedException extends DenseScopeException {
    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    /** The subject of the refusal, which decides where it is shown. */
    public enum Subject {
        /** The settings, or another run. */
        SETTINGS,
        /** The device; another may work. */
        DEVICE,
        /** Available memory; the run starts if forced. */
        MEMORY,
        /** The images. */
        DATA,
        /** The images, whose folders look like splits; the run starts if the user declares them to be classes. */
        SPLITS,
        /** The weights or the checkpoint to start from. */
        START,
        /** The classifier of the weights; the run starts with a new one. */
        CLASSIFIER,
        /** A file of another training that the run would replace; it starts if that is permitted. */
        OUTPUT
    }

    private final Subject subject;
    private final long tensorBytes;

    public RunRefusedException(Text message) {
        super(message);
        subject = Subject.SETTINGS;
        tensorBytes = UNKNOWN;
    }

    public RunRefusedException(Text message, Throwable cause) {
        this(Subject.SETTINGS, message, cause);
    }

    public RunRefusedException(Subject subject, Text message) {
        super(message);
        this.subject = subject;
        tensorBytes = UNKNOWN;
    }

    public RunRefusedException(Subject subject, Text message, Throwable cause) {
        super(message, cause);
        this.subject = subject;
        tensorBytes = UNKNOWN;
    }

    /** @param clause the problem with its value: a sentence without its full stop, followed by the advice */
    public RunRefusedException(Subject subject, Text clause, Advice advice) {
        this(subject, clause, advice, UNKNOWN);
    }

    private RunRefusedException(Subject subject, Text clause, Advice advice, long tensorBytes) {
        super(clause, advice, null);
        this.subject = subject;
        this.tensorBytes = tensorBytes;
    }

    /** The refusal of a run whose start was cancelled. */
    public static RunRefusedException cancelled(CancellationException cause) {
        return new RunRefusedException(Text.of("The run was cancelled before it started."), cause);
    }

    /**
     * A refusal for want of memory, which a plan that reserves less may overcome.
     *
     * @param clause a sentence without its full stop, which the advice follows
     * @param tensorBytes that a plan may reserve
     */
    public static RunRefusedException forMemory(Text clause, Advice advice, long tensorBytes) {
        return new RunRefusedException(Subject.MEMORY, clause, advice, Math.max(0, tensorBytes));
    }

    /** With the message of the cause. */
    public RunRefusedException(Subject subject, DenseScopeException refused) {
        super(refused);
        this.subject = subject;
        tensorBytes = UNKNOWN;
    }

    /** Bytes that a plan may reserve so that the run is not refused for them; empty if bytes of tensors are not the reason. */
    public OptionalLong tensorBytes() {
        return tensorBytes == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(tensorBytes);
    }

    /** The subject of the refusal. */
    public Subject subject() {
        return subject;
    }

    @Override
    public Optional<NextStep> nextStep() {
        return switch (subject) {
            case MEMORY -> Optional.of(NextStep.FORCE);
            case CLASSIFIER -> Optional.of(NextStep.NEW_CLASSIFIER);
            case SPLITS -> Optional.of(NextStep.FOLDERS_AS_CLASSES);
            case DEVICE -> Optional.of(NextStep.PROCESSOR);
            case OUTPUT -> Optional.of(NextStep.REPLACE);
            case SETTINGS, DATA, START -> Optional.empty();
        };
    }

    /** For insufficient memory, which may suffice at another time. */
    @Override
    public boolean isBadInput() {
        return !isForceable();
    }

    /** Whether the run would start if forced: only memory is insufficient. */
    public boolean isForceable() {
        return nextStep().equals(Optional.of(NextStep.FORCE));
    }
}
