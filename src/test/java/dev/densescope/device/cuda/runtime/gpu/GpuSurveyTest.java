package dev.densescope.device.cuda.runtime.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuSurveyTest {
    @Test
    void theFirstUsableGpuIsTaken() {
        GpuSurvey survey = listed(gpu(0).withProblem(Text.verbatim("It is old.")), gpu(1), gpu(2));

        assertEquals(1, survey.gpu().index());
        assertEquals(2, survey.gpu(2).index());
    }

    @Test
    void whereNoneCanBeUsedTheFirstSaysWhy() {
        GpuSurvey survey = listed(
                gpu(0).withProblem(Text.verbatim("It is old.")), gpu(1).withProblem(Text.verbatim("It is busy.")));

        assertEquals("cuda:0 (Some GPU) cannot be used: it is old.", refusal(() -> survey.gpu()));
        assertEquals("cuda:1 (Some GPU) cannot be used: it is busy.", refusal(() -> survey.gpu(1)));
    }

    @Test
    void anIndexOutOfRangeIsToldWhatThereIs() {
        assertEquals(
                "cuda:3 does not exist: this machine has the GPUs cuda:0 and cuda:1; choose one of them or the CPU.",
                refusal(() -> listed(gpu(0), gpu(1)).gpu(3)));
        assertEquals(
                "cuda:1 does not exist: this machine has one GPU, cuda:0; choose that or the CPU.",
                refusal(() -> listed(gpu(0)).gpu(1)));
        assertEquals(
                "cuda:1 does not exist: this machine has one GPU, cuda:0, others may be hidden by CUDA_VISIBLE_DEVICES=2; "
                        + "choose that or the CPU.",
                refusal(() -> new GpuSurvey.Listed(List.of(gpu(0)), Optional.of("2")).gpu(1)));
    }

    @Test
    void theFirstProblemStays() {
        assertEquals(
                Optional.of(Text.verbatim("It is old.")),
                gpu(0).withProblem(Text.verbatim("It is old."))
                        .withProblem(Text.verbatim("It is busy."))
                        .problem());
    }

    @ParameterizedTest
    @CsvSource({"7, 5", "8, 0", "9, 0", "10, 0", "12, 1"})
    void capabilitiesThatCuda13CarriesCodeForAreSupported(int major, int minor) {
        assertTrue(new ComputeCapability(major, minor).isSupported());
    }

    @ParameterizedTest
    @CsvSource({"7, 0, 7.0", "6, 1, 6.1", "3, 7, 3.7"})
    void whatNd4jOnCudaCoversIsToldSo(int major, int minor, String text) {
        ComputeCapability capability = new ComputeCapability(major, minor);

        assertFalse(capability.isSupported());
        assertEquals(
                ("Its compute capability is %s, but CUDA 13 needs 7.5 or newer: use device nd4j of a build with the Maven "
                                + "profile nd4j-cuda (3.7 to 8.9), another GPU or the CPU.")
                        .formatted(text),
                capability.unsupported().toString());
    }

    @Test
    void whatNothingCoversIsToldSo() {
        assertEquals(
                "Its compute capability is 3.5, but CUDA 13 needs 7.5 or newer: use another GPU or the CPU.",
                new ComputeCapability(3, 5).unsupported().toString());
    }

    private static GpuSurvey listed(Gpu... gpus) {
        return new GpuSurvey.Listed(List.of(gpus), Optional.empty());
    }

    private static Gpu gpu(int index) {
        return new Gpu(
                index,
                "Some GPU",
                new ComputeCapability(8, 6),
                8L << 30,
                OptionalLong.empty(),
                "580.65.06",
                new GpuAddress("0000:01:00.0", Optional.empty()),
                Optional.empty());
    }

    private static String refusal(Runnable action) {
        return assertThrows(CudaUnusableException.class, action::run).getMessage();
    }
}
