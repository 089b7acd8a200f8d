package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.device.DeviceInfo;
import dev.densescope.session.local.DeviceListing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesCommandTest {
    private static final Machine MACHINE = Machines.with(List.of(
            new DeviceListing(new DeviceInfo("cpu", "Some processor", "oneDNN 3.11", 8L << 30), Optional.empty()),
            new DeviceListing(
                    new DeviceInfo("nd4j", "nd4j", "none", 8L << 30),
                    Optional.of("Its libraries do not load: no jnind4jcpu."))));

    @Test
    void eachDeviceIsShownUsableOrWithTheReason() {
        CommandRun run = CommandRun.of(MACHINE, "devices");

        assertEquals(ExitCodes.DONE, run.exitCode());
        assertEquals("""
                cpu    usable: Some processor, oneDNN 3.11, 8.00 GiB of memory
                nd4j   not usable: Its libraries do not load: no jnind4jcpu.
                """, run.out());
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        JsonNode devices = new ObjectMapper()
                .readTree(CommandRun.of(MACHINE, "devices", "--json").out());

        assertEquals("cpu", devices.at("/0/id").textValue());
        assertEquals(8L << 30, devices.at("/0/totalBytes").longValue());
        assertEquals(
                "Its libraries do not load: no jnind4jcpu.",
                devices.at("/1/problem").textValue());
    }
}
