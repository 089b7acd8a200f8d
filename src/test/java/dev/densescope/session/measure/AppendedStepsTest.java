package dev.densescope.session.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendedStepsTest {
    @Test
    void aViewNeverChangesWhenMoreIsAppended() {
        AppendedSteps steps = new AppendedSteps();
        List<List<StepSummary>> views = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            views.add(steps.append(step(i)));
        }
        for (int i = 0; i < views.size(); i++) {
            List<StepSummary> view = views.get(i);
            assertEquals(i + 1, view.size());
            assertEquals(step(i + 1), view.get(i));
            assertThrows(UnsupportedOperationException.class, () -> view.set(0, step(9)));
        }
    }

    private static StepSummary step(int number) {
        return new StepSummary(number, false, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
