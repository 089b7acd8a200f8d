package dev.densescope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.cli.option.CudaLibrariesOption;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.device.DeviceInfo;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.device.DeviceListing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code densescope devices}: every device, usable or not, and why not. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "List all devices, and say why a device is not usable.")
final class DevicesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Function<List<Path>, List<DeviceListing>> devices;

    @Mixin
    private CudaLibrariesOption cudaLibraries = new CudaLibrariesOption();

    @Option(names = "--json", description = "Print only a JSON array on standard output.")
    private boolean json;

    DevicesCommand(Terminal terminal, Function<List<Path>, List<DeviceListing>> devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        List<DeviceListing> listings = devices.apply(cudaLibraries.folders());
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
        String facts = String.join(", ", facts(listing));
        return listing.problem()
                .map(problem -> String.format(
                        Locale.ROOT,
                        "%-6s not usable: %s\n",
                        info.id(),
                        CudaLibrariesOption.named(
                                listing.isGpu() ? "%s. %s".formatted(facts, problem) : problem.toString())))
                .orElseGet(() -> String.format(Locale.ROOT, "%-6s usable: %s\n", info.id(), facts));
    }

    private static List<String> facts(DeviceListing listing) {
        DeviceInfo info = listing.info();
        List<String> facts = new ArrayList<>(List.of(info.name()));
        if (listing.usable()) {
            facts.add(info.kernels());
        }
        if (info.totalBytes() > 0) {
            facts.add(QuantityText.PLAIN.bytes(info.totalBytes()) + " of memory");
        }
        listing.gpu().ifPresent(gpu -> {
            gpu.freeBytes().ifPresent(bytes -> facts.add(QuantityText.PLAIN.bytes(bytes) + " free"));
            gpu.capability().ifPresent(capability -> facts.add("capability " + capability));
            gpu.driver().ifPresent(driver -> facts.add("driver " + driver));
        });
        return facts;
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
        listing.gpu().ifPresent(gpu -> {
            gpu.capability().ifPresent(capability -> node.put("capability", capability));
            gpu.freeBytes().ifPresent(bytes -> node.put("freeBytes", bytes));
            gpu.driver().ifPresent(driver -> node.put("driver", driver));
        });
        listing.problem().ifPresent(problem -> node.put("problem", problem.toString()));
        return node;
    }
}
