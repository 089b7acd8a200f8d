package dev.densescope.ui.design.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.ui.Background;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeastPlanTest {
    private static final FittedCosts COSTS = new FittedCosts(Map.of(), new LinearCost(1000, 0.1, 0.02));

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final BlockingQueue<LeastPlan> found = new ArrayBlockingQueue<>(8);
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();

    @BeforeAll
    static void startToolkit() {
        Pictures.startToolkit();
    }

    private static LeastPlan of(Optional<OperationCosts> costs) {
        return LeastPlan.of(TestWorkspace.DESIGN, Target.processor(2), costs, () -> false);
    }

    @Test
    void noStrategyReservesLessAndItsTimeIsToldOnlyFromKnownCosts() {
        LeastPlan untimed = of(Optional.empty());
        assertEquals(OptionalDouble.empty(), untimed.moreTime());
        Strategies.all(workspace.sharedScopeProperty().get())
                .forEach(strategy -> assertTrue(untimed.reservedBytes()
                        <= workspace.predictions().of(strategy).reservedBytes()));
        assertEquals(
                untimed.reservedBytes(),
                untimed.byCategory().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        LeastPlan timed = of(Optional.of(COSTS));
        assertEquals(untimed.reservedBytes(), timed.reservedBytes(), "times change no bytes");
        assertTrue(timed.moreTime().orElseThrow() > 0);
    }

    @Test
    void itIsSearchedAgainAfterAnEditAndAfterARunNotDuringOne() throws InterruptedException {
        Background background = new Background(ForkJoinPool.commonPool(), javafx.application.Platform::runLater);
        LeastPlanFeed feed = Pictures.onFx(
                () -> new LeastPlanFeed(workspace, background, running, device -> Optional.of(COSTS), found::add));
        assertEquals(TestWorkspace.DESIGN, next().design());
        Pictures.onFx(() -> {
            running.set(true);
            workspace.document().edit("batch", design -> design.withBatch(design.batch() + 1));
            return feed;
        });
        Pictures.onFx(() -> {
            running.set(false);
            return feed;
        });
        assertEquals(workspace.spec(), next().design());
        assertTrue(found.isEmpty());
        Pictures.onFx(() -> {
            feed.close();
            return feed;
        });
    }

    private LeastPlan next() throws InterruptedException {
        LeastPlan next = found.poll(30, TimeUnit.SECONDS);
        assertTrue(next != null, "no plan was found");
        return next;
    }
}
