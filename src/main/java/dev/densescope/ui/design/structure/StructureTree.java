package dev.densescope.ui.design.structure;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A tree of stem, blocks with their layers, transitions and head. Selects layers and blocks; blocks can be reordered by
 * dragging. FX thread only.
 */
public final class StructureTree extends TreeView<StructureNode> {
    private static final double ROW_HEIGHT = 26;

    private final DesignViewModel model;
    private final TreeItem<StructureNode> top = new TreeItem<>();
    private Optional<TreeItem<StructureNode>> unfolded = Optional.empty();
    private boolean showing;

    public StructureTree(DesignViewModel model) {
        this.model = model;
        setId("structure");
        setRoot(top);
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(Messages.text("design.structure"));
        setCellFactory(view -> new StructureCell(model));
        show(model.workspace().predictions());
        model.workspace().predictionsProperty().addListener((observable, before, now) -> {
            if (!StructureNode.isSame(before.network().spec(), now.network().spec())) {
                show(now);
            }
        });
        model.workspace().selectedLayerProperty().addListener((observable, before, now) -> showSelection());
        getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (!showing && now != null) {
                model.select(now.getValue().path());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        showSelection();
    }

    private void show(Predictions predictions) {
        showing = true;
        update(top, StructureNode.of(predictions.network()));
        showing = false;
        showSelection();
    }

    /** Updates the tree, and keeps remaining items with their expanded state. */
    private static void update(TreeItem<StructureNode> parent, List<StructureNode> nodes) {
        List<TreeItem<StructureNode>> items = parent.getChildren();
        if (items.size() > nodes.size()) {
            items.subList(nodes.size(), items.size()).clear();
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (i == items.size()) {
                items.add(new TreeItem<>(nodes.get(i)));
            } else if (!items.get(i).getValue().equals(nodes.get(i))) {
                items.get(i).setValue(nodes.get(i));
            }
            update(items.get(i), nodes.get(i).children());
        }
    }

    private void showSelection() {
        showing = true;
        Optional<TreeItem<StructureNode>> item = find(model.selection());
        item.ifPresentOrElse(this::reveal, getSelectionModel()::clearSelection);
        foldAllBut(item.map(TreeItem::getParent));
        showing = false;
    }

    private void reveal(TreeItem<StructureNode> item) {
        if (item.getParent() != top && !item.getParent().isExpanded()) {
            item.getParent().setExpanded(true);
            unfolded = Optional.of(item.getParent());
        }
        if (getSelectionModel().getSelectedItem() != item) {
            getSelectionModel().select(item);
        }
        if (!isVisible(getRow(item))) {
            scrollTo(Math.max(0, getRow(item) - 2));
        }
    }

    /** Collapses blocks that were expanded for a selection, after the selection has left them. */
    private void foldAllBut(Optional<TreeItem<StructureNode>> parent) {
        unfolded.filter(block -> parent.isEmpty() || parent.get() != block).ifPresent(block -> {
            block.setExpanded(false);
            unfolded = Optional.empty();
        });
    }

    private boolean isVisible(int row) {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && row > flow.getFirstVisibleCell().getIndex()
                && row < flow.getLastVisibleCell().getIndex();
    }

    private Optional<TreeItem<StructureNode>> find(LayerPath path) {
        return top.getChildren().stream()
                .flatMap(item -> Stream.concat(Stream.of(item), item.getChildren().stream()))
                .filter(item -> item.getValue().path().equals(path))
                .findFirst();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            model.removeBlock();
            event.consume();
        } else if (event.getCode() == KeyCode.INSERT) {
            model.insertCopy();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && getSelectionModel().isEmpty()) {
            getSelectionModel().selectFirst(); // by itself the tree begins somewhere in the middle
            event.consume();
        }
    }
}
