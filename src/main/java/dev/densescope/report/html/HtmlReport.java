package dev.densescope.report.html;

import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Finding;
import dev.densescope.report.analysis.Findings;
import dev.densescope.report.analysis.Summary;
import dev.densescope.report.chart.StorageBars;
import dev.densescope.report.json.JsonReport;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** {@code report.html}: the whole report on one self-contained page. */
public final class HtmlReport {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final Report report;
    private final DesignSection design;
    private final Markup page = new Markup();

    private HtmlReport(Report report) {
        this.report = report;
        this.design = new DesignSection(report.spec());
    }

    /** The page of a report. */
    public static String text(Report report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        page.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        writeHead();
        page.open("body").open("main").line();
        writeTitle();
        section("Findings", "", this::writeFindings);
        section("Strategies", StrategyTable.lead(report), new StrategyTable(report)::write);
        if (!report.measuredRuns().isEmpty()) {
            section("Time of one step", StepTimeTable.lead(), new StepTimeTable(report)::write);
        }
        section(
                "Memory during one step",
                "Live bytes (of values that will still be read) during the last step. "
                        + "All charts have the same scales; the strip below each shows the phase.",
                new TimelineSection(report)::write);
        section(
                "Memory of each layer",
                "Bytes in storage that only this layer uses; its bytes in shared storage are in the tables. "
                        + "Fill: measured. Outline: predicted.",
                new LayerSection(report)::write);
        if (FrameworkSection.applies(report)) {
            section("In other frameworks", FrameworkSection.lead(), new FrameworkSection(report)::write);
        }
        if (DeviceMemorySection.applies(report)) {
            section("Memory of the GPU", DeviceMemorySection.lead(), new DeviceMemorySection(report)::write);
        }
        section("Cost of recomputation", "", new BillSection(report)::write);
        section("Loss", "", new LossSection(report)::write);
        section("Design", "", this::writeDesign);
        if (RecognisedData.isIn(report)) {
            section("Data", DataSection.lead(), new DataSection(report)::write);
        }
        section("How it was run", "", this::writeSettings);
        section("Glossary", "", Glossary::write);
        writeFooter();
        page.close().close().line().close().line();
        return page.finish();
    }

    private void writeHead() {
        page.open("head").line().empty("meta", "charset", "utf-8").line();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_ELSEWHERE)
                .line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.element("title", title() + " – DenseScope report").line();
        page.open("style").line().verbatim(Resource.text("report.css")).close().line();
        page.close().line();
    }

    private String title() {
        return report.spec().name() + ", batch " + report.spec().batch();
    }

    private void writeTitle() {
        page.open("header").line();
        page.element("p", "DenseScope report, " + DATE.format(report.createdAt()), "class", "eyebrow");
        page.element("h1", title()).line();
        RunRecord first = report.runs().get(0);
        page.element("p", design.line() + " · on " + first.device().name(), "class", "subtitle");
        page.element("p", Summary.sentence(report), "class", "summary").line();
        page.open("div", "class", "overview");
        Charts.write(page, width -> new StorageBars(width).draw(report));
        page.close().close().line();
    }

    private void section(String heading, String lead, Consumer<Markup> content) {
        page.open("section").element("h2", heading);
        if (!lead.isEmpty()) {
            page.element("p", lead, "class", "lead");
        }
        page.line();
        content.accept(page);
        page.close().line();
    }

    private void writeFindings(Markup into) {
        into.open("ul", "class", "findings").line();
        for (Finding finding : Findings.of(report)) {
            String kind = finding.kind().name().toLowerCase(Locale.ROOT);
            into.open("li").element("span", "", "class", "mark " + kind, "aria-label", kind);
            into.open("div").element("strong", finding.statement());
            into.open("div", "class", "note").text(finding.evidence());
            finding.action().ifPresent(action -> into.text(" " + action));
            into.close().close().close().line();
        }
        into.close();
    }

    private void writeDesign(Markup into) {
        into.open("div", "class", "columns");
        into.open("div");
        writeFacts(design.size());
        into.close().open("div");
        writeFacts(design.shape());
        into.close().close();
        design.writeBlocks(into);
    }

    private void writeSettings(Markup into) {
        if (report.isOneTraining()) {
            writeSettings(into, report.runs().get(0));
            return;
        }
        for (RunRecord run : report.runs()) {
            into.element("h3", report.label(run));
            writeSettings(into, run);
        }
    }

    private void writeSettings(Markup into, RunRecord run) {
        SettingsSection settings = new SettingsSection(run);
        into.open("div", "class", "columns").open("div");
        writeFacts(settings.training());
        into.close().open("div");
        writeFacts(settings.environment());
        into.close().close();
    }

    private void writeFacts(Map<String, String> facts) {
        page.open("table", "class", "facts").open("tbody");
        facts.forEach((name, value) -> page.open("tr")
                .element("th", name, "scope", "row")
                .element("td", value)
                .close()
                .line());
        page.close().close();
    }

    private void writeFooter() {
        page.open("footer").text("Made by " + report.runs().get(0).environment().program());
        page.text(". All numbers of this page are in the element report-data, as JSON.");
        page.close().line();
        page.open("script", "type", "application/json", "id", "report-data");
        page.verbatim(JsonReport.compact(report).replace("<", "\\u003c"))
                .close()
                .line();
        page.open("script").line().verbatim(Resource.text("report.js")).close().line();
    }
}
