package dev.densescope.cli.option;

import dev.densescope.spec.InputSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for the input size and channels of a network. */
final class InputOptions {
    @Option(
            names = "--input",
            paramLabel = "PIXELS|HxW",
            description = "Side of square images, or height and width: 256x512.")
    private Optional<String> sides = Optional.empty();

    @Option(names = "--channels", paramLabel = "N", description = "Channels of the images: 3 for RGB, 1 for grey.")
    private Optional<String> channels = Optional.empty();

    /**
     * The input of a design with the options applied.
     *
     * @throws UsageException if an option's value is not allowed
     */
    InputSpec over(InputSpec base) {
        InputSpec sized = sides.map(text -> sized(base.channels(), text)).orElse(base);
        return channels.map(text -> Numbers.whole("--channels", text, 1, InputSpec.MAX_CHANNELS))
                .map(count -> new InputSpec(count, sized.height(), sized.width()))
                .orElse(sized);
    }

    /** The overridden fields, as text for the design's name. */
    List<String> overrides() {
        return Stream.of(sides.map(text -> "input " + text), channels.map(text -> "channels " + text))
                .flatMap(Optional::stream)
                .toList();
    }

    private static InputSpec sized(int channels, String text) {
        String[] both = text.strip().split("[xX×]", -1);
        if (both.length == 1) {
            int side = side("--input", text);
            return new InputSpec(channels, side, side);
        }
        if (both.length > 2) {
            throw new UsageException(
                    "--input must be one side such as 32, or height and width such as 256x512, but is '%s'."
                            .formatted(text));
        }
        return new InputSpec(channels, side("each side of --input", both[0]), side("each side of --input", both[1]));
    }

    private static int side(String option, String text) {
        return Numbers.whole(option, text, 1, InputSpec.MAX_SIDE);
    }
}
