package dev.densescope.ui.shell.about;

import dev.densescope.language.Text;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.ui.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this program runs on: names and values in display order.
 *
 * @param byName such as {@code Java} and its version
 */
record ProgramFacts(Map<String, String> byName) {
    /** What is known at once. */
    static ProgramFacts ofThisProcess() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Messages.text("about.version"), version());
        facts.put("Java", Runtime.version() + ", " + property("java.vendor"));
        facts.put("JVM", property("java.vm.name") + " " + property("java.vm.version"));
        facts.put("JavaFX", property("javafx.runtime.version"));
        facts.put(
                Messages.text("about.system"),
                "%s %s, %s".formatted(property("os.name"), property("os.version"), property("os.arch")));
        return new ProgramFacts(facts);
    }

    /** While the devices are listed. */
    ProgramFacts looking() {
        Map<String, String> facts = new LinkedHashMap<>(byName);
        facts.put(Messages.text("about.devices"), Messages.text("about.looking"));
        return new ProgramFacts(facts);
    }

    /** With the devices of this machine, and the libraries and processor features that they use. */
    ProgramFacts with(List<DeviceListing> devices) {
        Map<String, String> facts = new LinkedHashMap<>(byName);
        for (DeviceListing device : devices) {
            String usable = "%s\n%s"
                    .formatted(
                            device.info().told().inThisProcess(),
                            device.info().toldKernels().inThisProcess());
            facts.put(
                    device.info().id(),
                    device.problem().map(Text::inThisProcess).orElse(usable));
        }
        return new ProgramFacts(facts);
    }

    /** A line for each, for the clipboard. */
    String text() {
        return byName.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue().replace("\n", ", ") + "\n")
                .collect(Collectors.joining());
    }

    static String version() {
        return Optional.ofNullable(ProgramFacts.class.getPackage().getImplementationVersion())
                .orElseGet(() -> Messages.text("about.notPackaged"));
    }

    private static String property(String name) {
        return System.getProperty(name, Messages.text("about.unknown"));
    }
}
