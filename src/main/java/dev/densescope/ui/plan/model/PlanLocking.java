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
import dev.densescope.ui.model.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Locks of layers: decisions of the user that the search must follow. They belong to a network: of another one they are
 * not used, and are there again when the design returns to it. FX thread only.
 */
public final class PlanLocking {
    private final Workspace workspace;
    private final Supplier<Target> target;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<PlanLocks> locks = new ReadOnlyObjectWrapper<>(this, "locks", PlanLocks.NONE);
    private final Map<DenseNetSpec, PlanLocks> ofOthers = new HashMap<>();
    private DenseNetSpec network;
    private Optional<LayerDecisions> shown = Optional.empty();

    /**
     * @param target supplies the target of the search
     * @param changed called when locks change
     */
    PlanLocking(Workspace workspace, Supplier<Target> target, Runnable changed) {
        this.workspace = workspace;
        this.target = target;
        this.changed = changed;
        network = network();
    }

    /** The design without what does not change its layers: its name and batch. */
    private DenseNetSpec network() {
        return workspace.spec().withName("any").withBatch(1);
    }

    public ReadOnlyObjectProperty<PlanLocks> locksProperty() {
        return locks.getReadOnlyProperty();
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
                .ifPresent(choices ->
                        set(locks.get().with(layer, choices.next(choices.allowed(decided(layer)), output))));
    }

    /** Locks a layer to its current decision, or removes its lock. */
    public void toggleLock(LayerPath layer) {
        LayerChoices choices = possible().get(layer);
        if (isLocked(layer)) {
            unlock(layer);
        } else if (choices != null && !choices.outputs().isEmpty()) {
            set(locks.get().with(layer, choices.allowed(decided(layer))));
        }
    }

    /** Removes the lock of a layer. */
    public void unlock(LayerPath layer) {
        if (isLocked(layer)) {
            set(locks.get().without(layer));
        }
    }

    /** Removes all locks. */
    public void unlockAll() {
        if (!locks.get().layers().isEmpty()) {
            set(PlanLocks.NONE);
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
            locks.set(before == null ? PlanLocks.NONE : before);
            network = now;
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
        locks.set(kept);
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

    private void set(PlanLocks now) {
        locks.set(now);
        changed.run();
    }
}
