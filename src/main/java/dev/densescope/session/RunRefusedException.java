package dev.densescope.session;

import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.NextStep;
import java.util.Optional;

/** A run that was not started; the message is one sentence: what is wrong, the value, what is allowed. */
public final class RunRefusedException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way, so that the user can be told at the right place. */
    public enum Subject {
        /** What the run is to do, or another run. */
        SETTINGS,
        /** The device; another may do. */
        DEVICE,
        /** The memory there is; the run would start if forced. */
        MEMORY,
        /** The images. */
        DATA,
        /** The images, whose folders look like splits; they can be trained on if the user says that they are classes. */
        SPLITS,
        /** The file of weights, or the checkpoint, that it is to begin with. */
        START,
        /** The classifier in the file of weights; the run would start with a new one. */
        CLASSIFIER,
        /** A file of another training that it would replace; it would start if it may. */
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

    /** What somebody else refused. */
    public RunRefusedException(Subject subject, DenseScopeException refused) {
        super(refused);
        this.subject = subject;
    }

    /** What stands in the way. */
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

    /** Too little memory now may be enough another time. */
    @Override
    public boolean isBadInput() {
        return !isForceable();
    }

    /** Whether the run would start if forced: memory alone stands in the way. */
    public boolean isForceable() {
        return nextStep().equals(Optional.of(NextStep.FORCE));
    }
}
