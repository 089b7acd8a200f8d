package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.language.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceInfoTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oneDNN 3.11, own loops for AVX-512|oneDNN 3.11, eigene Schleifen für AVX-512",
                "oneDNN 3.11, own loops in Java|oneDNN 3.11, eigene Schleifen in Java",
                "ND4J operations, CPU backend|ND4J-Operationen, CPU-Backend",
                "cuBLAS 13.1, cuDNN 9.15|cuBLAS 13.1, cuDNN 9.15"
            })
    void kernelsAreToldInTheLanguageOfTheReader(String english, String german) {
        DeviceInfo info = new DeviceInfo("cpu", "CPU, 2 threads", english, 1);
        assertEquals(english, info.toldKernels().in(Language.ENGLISH));
        assertEquals(german, info.toldKernels().in(Language.GERMAN));
    }
}
