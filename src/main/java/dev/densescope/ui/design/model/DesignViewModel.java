package dev.densescope.ui.design.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The view model of the Design screen. {@link #viewProperty} is replaced as a whole when predictions, plan or selection
 * change, so its parts are always consistent. FX thread only.
 */
public final class DesignViewModel {
    /**
     * A consistent state of the screen.
     *
     * @param plan one of the predicted plans
     * @param selection the selected layer or block, which exists in the predicted design
     */
    public record View(Predictions predictions, StoragePlan plan, LayerPath selection) {
        /**
         * Whether network, plan, selection and the plan's prediction are the same as before, so that only other plans
         * may differ.
         */
        public boolean showsSameAs(View before) {
            return predictsSameAs(before) && plan.equals(before.plan) && selection.equals(before.selection);
        }

        /** Whether network and prediction of the plan are the same as before. */
        @SuppressWarnings("ReferenceEquality") // they are replaced whole, and comparing takes long
        public boolean predictsSameAs(View before) {
            return predictions.isOfSameNetwork(before.predictions)
                    && predictions.of(plan) == before.predictions.of(before.plan);
        }
    }

    private static final String KEEPS_BATCH = "design.keepsBatch";

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<View> view;
    private final ObjectProperty<Optional<LeastPlan>> leastPlan =
            new SimpleObjectProperty<>(this, "leastPlan", Optional.empty());
    private final Notices notices;
    private final BooleanBinding blockSelected;

    /** @param notices shows why a change of blocks was rejected */
    public DesignViewModel(Workspace workspace, Notices notices) {
        this.workspace = workspace;
        this.notices = notices;
        blockSelected = Bindings.createBooleanBinding(
                () -> selection().isInBlock(), workspace.selectedLayerProperty(), workspace.specProperty());
        view = new ReadOnlyObjectWrapper<>(currentView());
        workspace.predictionsProperty().addListener((observable, before, now) -> refresh());
        workspace.planProperty().addListener((observable, before, now) -> refresh());
        workspace.selectedLayerProperty().addListener((observable, before, now) -> refresh());
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The plan with the fewest bytes; until edits have paused, of an earlier design. Empty before the first is found. */
    public ObjectProperty<Optional<LeastPlan>> leastPlanProperty() {
        return leastPlan;
    }

    public DesignDocument document() {
        return workspace.document();
    }

    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public View view() {
        return view.get();
    }

    /** The selected layer or block in the current design. */
    public LayerPath selection() {
        return workspace.selectedLayer().within(workspace.spec());
    }

    public void select(LayerPath path) {
        workspace.selectedLayerProperty().set(path);
    }

    public void choose(StoragePlan plan) {
        workspace.choose(plan);
    }

    /** Whether a block, or a layer in one, is selected. */
    public ObservableBooleanValue blockSelected() {
        return blockSelected;
    }

    /** Adds a copy of the last block at the end. */
    public void addBlock() {
        int last = workspace.spec().blocks().size();
        if (tryEdit(Messages.text("design.edit.addBlock"), spec -> BlockEdits.duplicate(spec, last))) {
            select(LayerPath.block(last + 1));
        }
    }

    /** Inserts a block of the palette before another one; one more than there are blocks inserts it at the end. */
    public void insertBlock(BlockTemplate template, int before) {
        insert(before, (spec, place) -> BlockEdits.insert(spec, template, place));
    }

    /** Inserts a block of another design before another one; one more than there are blocks inserts it at the end. */
    public void insertBlock(DenseBlockSpec block, int before) {
        insert(before, (spec, place) -> BlockEdits.insert(spec, block, place));
    }

    private void insert(int before, BiFunction<DenseNetSpec, Integer, DenseNetSpec> edit) {
        int blocks = workspace.spec().blocks().size();
        int place = Math.max(1, Math.min(blocks + 1, before));
        if (tryEdit(Messages.text("design.edit.addBlock"), spec -> edit.apply(spec, place))) {
            select(LayerPath.block(place));
        }
    }

    /** Inserts a block of the palette after the selected block or transition, without one at the end. */
    public void insertBlock(BlockTemplate template) {
        LayerPath here = selection();
        insertBlock(
                template,
                here.block() > 0 ? here.block() + 1 : workspace.spec().blocks().size() + 1);
    }

    /** Inserts a copy of the selected block after it; without one, of the last block at the end. */
    public void insertCopy() {
        if (selection().isInBlock()) {
            duplicateBlock();
        } else {
            addBlock();
        }
    }

    /** Inserts a copy of the selected block after it. */
    public void duplicateBlock() {
        int block = selection().block();
        if (selection().isInBlock()
                && tryEdit(
                        Messages.text("design.edit.duplicateBlock", block),
                        spec -> BlockEdits.duplicate(spec, block))) {
            select(LayerPath.block(block + 1));
        }
    }

    /** Removes the selected block, unless it is the only one. */
    public void removeBlock() {
        int block = selection().block();
        if (selection().isInBlock()
                && tryEdit(Messages.text("design.edit.removeBlock", block), spec -> BlockEdits.remove(spec, block))) {
            select(LayerPath.block(Math.min(block, workspace.spec().blocks().size())));
        }
    }

    /** Moves the selected block by a number of positions, at most to the first or last one. */
    public void moveBlock(int by) {
        if (selection().isInBlock()) {
            moveBlock(selection().block(), selection().block() + by);
        }
    }

    /** Moves a block to a position; both are counted from 1. */
    public void moveBlock(int block, int target) {
        int blocks = workspace.spec().blocks().size();
        if (block != target
                && target >= 1
                && target <= blocks
                && tryEdit(
                        Messages.text("design.edit.moveBlock", block), spec -> BlockEdits.move(spec, block, target))) {
            select(LayerPath.block(target));
        }
    }

    /** Applies the growth rate and bottleneck of the selected block to all blocks. */
    public void makeBlocksAlike() {
        int block = selection().block();
        if (selection().isInBlock()) {
            tryEdit(Messages.text("design.edit.alike", block), spec -> BlockEdits.alike(spec, block));
        }
    }

    /** Whether a preset takes the batch of the design it replaces; kept between starts. */
    public boolean keepsBatch() {
        return workspace.kept().get(KEEPS_BATCH).map(Boolean::parseBoolean).orElse(false);
    }

    public void keepBatch(boolean keep) {
        workspace.kept().set(KEEPS_BATCH, String.valueOf(keep));
    }

    /** Replaces the design by a preset, with the batch of the design if the user keeps it. Can be undone. */
    public void startFrom(DenseNetSpec preset) {
        DenseNetSpec start = keepsBatch() ? withBatch(preset, workspace.spec().batch()) : preset;
        if (!start.equals(workspace.spec())) {
            document().replace(Messages.text("design.edit.preset", preset.name()), start);
            select(LayerPath.NETWORK);
        }
    }

    /** The preset with another batch, unless that would be too large for it. */
    private DenseNetSpec withBatch(DenseNetSpec preset, int batch) {
        try {
            return preset.withBatch(batch);
        } catch (InvalidSpecException tooLarge) {
            notices.failed(DesignText.sentence(tooLarge));
            return preset;
        }
    }

    /** Changes the name while it is typed. All changes until the end of typing are one undo step. */
    public void rename(String name) {
        document().edit(Messages.text("design.edit.name"), "type name", spec -> spec.withName(name));
    }

    public void changeStem(Stem stem) {
        String kind = stem == Stem.CIFAR ? Messages.text("design.stem.cifar") : Messages.text("design.stem.imagenet");
        tryEdit(Messages.text("design.edit.to", Messages.text("design.edit.stem"), kind), spec -> spec.withStem(stem));
    }

    /** Selects the next (or for -1 the previous) layer in forward order. */
    public void travel(int by) {
        List<LayerPath> layers = layers();
        int here = layers.indexOf(layerNear(selection()));
        int there = here < 0 ? 0 : Math.max(0, Math.min(layers.size() - 1, here + by));
        select(layers.get(there));
    }

    /** Selects the first layer, or for a positive number the last. */
    public void travelToEnd(int direction) {
        List<LayerPath> layers = layers();
        select(layers.get(direction < 0 ? 0 : layers.size() - 1));
    }

    /** Selects the layer at the same position in the next (or for -1 the previous) block. */
    public void travelBlocks(int by) {
        LayerPath here = selection();
        DenseNetSpec spec = workspace.spec();
        int block = Math.max(1, Math.min(spec.blocks().size(), blockBefore(here, by) + by));
        int layer = Math.max(1, Math.min(spec.blocks().get(block - 1).layers(), here.layer()));
        select(LayerPath.denseLayer(block, layer));
    }

    /**
     * The block that the selection leaves in a direction; the stem is before the first block, and the head after the
     * last.
     */
    private int blockBefore(LayerPath here, int direction) {
        return switch (here.kind()) {
            case NETWORK, STEM -> 0;
            case BLOCK, DENSE_LAYER -> here.block();
            case TRANSITION -> direction > 0 ? here.block() : here.block() + 1;
            case HEAD -> workspace.spec().blocks().size() + 1;
        };
    }

    private List<LayerPath> layers() {
        return view().predictions().network().layers().stream()
                .map(layer -> layer.path())
                .toList();
    }

    private static LayerPath layerNear(LayerPath place) {
        return place.kind() == LayerPath.Kind.BLOCK ? LayerPath.denseLayer(place.block(), 1) : place;
    }

    private boolean tryEdit(String name, UnaryOperator<DenseNetSpec> change) {
        try {
            document().edit(name, change);
            return true;
        } catch (InvalidSpecException notAllowed) {
            notices.failed(DesignText.sentence(notAllowed));
            return false;
        }
    }

    private void refresh() {
        view.set(currentView());
    }

    private View currentView() {
        Predictions predictions = workspace.predictions();
        return new View(
                predictions,
                predictions.nearest(workspace.plan()),
                workspace.selectedLayer().within(predictions.network().spec()));
    }
}
