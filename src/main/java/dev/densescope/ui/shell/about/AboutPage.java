package dev.densescope.ui.shell.about;

import dev.densescope.session.device.DeviceListing;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.shell.page.CopyButton;
import dev.densescope.ui.shell.page.Page;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Version, machine, and the licences of all libraries. FX thread only. */
public final class AboutPage implements Page {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 560;

    private final GridPane facts = new GridPane();
    private final Label problem = new Label();
    private final DataTable<ShippedLibrary> libraries = new DataTable<>();
    private final VBox root;
    private ProgramFacts known = ProgramFacts.ofThisProcess();

    /** @param devices lists all devices; may take seconds, so it is called by the worker */
    public AboutPage(Supplier<List<DeviceListing>> devices, Background background) {
        Label product = new Label(Messages.text("app.title"));
        product.getStyleClass().add("figure-large");
        Label what = new Label(Messages.text("about.what"));
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = CopyButton.of(this::copied);
        copy.setId("about-copy");
        HBox head = new HBox(12, new VBox(4, product, what), gap, copy);
        HBox.setHgrow(head.getChildren().get(0), Priority.SOMETIMES);
        head.setAlignment(Pos.TOP_LEFT);
        Label heading = new Label(Messages.text("about.libraries"));
        heading.getStyleClass().add("section");
        Label licence = new Label(Messages.text("about.licence"));
        licence.setWrapText(true);
        licence.setMinHeight(Region.USE_PREF_SIZE);
        buildFacts();
        buildLibraries();
        problem.getStyleClass().add("bad");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        root = new VBox(12, head, facts, licence, heading, libraries, problem);
        root.getStyleClass().addAll("panel", "page");
        root.setPrefSize(WIDTH, HEIGHT);
        VBox.setVgrow(libraries, Priority.ALWAYS);
        show(known.looking());
        background.begin(
                Messages.text("about.failed"),
                () -> {
                    List<ShippedLibrary> all = ShippedLibrary.all();
                    background.fx().execute(() -> libraries.getItems().setAll(all));
                    ProgramFacts whole = ProgramFacts.ofThisProcess().with(devices.get());
                    background.fx().execute(() -> show(whole));
                },
                failure -> {
                    show(ProgramFacts.ofThisProcess());
                    problem.setText(failure.sentence());
                });
    }

    @Override
    public String title() {
        return Messages.text("about.title");
    }

    @Override
    public Region root() {
        return root;
    }

    private void buildFacts() {
        facts.setId("about-facts");
        facts.setHgap(16);
        facts.setVgap(4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(names, values);
    }

    private void buildLibraries() {
        libraries
                .text(Messages.text("about.library"), 232, ShippedLibrary::name)
                .text(Messages.text("about.libraryVersion"), 104, ShippedLibrary::version)
                .text(Messages.text("about.libraryLicence"), 280, ShippedLibrary::licences)
                .whenEmpty(Messages.text("about.reading"));
        libraries.setId("about-libraries");
        libraries.setAccessibleText(Messages.text("about.libraries"));
        libraries.setMinHeight(120);
    }

    private void show(ProgramFacts now) {
        known = now;
        facts.getChildren().clear();
        int row = 0;
        for (var fact : now.byName().entrySet()) {
            Label name = new Label(fact.getKey());
            name.getStyleClass().add("muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(fact.getValue());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            facts.addRow(row++, name, value);
        }
    }

    private String copied() {
        return Messages.text("app.title") + "\n" + known.text() + "\n" + libraries.tsv();
    }
}
