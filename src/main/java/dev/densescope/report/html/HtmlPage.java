package dev.densescope.report.html;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Document;
import dev.densescope.report.svg.Markup;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** A document as one self-contained page: charts, style, script and data are inside. */
public final class HtmlPage {
    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final Document document;
    private final WriteProgress progress;
    private final Markup page = new Markup();
    private final HtmlBlocks blocks = new HtmlBlocks(page, this::tell);
    private int sections;

    private HtmlPage(Document document, WriteProgress progress) {
        this.document = document;
        this.progress = progress;
    }

    /**
     * The page.
     *
     * @param data all numbers of the page as JSON in one line
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static String text(Document document, String data, WriteProgress progress) {
        return new HtmlPage(document, progress).write(data);
    }

    private String write(String data) {
        page.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        writeHead();
        page.open("body").open("main").line();
        writeTitle();
        document.sections().forEach(this::writeSection);
        writeFooter(data);
        page.close().close().line().close().line();
        return page.finish();
    }

    private void writeHead() {
        page.open("head").line().empty("meta", "charset", "utf-8").line();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_ELSEWHERE)
                .line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        Document.Head head = document.head();
        page.element("title", "%s – DenseScope %s".formatted(head.title(), head.kind()))
                .line();
        page.open("style").line().verbatim(Resource.text("report.css")).close().line();
        page.close().line();
    }

    private void writeTitle() {
        Document.Head head = document.head();
        page.open("header").line();
        page.element("p", head.origin(), "class", "eyebrow");
        page.element("h1", head.title()).line();
        page.element("p", head.subtitle(), "class", "subtitle");
        page.element("p", head.summary(), "class", "summary").line();
        page.open("div", "class", "overview");
        head.overview().forEach(figure -> {
            figure.write(blocks);
            figure.legends().forEach(keys -> blocks.legend(new Block.Legend(keys)));
        });
        page.close().close().line();
    }

    private void writeSection(Document.Section section) {
        page.open("section").element("h2", section.heading());
        if (!section.lead().isEmpty()) {
            page.element("p", section.lead(), "class", "lead");
        }
        page.line();
        section.blocks().forEach(block -> block.write(blocks));
        page.close().line();
        sections++;
        tell();
    }

    /** At least before each picture: it may be of a million events. */
    private void tell() {
        progress.written((double) sections / Math.max(1, document.sections().size()));
    }

    private void writeFooter(String data) {
        String id = document.head().kind().toLowerCase(Locale.ROOT) + "-data";
        page.open("footer").text("Made by " + document.program());
        page.text(". All numbers of this page are in the element " + id + ", as JSON.");
        page.close().line();
        page.open("script", "type", "application/json", "id", id);
        page.verbatim(data.replace("<", "\\u003c")).close().line();
        page.open("script").line().verbatim(Resource.text("report.js")).close().line();
    }
}
