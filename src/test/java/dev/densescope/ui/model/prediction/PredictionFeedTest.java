package dev.densescope.ui.model.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Failure;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.TestWorkspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/** Predictions after an edit: the selected plan first, then the others, all of one design. */
class PredictionFeedTest {
    private static final DenseNetSpec DESIGN = TestWorkspace.DESIGN;
    private static final StoragePlan NAIVE = Sharing.of(Strategy.NAIVE);
    private static final StoragePlan SHARED = Sharing.of(Strategy.SHARED);
    private static final List<StoragePlan> PLANS = Strategies.all(NAIVE.scope());

    private final DeviceChoice device = new DeviceChoice("cpu", 2);
    private final ObjectProperty<DenseNetSpec> spec = new SimpleObjectProperty<>(DESIGN);
    private final ObjectProperty<StoragePlan> selected = new SimpleObjectProperty<>(SHARED);
    private final ObjectProperty<Predictions> shown =
            new SimpleObjectProperty<>(Predictions.of(Network.of(DESIGN), PLANS, device.target()));
    private final List<Predictions> published = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final AtomicLong nanos = new AtomicLong();

    /** What the user does as soon as the first stage is published, while the second is computed. */
    private Runnable meanwhile = () -> {};

    PredictionFeedTest() {
        PredictionFeed feed =
                new PredictionFeed(new Background(work::add, Runnable::run), this::publish, failures::add, nanos::get);
        feed.follow(spec, new SimpleObjectProperty<>(PLANS), selected, new SimpleObjectProperty<>(device), shown);
    }

    private void publish(Predictions predictions) {
        published.add(predictions);
        shown.set(predictions);
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void whatPreventsAPredictionIsTold() {
        meanwhile = () -> {
            throw new IllegalStateException("It cannot be shown.");
        };
        spec.set(DESIGN.withBatch(7));
        work();
        assertEquals(1, failures.size());
        assertTrue(
                failures.get(0).sentence().startsWith("The memory of the design could not be predicted"),
                failures.get(0)::sentence);
    }

    @Test
    void theSelectedPlanIsPublishedBeforeTheOthers() {
        spec.set(DESIGN.withBatch(7));
        work();
        assertEquals(2, published.size());
        Predictions first = published.get(0);
        assertEquals(List.of(SHARED), List.copyOf(first.byPlan().keySet()));
        assertEquals(PLANS, first.plans());
        assertTrue(first.frameworks().isEmpty());
        assertFalse(first.isComplete());
        Predictions all = published.get(1);
        assertTrue(all.isComplete());
        assertSame(first.network(), all.network());
        assertSame(first.of(SHARED), all.of(SHARED), "computed once");
        assertEquals(PLANS, List.copyOf(all.byPlan().keySet()));
        assertEquals(fresh(7), all);
    }

    @Test
    void predictionsOfTwoDesignsAreNeverMixed() {
        meanwhile = () -> spec.set(DESIGN.withBatch(9));
        spec.set(DESIGN.withBatch(7));
        work();
        for (Predictions predictions : published) {
            Predictions fresh = fresh(predictions.network().spec().batch());
            predictions.byPlan().forEach((plan, prediction) -> assertEquals(fresh.of(plan), prediction));
            predictions
                    .frameworks()
                    .forEach(
                            (framework, need) -> assertEquals(fresh.frameworks().get(framework), need));
        }
    }

    @Test
    void aNewerDesignEndsTheSecondStage() {
        meanwhile = () -> spec.set(DESIGN.withBatch(9));
        spec.set(DESIGN.withBatch(7));
        work();
        assertEquals(List.of("7, pending", "9, pending", "9"), stages());
    }

    @Test
    void designsThatWereReplacedBeforeTheirTurnAreSkipped() {
        Stream.of(5, 6, 7).forEach(batch -> spec.set(DESIGN.withBatch(batch)));
        work();
        assertEquals(List.of("7, pending", "7"), stages());
    }

    @Test
    void editsWithoutAPauseDoNotLeaveTheOtherPlansPendingForever() {
        for (int batch = 5; batch < 12; batch++) {
            int next = batch + 1;
            spec.set(DESIGN.withBatch(batch));
            meanwhile = () -> {
                nanos.addAndGet(100_000_000);
                spec.set(DESIGN.withBatch(next));
            };
            work.remove().run();
        }
        assertEquals(
                List.of(
                        "5, pending",
                        "6, pending",
                        "7, pending",
                        "7",
                        "8, pending",
                        "9, pending",
                        "10, pending",
                        "10",
                        "11, pending"),
                stages());
    }

    @Test
    void aPlanSelectedWhileItIsPendingComesFirst() {
        meanwhile = () -> selected.set(NAIVE);
        spec.set(DESIGN.withBatch(7));
        work();
        assertEquals(
                List.of(List.of(SHARED), List.of(NAIVE), PLANS),
                published.stream()
                        .map(predictions -> List.copyOf(predictions.byPlan().keySet()))
                        .toList());
        assertEquals(SHARED, published.get(0).nearest(NAIVE), "the predicted one is shown meanwhile");
        assertEquals(NAIVE, published.get(1).nearest(NAIVE));
    }

    @Test
    void anotherSelectionOfPredictedPlansComputesNothing() {
        selected.set(NAIVE);
        assertTrue(work.isEmpty());
    }

    private List<String> stages() {
        return published.stream()
                .map(predictions ->
                        predictions.network().spec().batch() + (predictions.isComplete() ? "" : ", pending"))
                .toList();
    }

    private static Predictions fresh(int batch) {
        return Predictions.of(Network.of(DESIGN.withBatch(batch)), PLANS, target());
    }

    private static Target target() {
        return new DeviceChoice("cpu", 2).target();
    }
}
