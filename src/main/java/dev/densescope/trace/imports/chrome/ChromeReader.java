package dev.densescope.trace.imports.chrome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.densescope.language.Text;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.MemoryTimelineBuilder;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import dev.densescope.trace.imports.TraceKind;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Reads a Chrome trace of this program or of torch.profiler, as a stream. */
public final class ChromeReader {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NAME = 1 << 12;
    private static final int MAX_NUMBER = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // torch.profiler writes such values of kernels
            .build();

    private ChromeReader() {}

    /**
     * Reads the trace. Of several devices, the accelerator with the most memory events is chosen.
     *
     * @param bytes not closed
     * @throws InvalidTraceException if it is damaged, too large, or a trace of another program
     * @throws CancellationException if the stream throws it
     */
    public static ImportedTrace read(String fileName, InputStream bytes) throws IOException {
        try (JsonParser json = JSON.createParser(bytes).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            ChromeDocument document = new ChromeDocument(json);
            document.read();
            return trace(fileName, document);
        } catch (CancellationException cancelled) {
            throw cancelled; // an illegal state as well, but not of the parser
        } catch (JsonProcessingException | CharConversionException | IllegalStateException invalid) {
            throw new InvalidTraceException(JsonProblem.reason(invalid), invalid);
        } catch (ArithmeticException overflow) {
            throw new InvalidTraceException(
                    Text.of("its sums of bytes or times exceed 63 bits: record it again"), overflow);
        }
    }

    private static ImportedTrace trace(String fileName, ChromeDocument document) {
        if (document.isFromThisProgram()) {
            return ours(fileName, document.events());
        }
        if (document.isFromProfiler()) {
            return profiled(fileName, document.events());
        }
        throw new InvalidTraceException(
                Text.of("it is a trace of another program: choose one of this program, or of torch.profiler"
                        + " with profile_memory=True"));
    }

    private static ImportedTrace ours(String fileName, ChromeEvents events) {
        MemoryTimeline live = events.counters().build();
        return new ImportedTrace(
                fileName,
                TraceKind.DENSESCOPE_CHROME,
                live,
                events.memory()
                        .chosen()
                        .map(device -> device.getValue().sort().reserved())
                        .orElseGet(ChromeReader::nothing),
                events.operations().sorted(),
                events.count(),
                ChromeNotices.ours(live, events));
    }

    private static ImportedTrace profiled(String fileName, ChromeEvents events) {
        Optional<Map.Entry<ProfiledDevice, MemorySeries>> device =
                events.memory().chosen();
        Optional<MemorySeries> series = device.map(chosen -> chosen.getValue().sort());
        List<Text> notices = ChromeNotices.profiled(device, events);
        return new ImportedTrace(
                fileName,
                TraceKind.PROFILER_CHROME,
                series.map(MemorySeries::live).orElseGet(ChromeReader::nothing),
                series.map(MemorySeries::reserved).orElseGet(ChromeReader::nothing),
                events.operations().sorted(),
                events.count(),
                notices);
    }

    private static MemoryTimeline nothing() {
        return new MemoryTimelineBuilder().build();
    }
}
