package dev.densescope.ui.run.text;

import dev.densescope.session.MemoryAgreement;
import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.List;

/** Texts for the agreement of measured and predicted memory. */
public final class AgreementText {
    private AgreementText() {}

    /** The text of the badge. */
    public static String badge(MemoryAgreement agreement) {
        return agreement.isExact() ? Messages.text("run.asPredicted") : Messages.text("run.notAsPredicted");
    }

    /** One line per quantity, with exact values. */
    public static String details(MemoryAgreement agreement) {
        List<String> lines = new ArrayList<>();
        lines.add(line(Messages.text("run.agreement.featureMaps"), agreement.forwardFeatureMaps()));
        lines.add(line(Messages.text("run.agreement.peakLive"), agreement.peakLive()));
        lines.add(line(Messages.text("run.agreement.reserved"), agreement.reserved()));
        if (agreement.forwardFeatureMaps().measured() > agreement.peakLive().measured()) {
            lines.add(Messages.text("run.agreement.mapsExceedPeak"));
        }
        agreement.operations().stream()
                .findFirst()
                .ifPresentOrElse(
                        first -> lines.add(Messages.text(
                                "run.agreement.operationsDiffer",
                                agreement.operations().size(),
                                first.operation().name(),
                                first.operation().layer().text(),
                                RunText.exactBytes(first.live().measured()),
                                RunText.exactBytes(first.live().predicted()))),
                        () -> lines.add(Messages.text("run.agreement.operations")));
        agreement.layers().stream()
                .findFirst()
                .ifPresentOrElse(
                        first -> lines.add(Messages.text(
                                "run.agreement.layersDiffer", agreement.layers().size(), first.text())),
                        () -> lines.add(Messages.text("run.agreement.layers")));
        return String.join("\n", lines);
    }

    private static String line(String name, MemoryAgreement.Bytes bytes) {
        return bytes.isExact()
                ? Messages.text("run.agreement.exact", name, RunText.exactBytes(bytes.measured()))
                : Messages.text(
                        "run.agreement.differs",
                        name,
                        RunText.exactBytes(bytes.measured()),
                        RunText.exactBytes(bytes.predicted()));
    }
}
