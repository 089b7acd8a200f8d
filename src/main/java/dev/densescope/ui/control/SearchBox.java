package dev.densescope.ui.control;

import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import javafx.collections.ObservableList;
import javafx.scene.control.Skin;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.textfield.CustomTextField;

/**
 * A searchable list with an icon of the theme instead of the picture of ControlsFX. FX thread only.
 *
 * @param <T> the type of the entries
 */
public class SearchBox<T> extends SearchableComboBox<T> {
    private static final int ROWS = 8;

    public SearchBox(ObservableList<T> items) {
        super(items);
        setVisibleRowCount(ROWS);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildren().stream()
                .filter(CustomTextField.class::isInstance)
                .map(CustomTextField.class::cast)
                .forEach(field -> field.setLeft(new IconView(Icon.SEARCH)));
        return skin;
    }
}
