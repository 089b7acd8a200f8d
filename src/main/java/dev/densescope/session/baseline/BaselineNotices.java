package dev.densescope.session.baseline;

import dev.densescope.device.DeviceKind;
import dev.densescope.framework.Framework;
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
    static List<String> of(RunSettings settings, Optional<String> changes) {
        String name = Framework.DEEPLEARNING4J.label();
        List<String> notices = new ArrayList<>();
        changes.ifPresent(notices::add);
        if (settings.spec().dropout() > 0) {
            notices.add("%s draws other random numbers for dropout, so its losses differ from those of runs."
                    .formatted(name));
        }
        if (DeviceKind.of(settings.device())
                .filter(kind -> kind != DeviceKind.PROCESSOR)
                .isPresent()) {
            notices.add("%s trains on the processor, not on device %s.".formatted(name, settings.device()));
        }
        if (settings.epochs().isPresent()) {
            notices.add("%s does not evaluate the network after its epochs.".formatted(name));
        }
        return List.copyOf(notices);
    }
}
