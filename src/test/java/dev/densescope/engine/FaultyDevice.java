package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A device that computes something else than it is asked for: one kind of kernel works over other tensors. */
public final class FaultyDevice implements Device {
    private final Device device;
    private final String kernel;
    private final UnaryOperator<Object[]> fault;

    /**
     * @param kernel name of the method of {@link Kernels} that is given other operands
     * @param fault those operands, from the right ones
     */
    public FaultyDevice(Device device, String kernel, UnaryOperator<Object[]> fault) {
        this.device = device;
        this.kernel = kernel;
        this.fault = fault;
    }

    @Override
    public Kernels kernels(Tensor workspace) {
        Kernels sound = device.kernels(workspace);
        return (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, operands) -> {
                    Object[] given = method.getName().equals(kernel) ? fault.apply(operands.clone()) : operands;
                    try {
                        return given.length == 0 ? (Kernel) settings -> {} : method.invoke(sound, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** One operand lies elsewhere. */
    public static UnaryOperator<Object[]> placed(int operand, long offsetBytes) {
        return operands -> {
            Tensor tensor = (Tensor) operands[operand];
            operands[operand] = new Tensor(tensor.storage(), offsetBytes, tensor.shape());
            return operands;
        };
    }

    /** No kernel at all. */
    public static UnaryOperator<Object[]> idle() {
        return operands -> new Object[0];
    }

    /** All operands have more or fewer channels; what then reaches beyond the arena lies at its start. */
    public static UnaryOperator<Object[]> channels(int change) {
        return operands -> Arrays.stream(operands)
                .map(operand -> operand instanceof Tensor tensor ? withChannels(tensor, change) : operand)
                .toArray();
    }

    private static Tensor withChannels(Tensor tensor, int change) {
        TensorShape shape = tensor.shape().withChannels(tensor.shape().c() + change);
        boolean fits = tensor.offsetBytes() + shape.bytes() <= tensor.storage().bytes();
        return new Tensor(tensor.storage(), fits ? tensor.offsetBytes() : 0, shape);
    }

    @Override
    public DeviceInfo info() {
        return device.info();
    }

    @Override
    public Storage reserve(long bytes) {
        return device.reserve(bytes);
    }

    @Override
    public long allocatedBytes() {
        return device.allocatedBytes();
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        device.write(tensor, source);
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        device.write(tensor, source);
    }

    @Override
    public void read(Tensor tensor, float[] target) {
        device.read(tensor, target);
    }

    @Override
    public void close() {
        device.close();
    }
}
