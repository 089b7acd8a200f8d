package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.device.DeviceMemory;
import dev.densescope.report.Downsampling;
import dev.densescope.report.ListedSteps;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.DeviceMemoryUse;
import java.util.List;

/**
 * {@code deviceMemory} of a run in {@code report.json}: as reported by the GPU's driver, split by known owner; null
 * without a GPU.
 */
final class JsonDeviceMemory {
    private static final Downsampling<DeviceMemoryUse.Sample> THINNING = new Downsampling<>(
            ListedSteps.MAX,
            List.of(
                    sample -> sample.memory().thisProcessBytes(),
                    sample -> sample.memory().othersBytes()));

    private JsonDeviceMemory() {}

    static JsonNode of(RunRecord run) {
        return run.deviceMemoryBalance()
                .<JsonNode>map(balance -> node(balance, run.deviceMemory()))
                .orElse(NullNode.getInstance());
    }

    private static ObjectNode node(DeviceMemoryUse.Balance balance, DeviceMemoryUse use) {
        DeviceMemory used = balance.used();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("tensorBytes", balance.tensorBytes())
                .put("workspaceBytes", balance.workspaceBytes())
                .put("contextBytes", balance.contextBytes())
                .put("remainderBytes", balance.remainderBytes())
                .put("thisProcessBytes", used.thisProcessBytes())
                .put("othersBytes", used.othersBytes())
                .put("usedBytes", balance.usedBytes())
                .put("driverBytes", used.driverBytes())
                .put("freeBytes", used.freeBytes())
                .put("totalBytes", used.totalBytes())
                .put("processNamedByDriver", used.exact());
        ArrayNode samples = node.putArray("samples");
        for (DeviceMemoryUse.Sample sample : THINNING.of(use.samples())) {
            samples.addObject()
                    .put("step", sample.step())
                    .put("thisProcessBytes", sample.memory().thisProcessBytes())
                    .put("othersBytes", sample.memory().othersBytes())
                    .put("freeBytes", sample.memory().freeBytes());
        }
        return node;
    }
}
