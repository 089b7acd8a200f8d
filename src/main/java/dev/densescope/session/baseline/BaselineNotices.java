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
        if (!settings.device().equals(DeviceKind.PROCESSOR.id())) {
            notices.add("%s trains on the processor, whatever device runs use.".formatted(name));
        }
        if (settings.epochs().isPresent()) {
            notices.add("%s does not evaluate the network after its epochs.".formatted(name));
        }
        return List.copyOf(notices);
    }
}
