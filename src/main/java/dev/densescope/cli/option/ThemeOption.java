package dev.densescope.cli.option;

import dev.densescope.report.drawing.PictureTheme;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option for the background of charts in files of their own. */
public final class ThemeOption {
    private static final String NAME = "--theme";
    private static final List<PictureTheme> OFFERED = List.of(PictureTheme.LIGHT, PictureTheme.DARK);

    @Option(
            names = NAME,
            paramLabel = "T",
            description =
                    "Background of svg and png: light or dark. Default: light. HTML follows the reader's setting.")
    private Optional<String> theme = Optional.empty();

    public boolean isGiven() {
        return theme.isPresent();
    }

    /**
     * The theme.
     *
     * @param formats ids of the formats to write
     * @throws UsageException if it is unknown, or no format has a theme of its own
     */
    public PictureTheme of(Collection<String> formats) {
        if (theme.isPresent() && !formats.contains("svg") && !formats.contains("png")) {
            throw new UsageException("%s has no effect on %s: add svg or png to --format, or leave it out."
                    .formatted(NAME, String.join(", ", formats)));
        }
        return theme.map(ThemeOption::parse).orElse(PictureTheme.LIGHT);
    }

    private static PictureTheme parse(String text) {
        return OFFERED.stream()
                .filter(theme -> id(theme).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("%s must be %s, but is '%s'."
                        .formatted(
                                NAME,
                                OFFERED.stream().map(ThemeOption::id).collect(Collectors.joining(" or ")),
                                text)));
    }

    private static String id(PictureTheme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
