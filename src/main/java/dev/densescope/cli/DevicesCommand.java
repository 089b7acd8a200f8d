package dev.densescope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.device.DeviceInfo;
import dev.densescope.memory.ByteText;
import dev.densescope.session.local.DeviceListing;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code densescope devices}: every device, usable or not, and why not. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Show every device, usable or not, and why not.")
final class DevicesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<List<DeviceListing>> devices;

    @Option(names = "--json", description = "Print a JSON array on standard output, and nothing else there.")
    private boolean json;

    DevicesCommand(Terminal terminal, Supplier<List<DeviceListing>> devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        List<DeviceListing> listings = devices.get();
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            listings.forEach(listing -> array.add(node(listing)));
            terminal.out().println(array.toPrettyString());
        } else {
            listings.forEach(listing -> terminal.out().print(line(listing)));
        }
        return ExitCodes.DONE;
    }

    private static String line(DeviceListing listing) {
        DeviceInfo info = listing.info();
        return listing.problem()
                .map(problem -> String.format(Locale.ROOT, "%-6s not usable: %s\n", info.id(), problem))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%-6s usable: %s, %s, %s of memory\n",
                        info.id(),
                        info.name(),
                        info.kernels(),
                        ByteText.of(info.totalBytes(), Locale.ROOT)));
    }

    private static ObjectNode node(DeviceListing listing) {
        DeviceInfo info = listing.info();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", info.id())
                .put("usable", listing.usable())
                .put("name", info.name())
                .put("kernels", info.kernels())
                .put("totalBytes", info.totalBytes());
        listing.problem().ifPresent(problem -> node.put("problem", problem));
        return node;
    }
}
