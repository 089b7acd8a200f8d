package dev.densescope.device.cuda.emulated;

import static dev.densescope.device.cuda.emulated.EmulatedLibraries.check;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.free;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.onDevice;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.read;
import static org.bytedeco.cuda.global.cublas.CUBLAS_OP_N;
import static org.bytedeco.cuda.global.cublas.CUBLAS_OP_T;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrix products of the emulated cuBLAS. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
final class EmulatedProductsTest {
    private static final float TOLERANCE = 1e-5f;

    private final Random random = new Random(3);
    private EmulatedCuda machine;
    private cublasContext handle;

    @BeforeEach
    void load() {
        machine = new EmulatedLibraries().machine();
        handle = new cublasContext();
        check(cublas.cublasCreate_v2(handle));
    }

    @AfterEach
    void reset() {
        machine.reset();
        check(cublas.cublasDestroy_v2(handle));
        check(cudart.cudaDeviceReset());
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private int multiply(
            int a,
            int b,
            int m,
            int n,
            int k,
            FloatPointer x,
            int ldx,
            FloatPointer y,
            int ldy,
            FloatPointer z,
            int ldz) {
        try (FloatPointer alpha = new FloatPointer(1.5f);
                FloatPointer beta = new FloatPointer(0.5f)) {
            return cublas.cublasSgemm_v2(handle, a, b, m, n, k, alpha, x, ldx, y, ldy, beta, z, ldz);
        }
    }

    @Test
    void productsOfABatchAreThoseThatComeOneByOne() {
        int m = 3;
        int n = 4;
        int k = 6;
        int pieces = 5;
        FloatPointer x = onDevice(values(m * k * pieces));
        FloatPointer y = onDevice(values(n * k * pieces));
        FloatPointer single = onDevice(new float[m * n * pieces]);
        FloatPointer batch = onDevice(new float[m * n * pieces]);
        try (FloatPointer one = new FloatPointer(1f);
                FloatPointer zero = new FloatPointer(0f)) {
            int ld = k * pieces;
            for (int i = 0; i < pieces; i++) {
                check(cublas.cublasSgemm_v2(
                        handle,
                        CUBLAS_OP_T,
                        CUBLAS_OP_N,
                        m,
                        n,
                        k,
                        one,
                        x.getPointer((long) i * k),
                        ld,
                        y.getPointer((long) i * k),
                        ld,
                        zero,
                        single.getPointer((long) i * m * n),
                        m));
            }
            check(cublas.cublasSgemmStridedBatched(
                    handle,
                    CUBLAS_OP_T,
                    CUBLAS_OP_N,
                    m,
                    n,
                    k,
                    one,
                    x,
                    ld,
                    k,
                    y,
                    ld,
                    k,
                    zero,
                    batch,
                    m,
                    (long) m * n,
                    pieces));
        }
        assertArrayEquals(read(single), read(batch));
        for (FloatPointer memory : new FloatPointer[] {x, y, single, batch}) {
            free(memory);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
    void productsAreThoseOfTheDefinition(int transposeA, int transposeB) {
        int m = 5;
        int n = 7;
        int k = 11;
        int lda = (transposeA == 1 ? k : m) + 2;
        int ldb = (transposeB == 1 ? n : k) + 1;
        int ldc = m + 3;
        float[] a = values(lda * (transposeA == 1 ? m : k));
        float[] b = values(ldb * (transposeB == 1 ? k : n));
        float[] c = values(ldc * n);
        FloatPointer x = onDevice(a);
        FloatPointer y = onDevice(b);
        FloatPointer z = onDevice(c);
        check(multiply(transposeA, transposeB, m, n, k, x, lda, y, ldb, z, ldc));
        float[] expected = c.clone();
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    double left = transposeA == 1 ? a[row * lda + i] : a[i * lda + row];
                    double right = transposeB == 1 ? b[i * ldb + column] : b[column * ldb + i];
                    sum += left * right;
                }
                expected[column * ldc + row] = (float) (1.5 * sum + 0.5 * c[column * ldc + row]);
            }
        }
        assertArrayEquals(expected, read(z), TOLERANCE);
        free(x, y, z);
    }

    @Test
    void withoutBetaTheTargetMayHoldAnything() {
        FloatPointer x = onDevice(2);
        FloatPointer target = onDevice(1);
        FloatPointer left = onDevice(1, 2);
        try (FloatPointer one = new FloatPointer(1f);
                FloatPointer zero = new FloatPointer(0f)) {
            check(cublas.cublasSgemm_v2(
                    handle, CUBLAS_OP_T, CUBLAS_OP_N, 1, 1, 2, one, left, 2, left, 2, zero, target, 1));
        }
        assertArrayEquals(new float[] {5}, read(target));
        free(x, target, left);
    }

    @Test
    void leadingDimensionsThatAreTooSmallAreRefused() {
        FloatPointer x = onDevice(new float[16]);
        assertEquals(cublas.CUBLAS_STATUS_INVALID_VALUE, multiply(CUBLAS_OP_N, CUBLAS_OP_N, 4, 4, 4, x, 3, x, 4, x, 4));
        assertEquals(cublas.CUBLAS_STATUS_INVALID_VALUE, multiply(CUBLAS_OP_T, CUBLAS_OP_N, 2, 4, 4, x, 2, x, 4, x, 2));
        free(x);
    }

    @Test
    void matricesBeyondTheirMemoryBreakTheContext() {
        FloatPointer x = onDevice(new float[16]);
        FloatPointer z = onDevice(15);
        check(multiply(CUBLAS_OP_N, CUBLAS_OP_N, 4, 4, 4, x, 4, x, 4, z, 4));
        assertEquals(cudart.cudaErrorIllegalAddress, cudart.cudaDeviceSynchronize());
        machine.reset();
    }

    @Test
    void tensorFloat32RoundsOperands() {
        float value = 1 + 1 / 4096f;
        FloatPointer x = onDevice(value);
        FloatPointer z = onDevice(0f);
        check(cublas.cublasSetMathMode(handle, cublas.CUBLAS_TF32_TENSOR_OP_MATH));
        check(multiply(CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, x, 1, x, 1, z, 1));
        assertArrayEquals(new float[] {1.5f}, read(z));
        check(cublas.cublasSetMathMode(handle, cublas.CUBLAS_DEFAULT_MATH));
        check(multiply(CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, x, 1, x, 1, z, 1));
        assertNotEquals(2.25f, read(z)[0]);
        free(x, z);
    }

    @Test
    void theWorkspaceIsOverwritten() {
        FloatPointer workspace = onDevice(new float[256]);
        check(cublas.cublasSetWorkspace_v2(handle, workspace, 1024));
        FloatPointer x = onDevice(2f);
        FloatPointer z = onDevice(0f);
        check(multiply(CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, x, 1, x, 1, z, 1));
        assertArrayEquals(new float[] {6}, read(z));
        assertEquals(Float.NaN, read(workspace)[255]);
        assertEquals(cublas.CUBLAS_STATUS_INVALID_VALUE, cublas.cublasSetWorkspace_v2(handle, workspace, 2048));
        free(workspace, x, z);
    }
}
