package dev.densescope.ui.run.table;

import dev.densescope.memory.TensorLifetimes;
import dev.densescope.memory.TensorLifetimes.Lifetime;
import dev.densescope.memory.TracedOperation;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.controlsfx.control.textfield.TextFields;

/** The tensors that are live at the cursor of the timeline or, without a cursor, at the peak. FX thread only. */
public final class TensorPane extends TablePane {
    private final TensorTable tensors;
    private final ObservableValue<OptionalInt> cursor;
    private final TextField filter = TextFields.createClearableTextField();
    private Optional<Shown> shown = Optional.empty();

    /** A run, and the lifetimes of its tensors, which take a look at each event of its step. */
    private record Shown(RunSnapshot run, TensorLifetimes lifetimes) {}

    /** @param cursor the operation at the cursor of the timeline */
    public TensorPane(ObjectProperty<LayerPath> selectedLayer, ObservableValue<OptionalInt> cursor) {
        this(new TensorTable(selectedLayer), cursor);
    }

    private TensorPane(TensorTable tensors, ObservableValue<OptionalInt> cursor) {
        super("", tensors.node());
        this.tensors = tensors;
        this.cursor = cursor;
        subtitle().setId("run-tensors-at");
        filter.setId("run-tensors-filter");
        filter.setPromptText(Messages.text("run.tensors.filter"));
        filter.setAccessibleText(Messages.text("run.tensors.filter"));
        filter.setPrefColumnCount(7);
        filter.textProperty().addListener((observable, before, now) -> tensors.filter(now));
        Button copy = new IconButton(Icon.COPY, Messages.text("run.tensors.copy"));
        copy.setId("run-tensors-copy");
        copy.setOnAction(event -> tensors.node().copy());
        addTool(filter);
        addTool(copy);
    }

    /** Shows the tensors at the cursor or the peak of a run's step. */
    void show(RunSnapshot now) {
        shown = Optional.of(new Shown(now, now.lifetimes()));
        cursorMoved();
    }

    /** Shows the tensors at the cursor, which has moved, of the same step. */
    void cursorMoved() {
        shown.ifPresent(now -> show(now.run(), now.lifetimes()));
    }

    private void show(RunSnapshot now, TensorLifetimes lifetimes) {
        int operations = lifetimes.legend().operations().size();
        if (operations == 0) {
            return;
        }
        boolean atCursor = cursor.getValue().isPresent() && cursor.getValue().getAsInt() < operations;
        int operation = atCursor ? cursor.getValue().getAsInt() : peak(now);
        tensors.show(lifetimes, operation);
        TracedOperation traced = lifetimes.legend().operations().get(operation);
        String bytes = QuantityText.window()
                .bytes(tensors.live().stream()
                        .map(Lifetime::tensor)
                        .mapToLong(tensor -> tensor.bytes())
                        .sum());
        String at = Messages.text(
                "run.tensors.at",
                bytes,
                tensors.live().size(),
                traced.name(),
                traced.layer().text(),
                operation + 1);
        say(atCursor ? Messages.text("run.tensors.atCursor", at) : Messages.text("run.tensors.atPeak", at));
    }

    private static int peak(RunSnapshot now) {
        return now.timeline().isWhole()
                ? now.timeline().measured().peakOperation()
                : now.timeline().predicted().peakOperation();
    }
}
