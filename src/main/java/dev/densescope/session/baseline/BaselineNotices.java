package dev.densescope.session.baseline;

import dev.densescope.device.DeviceKind;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.session.settings.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between a baseline and a run of this program with the same settings. */
final class BaselineNotices {
    private BaselineNotices() {}

    /**
     * One sentence each.
     *
     * @param changes of the initial weights
     */
    static List<Text> of(RunSettings settings, Optional<Text> changes) {
        String name = Framework.DEEPLEARNING4J.label();
        List<Text> notices = new ArrayList<>();
        changes.ifPresent(notices::add);
        if (settings.spec().dropout() > 0) {
            notices.add(Text.of(
                    "%s draws other random numbers for dropout, so its losses differ from those of runs.", name));
        }
        if (DeviceKind.of(settings.device())
                .filter(kind -> kind != DeviceKind.PROCESSOR)
                .isPresent()) {
            notices.add(Text.of("%s trains on the processor, not on device %s.", name, settings.device()));
        }
        if (settings.epochs().isPresent()) {
            notices.add(Text.of("%s does not evaluate the network after its epochs.", name));
        }
        return List.copyOf(notices);
    }
}
