package dev.densescope.ui.plan.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerChoices;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputable;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.LayerTitle;
import dev.densescope.ui.model.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyProperty;

/**
 * Locks of layers: decisions of the user that the search must follow. Each change is an undo step of the design. They belong to a network: of another one they are
 * not used, and are there again when the design returns to it. FX thread only.
 */
public final class PlanLocking {
    private final Workspace workspace;
    private final Supplier<Target> target;
    private final ObjectProperty<PlanLocks> locks;
    private final Map<DenseNetSpec, PlanLocks> ofOthers = new HashMap<>();
    private DenseNetSpec network;
    private Optional<LayerDecisions> shown = Optional.empty();
    private boolean following;

    /**
     * @param target supplies the target of the search
     * @param changed called when the user changes locks, or undoes or redoes that
     */
    PlanLocking(Workspace workspace, Supplier<Target> target, Runnable changed) {
        this.workspace = workspace;
        this.target = target;
        locks = workspace.document().locksProperty();
        network = network();
        workspace.specProperty().addListener((observable, before, now) -> follow());
        locks.addListener((observable, before, now) -> {
            if (!following) {
                changed.run();
            }
        });
    }

    /** The design without what does not change its layers: its name and batch. */
    private DenseNetSpec network() {
        return workspace.spec().withName("any").withBatch(1);
    }

    public ReadOnlyProperty<PlanLocks> locksProperty() {
        return locks;
    }

    public boolean isLocked(LayerPath layer) {
        return locks.get().layers().containsKey(layer);
    }

    /**
     * Changes the decision for an output to the next one, and locks the layer. The order is kept, recomputed as a
     * whole, and, for batch norms that can be, recomputed in chunks. Does nothing if the layer has no choice.
     */
    public void change(LayerPath layer, LayerOutput output) {
        Optional.ofNullable(possible().get(layer))
                .filter(choices -> choices.outputs().contains(output))
                .ifPresent(choices -> set(
                        Messages.text("plan.edit.change", LayerTitle.of(layer)),
                        locks.get().with(layer, choices.next(choices.allowed(decided(layer)), output))));
    }

    /** Locks a layer to its current decision, or removes its lock. */
    public void toggleLock(LayerPath layer) {
        LayerChoices choices = possible().get(layer);
        if (isLocked(layer)) {
            unlock(layer);
        } else if (choices != null && !choices.outputs().isEmpty()) {
            set(
                    Messages.text("plan.edit.lock", LayerTitle.of(layer)),
                    locks.get().with(layer, choices.allowed(decided(layer))));
        }
    }

    /** Removes the lock of a layer. */
    public void unlock(LayerPath layer) {
        if (isLocked(layer)) {
            set(
                    Messages.text("plan.edit.unlock", LayerTitle.of(layer)),
                    locks.get().without(layer));
        }
    }

    /** Removes all locks. */
    public void unlockAll() {
        if (!locks.get().layers().isEmpty()) {
            set(Messages.text("plan.edit.unlockAll"), PlanLocks.NONE);
        }
    }

    /** Uses the locks of the network that is designed now; there are none if it was never locked. */
    private void follow() {
        DenseNetSpec now = network();
        if (!now.equals(network)) {
            if (!locks.get().layers().isEmpty()) {
                ofOthers.put(network, locks.get());
            }
            PlanLocks before = ofOthers.remove(now);
            network = now;
            use(before == null ? PlanLocks.NONE : before);
        }
    }

    /**
     * Uses the locks of the current network. If the device cannot recompute in chunks, such outputs are recomputed as a
     * whole.
     */
    void keepWhatFits() {
        follow();
        Map<LayerPath, LayerChoices> possible = possible();
        PlanLocks kept = locks.get();
        for (Map.Entry<LayerPath, Recomputed> lock : locks.get().layers().entrySet()) {
            LayerChoices choices = possible.get(lock.getKey());
            if (choices == null
                    || !choices.outputs().containsAll(lock.getValue().outputs())) {
                kept = kept.without(lock.getKey());
            } else if (!choices.allow(lock.getValue())) {
                kept = kept.with(lock.getKey(), choices.allowed(lock.getValue()));
            }
        }
        use(kept);
    }

    /** Uses locks without an edit by the user. */
    private void use(PlanLocks now) {
        following = true;
        locks.set(now);
        following = false;
    }

    /** Sets the shown plan, whose decisions {@link #change} starts from. */
    void show(PlanChosen now) {
        shown = Optional.of(now.decisions());
    }

    private Recomputed decided(LayerPath layer) {
        Recomputed locked = locks.get().layers().get(layer);
        return locked != null
                ? locked
                : shown.map(decisions -> decisions.recomputed(layer)).orElse(Recomputed.NOTHING);
    }

    /** Choices of each layer in plans with features in place, which all searched plans have. */
    private Map<LayerPath, LayerChoices> possible() {
        Map<LayerPath, LayerChoices> possible = Recomputable.in(Network.of(workspace.spec()), block -> true);
        if (!target.get().computesInChunks()) {
            possible.replaceAll((layer, choices) -> choices.withoutChunks());
        }
        return possible;
    }

    private void set(String name, PlanLocks now) {
        workspace.document().lock(name, now);
    }
}
