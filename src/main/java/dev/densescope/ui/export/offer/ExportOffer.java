package dev.densescope.ui.export.offer;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that can be exported: in which formats, and where the user finds them. Immutable.
 *
 * @param <F> the enum of the formats
 * @param formats all of them, in the order of menus: those of one group follow each other
 * @param places the places of the window
 * @param commands the names of the commands whose option {@code --format} takes them
 */
public record ExportOffer<F extends Enum<F>>(
        List<ExportFormat<F>> formats, Set<ExportPlace> places, Set<String> commands) {
    public ExportOffer {
        formats = List.copyOf(formats);
        places = Set.copyOf(places);
        commands = Set.copyOf(commands);
    }

    static <F extends Enum<F>> ExportOffer<F> of(
            F[] constants, Function<F, ExportFormat<F>> format, Set<ExportPlace> places, Set<String> commands) {
        List<ExportFormat<F>> all = Stream.of(constants).map(format).toList();
        List<ExportFormat<F>> byGroup = all.stream()
                .map(ExportFormat::group)
                .distinct()
                .flatMap(group -> all.stream().filter(any -> any.group().equals(group)))
                .toList();
        return new ExportOffer<>(byGroup, places, commands);
    }
}
