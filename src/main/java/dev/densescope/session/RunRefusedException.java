package dev.densescope.session;

import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.NextStep;
import java.util.Optional;

/** A run that was not started. The message is one sentence: what is wrong, the value, what is allowed. */
public final class RunRefusedException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** The subject of the refusal, which decides where the user reads it. */
    public enum Subject {
        /** The settings, or another run. */
        SETTINGS,
        /** The device; another may work. */
        DEVICE,
        /** Available memory; the run starts if forced. */
        MEMORY,
        /** The images. */
        DATA,
        /** The images, whose folders look like splits; they can be trained on if the user says that they are classes. */
        SPLITS,
        /** The weights or the checkpoint to start from. */
        START,
        /** The classifier of the weights; the run starts with a new one. */
        CLASSIFIER,
        /** A file of another training that the run would replace; it starts if permitted. */
        OUTPUT
    }

    private final Subject subject;

    public RunRefusedException(String message) {
        super(message);
        subject = Subject.SETTINGS;
    }

    public RunRefusedException(String message, Throwable cause) {
        this(Subject.SETTINGS, message, cause);
    }

    public RunRefusedException(Subject subject, String message) {
        super(message);
        this.subject = subject;
    }

    public RunRefusedException(Subject subject, String message, Throwable cause) {
        super(message, cause);
        this.subject = subject;
    }

    /** @param clause what is wrong, with the value: a sentence without its full stop, which the advice follows */
    public RunRefusedException(Subject subject, String clause, Advice advice) {
        super(clause, advice, null);
        this.subject = subject;
    }

    /** A refusal by another component. */
    public RunRefusedException(Subject subject, DenseScopeException refused) {
        super(refused);
        this.subject = subject;
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

    /** Memory may suffice at another time. */
    @Override
    public boolean isBadInput() {
        return !isForceable();
    }

    /** Whether the run would start if forced: memory alone stands in the way. */
    public boolean isForceable() {
        return nextStep().equals(Optional.of(NextStep.FORCE));
    }
}
