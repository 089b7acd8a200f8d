package dev.densescope.cli.output;

import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileProblem;
import dev.densescope.file.FileTarget;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.StoragePlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to which a plan is written as text. It may replace only another plan. Any thread.
 *
 * @param file that may exist
 */
public record PlanOutput(Path file) {
    private static final int BEGINNING_BYTES = 200;

    /**
     * Checks the file; to be called before the search, which may be slow.
     *
     * @throws UsageException if the file cannot be written, or holds something other than a plan
     */
    public void check() {
        whyNot().ifPresent(reason -> {
            throw unwritable(reason);
        });
    }

    private Optional<String> whyNot() {
        if (file.toString().isBlank()) {
            return Optional.of("the name is empty");
        }
        Optional<String> reason = FileTarget.whyNotWritable(file).map(Text::toString);
        return reason.isEmpty() && Files.exists(file) ? whyNotReplaceable() : reason;
    }

    private Optional<String> whyNotReplaceable() {
        try (InputStream in = Files.newInputStream(file)) {
            String beginning = new String(in.readNBytes(BEGINNING_BYTES), StandardCharsets.UTF_8);
            return beginning.isBlank() || PlanText.isPlanStart(beginning)
                    ? Optional.empty()
                    : Optional.of("it holds something other than a plan; choose another name");
        } catch (IOException unreadable) {
            return Optional.of(FileProblem.reason(unreadable).toString());
        }
    }

    /** @throws UsageException if the file cannot be written, or holds something other than a plan */
    public void write(StoragePlan plan) {
        check();
        try {
            AtomicFile.write(file, (plan.text() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritten) {
            throw unwritable(FileProblem.reason(unwritten).toString());
        }
    }

    private UsageException unwritable(String reason) {
        return new UsageException("--plan-out %s cannot be written: %s.".formatted(file, reason));
    }
}
