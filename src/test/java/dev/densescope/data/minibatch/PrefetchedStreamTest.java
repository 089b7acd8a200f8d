package dev.densescope.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataException;
import dev.densescope.language.Text;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PrefetchedStreamTest {
    private static final int BATCH = 5;
    private static final int THREADS = 3;

    /** An image of one number, which says which it is; made after a while that differs from image to image. */
    private static final MinibatchReader NUMBERED = new TestReader() {
        @Override
        public void read(long minibatch, int position, float[] images, int[] labels) {
            for (int i = (int) ((minibatch * 7 + position * 3L) % 4) * 2000; i > 0; i--) {
                Thread.onSpinWait();
            }
            images[position] = minibatch * BATCH + position;
            labels[position] = position;
        }
    };

    private abstract static class TestReader implements MinibatchReader {
        @Override
        public int size(long minibatch) {
            return BATCH;
        }
    }

    @Test
    void minibatchesAreTheSameAsWithoutWorkingAhead() {
        try (MinibatchStream ahead = new PrefetchedStream(() -> NUMBERED, 7, BATCH, 1, THREADS);
                MinibatchStream direct = MinibatchStream.direct(NUMBERED, 7)) {
            for (int i = 0; i < 200; i++) {
                float[] images = new float[BATCH];
                float[] expected = new float[BATCH];
                int[] labels = new int[BATCH];
                assertTrue(ahead.next(images, labels, () -> false));
                assertTrue(direct.next(expected, new int[BATCH], () -> false));
                assertArrayEquals(expected, images);
                assertArrayEquals(new int[] {0, 1, 2, 3, 4}, labels);
            }
        }
    }

    @Test
    void noMoreIsMadeThanTheMinibatchesKeptReady() throws InterruptedException {
        AtomicLong latest = new AtomicLong();
        CountDownLatch ready = new CountDownLatch(BATCH * (1 + PrefetchedStream.AHEAD));
        MinibatchReader counting = new TestReader() {
            @Override
            public void read(long minibatch, int position, float[] images, int[] labels) {
                latest.accumulateAndGet(minibatch, Math::max);
                ready.countDown();
            }
        };
        try (MinibatchStream ahead = new PrefetchedStream(() -> counting, 0, BATCH, 1, THREADS)) {
            assertTrue(ahead.next(new float[BATCH], new int[BATCH], () -> false));
            ready.await();
            assertEquals(PrefetchedStream.AHEAD, latest.get());
        }
    }

    @Test
    void aFailureComesInPlaceOfTheMinibatchItHappenedIn() {
        MinibatchReader failing = new TestReader() {
            @Override
            public void read(long minibatch, int position, float[] images, int[] labels) {
                if (minibatch >= 3 && position >= 2) {
                    throw new DataException(Text.of("%d at %d", minibatch, position));
                }
            }
        };
        try (MinibatchStream ahead = new PrefetchedStream(() -> failing, 0, BATCH, 1, THREADS)) {
            for (int i = 0; i < 3; i++) {
                assertTrue(ahead.next(new float[BATCH], new int[BATCH], () -> false));
            }
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        "3 at 2",
                        assertThrows(
                                        DataException.class,
                                        () -> ahead.next(new float[BATCH], new int[BATCH], () -> false))
                                .getMessage());
            }
        }
    }

    @Test
    void anErrorIsHandedOnAsWell() {
        MinibatchReader failing = new TestReader() {
            @Override
            public void read(long minibatch, int position, float[] images, int[] labels) {
                throw new OutOfMemoryError("of a test");
            }
        };
        try (MinibatchStream ahead = new PrefetchedStream(() -> failing, 0, BATCH, 1, THREADS)) {
            assertThrows(OutOfMemoryError.class, () -> ahead.next(new float[BATCH], new int[BATCH], () -> false));
        }
    }

    @Test
    void aReaderThatCannotBeMadeIsNotWaitedFor() {
        try (MinibatchStream ahead = new PrefetchedStream(
                () -> {
                    throw new OutOfMemoryError("of a test");
                },
                0,
                BATCH,
                1,
                THREADS)) {
            assertThrows(OutOfMemoryError.class, () -> ahead.next(new float[BATCH], new int[BATCH], () -> false));
        }
    }

    @Test
    void waitingEndsWhenAskedTo() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        MinibatchReader stuck = new TestReader() {
            @Override
            public void read(long minibatch, int position, float[] images, int[] labels) {
                try {
                    never.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (MinibatchStream ahead = new PrefetchedStream(() -> stuck, 0, BATCH, 1, THREADS)) {
            assertFalse(ahead.next(new float[BATCH], new int[BATCH], () -> asked.incrementAndGet() > 2));
        } finally {
            never.countDown();
        }
    }

    @Test
    void noThreadOutlivesIt() {
        Set<Thread> makers = ConcurrentHashMap.newKeySet();
        MinibatchReader remembering = new TestReader() {
            @Override
            public void read(long minibatch, int position, float[] images, int[] labels) {
                makers.add(Thread.currentThread());
            }
        };
        try (MinibatchStream ahead = new PrefetchedStream(() -> remembering, 0, BATCH, 1, THREADS)) {
            assertTrue(ahead.next(new float[BATCH], new int[BATCH], () -> false));
            assertTrue(makers.stream().allMatch(Thread::isDaemon));
        }
        assertTrue(makers.stream().noneMatch(Thread::isAlive));
    }
}
