package dev.densescope.ui.control;

import javafx.collections.ObservableList;
import javafx.scene.control.Skin;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A searchable list with an icon of the theme instead of the picture of ControlsFX. FX thread only.
 *
 * @param <T> the type of the entries
 */
public class SearchBox<T> extends SearchableComboBox<T> {
    private static final int ICON_PIXELS = 14;
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
                .forEach(field -> field.setLeft(FontIcon.of(Feather.SEARCH, ICON_PIXELS)));
        return skin;
    }
}
