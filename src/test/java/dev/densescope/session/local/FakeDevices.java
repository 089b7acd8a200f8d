package dev.densescope.session.local;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/** One device whose kernels compute nothing; tests say what happens when one runs and what the losses are. */
final class FakeDevices implements Devices {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicLong allocatedBytes = new AtomicLong();
    final Set<String> threads = ConcurrentHashMap.newKeySet();
    private volatile Runnable whenOpened = () -> {};
    private volatile Runnable whenReserved = () -> {};
    private volatile Runnable whenKernelsAreMade = () -> {};
    private volatile Runnable whenKernelRuns = () -> {};
    private volatile Runnable whenClosed = () -> {};
    private volatile OptionalLong freeBytes = OptionalLong.empty();
    private volatile List<Text> notices = List.of();
    private volatile IntUnaryOperator lossBitsOfStep = step -> Float.floatToIntBits(1f / step);

    FakeDevices whenOpened(Runnable action) {
        whenOpened = action;
        return this;
    }

    FakeDevices whenReserved(Runnable action) {
        whenReserved = action;
        return this;
    }

    FakeDevices whenKernelsAreMade(Runnable action) {
        whenKernelsAreMade = action;
        return this;
    }

    FakeDevices whenKernelRuns(Runnable action) {
        whenKernelRuns = action;
        return this;
    }

    FakeDevices whenClosed(Runnable action) {
        whenClosed = action;
        return this;
    }

    /** From now on devices have memory of their own, and so much of it is free. */
    FakeDevices withFreeBytes(long bytes) {
        freeBytes = OptionalLong.of(bytes);
        return this;
    }

    /** From now on the device has this to say. */
    void notice(List<String> sentences) {
        notices = sentences.stream().map(Text::verbatim).toList();
    }

    /** Something happens in each step, before its end. */
    FakeDevices inStep(IntConsumer event) {
        lossBitsOfStep = step -> {
            event.accept(step);
            return Float.floatToIntBits(1f / step);
        };
        return this;
    }

    /** The same with a loss that does not change, so that memory seems untouched when a device is opened later. */
    FakeDevices inSteadyStep(IntConsumer event) {
        lossBitsOfStep = step -> {
            event.accept(step);
            return Float.floatToIntBits(0.5f);
        };
        return this;
    }

    /** From a step on, the loss is this. */
    FakeDevices lossFrom(int step, float loss) {
        lossBitsOfStep = now -> Float.floatToIntBits(now < step ? 1f / now : loss);
        return this;
    }

    @Override
    public List<String> ids() {
        return List.of("fake", "other");
    }

    @Override
    public List<DeviceListing> list() {
        return List.of();
    }

    @Override
    public OptionalLong freeBytes(String id) {
        return freeBytes;
    }

    @Override
    public Device open(DeviceChoice choice) {
        noteThread();
        opened.incrementAndGet();
        whenOpened.run();
        return new FakeDevice(choice.id());
    }

    private void noteThread() {
        threads.add(Thread.currentThread().getName());
    }

    private final class FakeDevice implements Device {
        private final String id;
        private int step = 1;

        FakeDevice(String id) {
            this.id = id;
        }

        @Override
        public DeviceInfo info() {
            return new DeviceInfo(id, "fake device", "no kernels", 1L << 30);
        }

        @Override
        public Storage reserve(long bytes) {
            noteThread();
            whenReserved.run();
            allocatedBytes.addAndGet(bytes);
            return new Storage() {
                @Override
                public long bytes() {
                    return bytes;
                }

                @Override
                public void close() {
                    noteThread();
                    allocatedBytes.addAndGet(-bytes);
                }
            };
        }

        @Override
        public long allocatedBytes() {
            return allocatedBytes.get();
        }

        @Override
        public Kernels kernels(Tensor workspace) {
            whenKernelsAreMade.run();
            Kernel kernel = settings -> {
                noteThread();
                step = (int) settings.step();
                whenKernelRuns.run();
            };
            return (Kernels) Proxy.newProxyInstance(
                    Kernels.class.getClassLoader(),
                    new Class<?>[] {Kernels.class},
                    (proxy, method, arguments) -> kernel);
        }

        @Override
        public void write(Tensor tensor, float[] source) {
            noteThread();
        }

        @Override
        public void write(Tensor tensor, int[] source) {
            noteThread();
        }

        @Override
        public void read(Tensor tensor, float[] target) {
            Arrays.fill(target, Float.intBitsToFloat(lossBitsOfStep.applyAsInt(step)));
        }

        @Override
        public List<Text> notices() {
            return notices;
        }

        @Override
        public void close() {
            noteThread();
            opened.decrementAndGet();
            whenClosed.run();
        }
    }
}
