package dev.densescope.ui.shell.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Failure;
import dev.densescope.failure.LoggedFailures;
import dev.densescope.failure.Threads;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What is thrown where nobody catches is told in the window and logged with its stack. */
class UncaughtFailureNoticesTest {
    private static final long MAX_SECONDS = 30;

    private final FxThread fx = new FxThread();
    private final UncaughtFailureNotices failures = new UncaughtFailureNotices(fx);
    private final RecordedNotices notices = new RecordedNotices();
    private final LoggedFailures logged = new LoggedFailures();
    private UncaughtExceptionHandler before;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void begin() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        failures.begin(notices);
    }

    @AfterEach
    void end() {
        failures.end();
        logged.close();
        assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
    }

    @Test
    void anEventHandler() throws Exception {
        fx.later(() -> {
            Button button = new Button();
            button.setOnAction(event -> planted("handler"));
            Event.fireEvent(button, new ActionEvent());
        });
        assertTold("handler");
    }

    @Test
    void aPulseOnceHoweverOftenItFails() throws Exception {
        CountDownLatch pulses = new CountDownLatch(20);
        AnimationTimer frames = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses.countDown();
                planted("pulse");
            }
        };
        fx.later(frames::start);
        assertTrue(pulses.await(MAX_SECONDS, TimeUnit.SECONDS));
        fx.later(frames::stop);
        assertTold("pulse");
        assertTrue(notices.failures().size() < 10, notices.failures().size() + " times");
    }

    @Test
    void aTimer() throws Exception {
        fx.later(() -> {
            PauseTransition pause = new PauseTransition(Duration.millis(1));
            pause.setOnFinished(event -> planted("timer"));
            pause.play();
        });
        assertTold("timer");
    }

    @Test
    void aListener() throws Exception {
        fx.later(() -> {
            SimpleIntegerProperty property = new SimpleIntegerProperty();
            property.addListener((observable, old, now) -> planted("listener"));
            property.set(1);
        });
        assertTold("listener");
    }

    @Test
    void aWorkerWhichGoesOnWithItsNextTask() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        try (Threads.Worker worker = Threads.worker("work of a test")) {
            worker.execute(() -> planted("worker"));
            worker.execute(next::countDown);
            assertTrue(next.await(MAX_SECONDS, TimeUnit.SECONDS));
        }
        assertTold("worker");
    }

    @Test
    void aThread() throws Exception {
        Threads.daemon("thread of a test", () -> planted("thread")).start();
        assertTold("thread");
    }

    private void assertTold(String where) throws Exception {
        WaitForAsyncUtils.waitFor(
                MAX_SECONDS,
                TimeUnit.SECONDS,
                () -> Pictures.onFx(() -> !notices.failures().isEmpty()));
        Failure failure = Pictures.onFx(() -> notices.failures().get(0));
        String sentence = failure.sentence();
        assertTrue(
                sentence.startsWith("Unexpected error in the window: class planted." + where + " is missing."),
                sentence);
        assertTrue(failure.details().contains("at " + getClass().getName()), failure.details());
        assertTrue(logged.tell("planted/" + where, "at " + getClass().getName()));
        assertEquals(sentence, notices.failed().get(0));
    }

    private static void planted(String where) {
        throw new NoClassDefFoundError("planted/" + where);
    }
}
