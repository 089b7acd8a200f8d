package dev.densescope.report;

import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.Optional;

/** Reports with names that mean something to browsers, spreadsheets, terminals and people who read GitHub. */
public final class HostileReports {
    /** Right-to-left text, an override of the direction, an emoji, a Greek, a Cyrillic and a control character. */
    public static final String RIGHT_TO_LEFT = "\u05d0\u05d1\u202eevil\u202c \ud83d\ude00 \u03a9 \u0416 \u0007";

    public static final List<String> NAMES = List.of(
            "<script>alert(\"x\")</script> & 'http://example.org'",
            "=HYPERLINK(\"http://example.org\";\"x\")",
            "+1+cmd|' /C calc'!A0",
            "@octocat closes #12 and GH-13 :tada: www.example.org a@example.org",
            "[x](javascript:alert(1)) ![y](http://example.org/z.png) `code` **bold** ~~gone~~ $\\alpha$",
            "| a | b |\n| --- | --- |\n# Heading\r\n- item\t1. one",
            "</details></summary><img src=x onerror=alert(1)>",
            "]]>--></svg><style>*{display:none}</style>",
            RIGHT_TO_LEFT);

    private HostileReports() {}

    /**
     * Two runs whose designs, files, data sets, classes and notices have a name. Control characters, which designs
     * refuse, are spaces in theirs.
     */
    public static Report of(String name) {
        String design = name.replaceAll("\\p{Cntrl}", " ").strip();
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec().withName(design), Strategy.SHARED, 2);
        RunRecord other = SampleRuns.run(SampleRuns.smallSpec().withName(design + "2"), Strategy.NAIVE, 2);
        DatasetSummary dataset = new DatasetSummary(
                DatasetFormat.IMAGE_FOLDER,
                name,
                List.of(new DatasetSummary.ClassImages(name, 7, 2)),
                new DatasetSummary.Part("Training", 7),
                Optional.of(new DatasetSummary.Part("Test", 2)),
                List.of(Text.verbatim(name)));
        RunRecord noticed = SampleRuns.noticing(SampleRuns.on(run, dataset), List.of(name));
        return Report.of(List.of(noticed, noticed, other), SampleRuns.CREATED)
                .ofFiles(List.of(name + ".dscope", name + "1.dscope", name + "2.dscope"));
    }

    /** Runs of everything at once. */
    public static List<Report> all() {
        return NAMES.stream().map(HostileReports::of).toList();
    }
}
