package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileFormats;
import dev.densescope.file.FileProblem;
import dev.densescope.file.LimitedRead;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.StoragePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file with the text of a plan. */
final class PlanFile {
    /** Maximum size of a file, more than the plan of the largest design needs. */
    private static final int MAX_BYTES = 1 << 20;
    /** The byte order mark of Unicode. */
    private static final String MARK = "\ufeff";

    private static final Pattern ARTICLE = Pattern.compile("(?:An?|The) ");

    private PlanFile() {}

    /**
     * Reads the plan for a design.
     *
     * @param option the option with its parameter, for messages
     * @throws UsageException if the file cannot be read, or holds no plan for the design
     */
    static StoragePlan read(String option, String file, Network network) {
        if (file.isBlank()) {
            throw new UsageException(option + " must name a file.");
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new UsageException("File %s cannot be read as a plan: it is a folder.".formatted(file));
            }
            FileFormats.of(path).ifPresent(format -> {
                throw new InvalidPlanException(Text.verbatim("it is %s.".formatted(format)));
            });
            return PlanText.parse(text(path), network);
        } catch (InvalidPlanException invalid) {
            throw new UsageException(
                    "File %s cannot be used as a plan: %s".formatted(file, inSentence(invalid.getMessage())));
        } catch (IOException unreadable) {
            throw new UsageException(
                    "File %s cannot be read as a plan: %s.".formatted(file, FileProblem.reason(unreadable)));
        } catch (InvalidPathException noPath) {
            throw new UsageException("%s must name a file, but names '%s'.".formatted(option, file));
        }
    }

    /** A message after a colon: its article is not the first word any more; the name of a design keeps its capital. */
    private static String inSentence(String message) {
        return ARTICLE.matcher(message).lookingAt()
                ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
                : message;
    }

    /** Decodes the text. Text editors may write a byte order mark or UTF-16. */
    private static String decoded(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new InvalidPlanException(Text.verbatim("it is in UTF-16 or no text at all; save it as UTF-8."));
        }
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private static String text(Path file) throws IOException {
        return decoded(LimitedRead.bytes(file, MAX_BYTES)
                .orElseThrow(() -> new InvalidPlanException(Text.verbatim("it is too large."))));
    }
}
