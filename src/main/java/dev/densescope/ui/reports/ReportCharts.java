package dev.densescope.ui.reports;

import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.FigureSheet;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.png.PngPicture;
import dev.densescope.report.typeface.GlyphOutlines;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;

/**
 * The charts of a report, which are those of its HTML: painted as images on the worker, for the width and the theme of
 * the page, and shown one by one. FX thread only.
 */
final class ReportCharts extends VBox {
    /** Charts are enlarged by at most this factor, since their texts grow as well. */
    private static final double LARGEST_SCALE = 1.35;
    /** Images are painted anew when the page grows by so much; in between they are fitted. */
    private static final double SCALES = 10;
    /** The margins of a chart that stands alone. */
    private static final double MARGINS = 48;
    /** On both sides of a chart, as in the style sheet. */
    private static final double FRAME = 2;

    private final Appearance appearance;
    private final Background background;
    private final VBox overview = new VBox();
    private final LatestWork latest;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private Optional<Report> report = Optional.empty();
    private Optional<Style> painted = Optional.empty();

    /** How charts are painted; images have {@code pixels} pixels for each pixel of the page. */
    private record Style(ChartWidth width, double scale, PictureTheme theme, double pixels) {}

    /** A painted chart; the heading is that of its section, and empty if that is shown above. */
    private record Painted(String heading, String description, double maxWidth, Image image) {}

    ReportCharts(Appearance appearance, Background background) {
        this.appearance = appearance;
        this.background = background;
        latest = new LatestWork(background);
        overview.setId("reports-overview");
        overview.getStyleClass().add("report-charts");
        setId("reports-charts");
        getStyleClass().add("report-charts");
        widthProperty().addListener((observable, before, now) -> paint());
        appearance.whenRecoloured(this, this::paint);
    }

    /** The chart of the result, which stands before the others. */
    VBox overview() {
        return overview;
    }

    /** Why charts could not be painted, in one sentence; otherwise empty. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void show(Report now) {
        report = Optional.of(now);
        painted = Optional.empty();
        paint();
    }

    private void paint() {
        Style style = style();
        if (report.isEmpty() || getWidth() < 1 || painted.equals(Optional.of(style))) {
            return;
        }
        painted = Optional.of(style);
        Report of = report.get();
        problem.set("");
        latest.begin(
                Messages.text("reports.chartsFailed"),
                stop -> paint(of, style, stop),
                document -> {},
                failure -> problem.set(failure.sentence()));
    }

    private Style style() {
        boolean wide = getWidth() >= ChartWidth.WIDE.pixels();
        ChartWidth width = wide ? ChartWidth.WIDE : ChartWidth.MEDIUM;
        double fitting = getWidth() / (width.pixels() + MARGINS);
        double scale = Math.max(1, Math.min(LARGEST_SCALE, Math.ceil(fitting * SCALES) / SCALES));
        return new Style(width, scale, theme(), Screen.getPrimary().getOutputScaleX());
    }

    private PictureTheme theme() {
        if (appearance.palette() == Palette.HIGH_CONTRAST) {
            return PictureTheme.HIGH_CONTRAST;
        }
        return appearance.palette().isDark() ? PictureTheme.DARK : PictureTheme.LIGHT;
    }

    /** Shows each chart when it is painted, and returns the document that they are of. */
    private Document paint(Report of, Style style, BooleanSupplier stop) {
        Document document = ReportDocument.of(of);
        GlyphOutlines glyphs = new GlyphOutlines();
        for (Figure figure : document.head().overview()) {
            Painted chart = paint(figure, "", style, glyphs);
            background.fx().execute(() -> showOverview(chart, stop));
        }
        for (Document.Section section : document.sections()) {
            List<Figure> figures = section.figures();
            for (int i = 0; i < figures.size() && !stop.getAsBoolean(); i++) {
                Painted chart = paint(figures.get(i), i == 0 ? section.heading() : "", style, glyphs);
                background.fx().execute(() -> add(chart, stop));
            }
        }
        return document;
    }

    private static Painted paint(Figure figure, String heading, Style style, GlyphOutlines glyphs) {
        Picture picture = FigureSheet.of(figure, style.width());
        Image image = SwingFXUtils.toFXImage(
                new PngPicture(picture, style.theme(), style.scale() * style.pixels()).image(glyphs), null);
        return new Painted(heading, picture.description(), picture.width() * LARGEST_SCALE, image);
    }

    private void showOverview(Painted chart, BooleanSupplier stop) {
        if (!stop.getAsBoolean()) {
            getChildren().clear();
            overview.getChildren().setAll(heading(Messages.text("reports.charts")), view(chart));
        }
    }

    private void add(Painted chart, BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            return;
        }
        if (!chart.heading().isEmpty()) {
            getChildren().add(heading(chart.heading()));
        }
        getChildren().add(view(chart));
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().addAll("section", "report-section");
        return heading;
    }

    private StackPane view(Painted chart) {
        ImageView view = new ImageView(chart.image());
        view.setPreserveRatio(true);
        view.fitWidthProperty()
                .bind(widthProperty().map(room -> Math.min(room.doubleValue() - FRAME, chart.maxWidth())));
        StackPane frame = new StackPane(view);
        frame.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        frame.setAccessibleText(chart.description());
        frame.getStyleClass().add("report-chart");
        return frame;
    }
}
