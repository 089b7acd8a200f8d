package dev.densescope.device.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    private static final int COUNT = 3;

    private final Workers workers = new Workers(COUNT);

    @AfterEach
    void stop() {
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 100})
    void everyItemIsDoneOnce(int items) {
        int[] done = new int[items];
        workers.forRanges(items, (worker, from, to, scratch) -> {
            for (int i = from; i < to; i++) {
                done[i]++;
            }
        });
        int[] once = new int[items];
        Arrays.fill(once, 1);
        assertArrayEquals(once, done);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFailureIsThrownOnlyWhenTheOthersHaveEnded(int failing) {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> workers.forRanges(COUNT, (worker, from, to, scratch) -> {
                    if (worker == failing) {
                        failed.countDown();
                        throw new IllegalArgumentException("broken");
                    }
                    sleepAfter(failed);
                    ended.incrementAndGet();
                }));
        assertEquals(COUNT - 1, ended.get());
        assertEquals("broken", thrown.getCause().getMessage());
    }

    @Test
    void memoryThatRunsOutOnAWorkerIsThrownAsItIs() {
        OutOfMemoryError exhausted = new OutOfMemoryError("heap");
        assertSame(
                exhausted,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> workers.forRanges(COUNT, (worker, from, to, scratch) -> {
                            if (worker == 1) {
                                throw exhausted;
                            }
                        })));
    }

    @Test
    void anInterruptedCallerStillWaitsAndStaysInterrupted() {
        AtomicInteger ended = new AtomicInteger();
        Thread.currentThread().interrupt();
        workers.forRanges(COUNT, (worker, from, to, scratch) -> ended.incrementAndGet());
        assertTrue(Thread.interrupted());
        assertEquals(COUNT, ended.get());
    }

    /** Long enough for a caller that does not wait to be seen not to. */
    private static void sleepAfter(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
