package dev.densescope.plan.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Usual NVIDIA GPUs, which designs and plans can be made for without having them: memory and peak figures by their data
 * sheets. Where a GPU is sold in several forms, the figures are those of the fastest, which is named.
 */
public enum KnownGpu {
    GTX_1080_TI("GTX 1080 Ti", "", 11, 61, 484, 11.3),
    RTX_2080_TI("RTX 2080 Ti", "", 11, 75, 616, 13.4),
    RTX_3060("RTX 3060", "", 12, 86, 360, 12.7),
    RTX_3070("RTX 3070", "", 8, 86, 448, 20.3),
    RTX_3080("RTX 3080", "", 10, 86, 760, 29.8),
    RTX_3090("RTX 3090", "", 24, 86, 936, 35.6),
    RTX_4060("RTX 4060", "", 8, 89, 272, 15.1),
    RTX_4060_TI_8("RTX 4060 Ti", "8 GB", 8, 89, 288, 22.1),
    RTX_4060_TI_16("RTX 4060 Ti", "16 GB", 16, 89, 288, 22.1),
    RTX_4070("RTX 4070", "", 12, 89, 504, 29.1),
    RTX_4080("RTX 4080", "", 16, 89, 717, 48.7),
    RTX_4090("RTX 4090", "", 24, 89, 1008, 82.6),
    RTX_5080("RTX 5080", "", 16, 120, 960, 56.3),
    RTX_5090("RTX 5090", "", 32, 120, 1792, 104.8),
    RTX_A4000("RTX A4000", "", 16, 86, 448, 19.2),
    RTX_A5000("RTX A5000", "", 24, 86, 768, 27.8),
    RTX_A6000("RTX A6000", "", 48, 86, 768, 38.7),
    RTX_6000_ADA("RTX 6000 Ada", "", 48, 89, 960, 91.1),
    T4("T4", "", 16, 75, 320, 8.1),
    P100("P100", "SXM2", 16, 60, 732, 10.6),
    V100_16("V100", "SXM2 16 GB", 16, 70, 900, 15.7),
    V100_32("V100", "SXM2 32 GB", 32, 70, 900, 15.7),
    A10("A10", "", 24, 86, 600, 31.2),
    L4("L4", "", 24, 89, 300, 30.3),
    A30("A30", "", 24, 80, 933, 10.3),
    A40("A40", "", 48, 86, 696, 37.4),
    A100_40("A100", "SXM 40 GB", 40, 80, 1555, 19.5),
    A100_80("A100", "SXM 80 GB", 80, 80, 2039, 19.5),
    L40S("L40S", "", 48, 89, 864, 91.6),
    H100("H100", "SXM", 80, 90, 3350, 67),
    H200("H200", "SXM", 141, 90, 4800, 67);

    private static final int LEAST_CAPABILITY_TENTHS = 75;

    private final String model;
    private final String form;
    private final long memoryBytes;
    private final int capabilityTenths;
    private final double bytesPerNano;
    private final double floatOperationsPerNano;

    /**
     * @param form what its name says besides the model, where there are others: empty, or with the size of its memory
     * @param gibibytes of memory; the driver reports less, since it keeps a part
     * @param capabilityTenths compute capability, times 10
     * @param gigabytesPerSecond of memory bandwidth
     * @param teraFlops in float32, without tensor cores
     */
    KnownGpu(String model, String form, int gibibytes, int capabilityTenths, int gigabytesPerSecond, double teraFlops) {
        this.model = model;
        this.form = form;
        this.capabilityTenths = capabilityTenths;
        memoryBytes = (long) gibibytes << 30;
        bytesPerNano = gigabytesPerSecond;
        floatOperationsPerNano = teraFlops * 1000;
    }

    /**
     * The GPU of a name, such as {@code RTX 3060} or {@code NVIDIA GeForce RTX 3060}: upper case, spaces and hyphens do not
     * matter. A name without memory size or form, such as {@code A100}, means the first of these.
     */
    public static Optional<KnownGpu> ofName(String name) {
        String wanted = plain(name).replaceFirst("^nvidia", "").replaceFirst("^(geforce|tesla)", "");
        List<KnownGpu> all = Arrays.asList(values());
        return all.stream()
                .filter(gpu -> plain(gpu.text()).equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(gpu -> plain(gpu.model).equals(wanted))
                        .findFirst());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    /** The GPUs with this memory. */
    public static List<KnownGpu> ofMemory(long bytes) {
        return Arrays.stream(values()).filter(gpu -> gpu.memoryBytes == bytes).toList();
    }

    /** Its name for people, such as {@code A100 SXM 40 GB}. */
    public String text() {
        return form.isEmpty() ? model : model + " " + form;
    }

    /** Its name without form and memory, such as {@code A100}. */
    public String model() {
        return model;
    }

    public long memoryBytes() {
        return memoryBytes;
    }

    /** Compute capability, such as {@code 8.6}. */
    public String capability() {
        return text(capabilityTenths);
    }

    /** The least compute capability that device {@code cuda} runs on. */
    public static String leastCapability() {
        return text(LEAST_CAPABILITY_TENTHS);
    }

    private static String text(int tenths) {
        return tenths / 10 + "." + tenths % 10;
    }

    /** Whether device {@code cuda} runs on it; plans can be searched for older GPUs, too. */
    public boolean isSupported() {
        return capabilityTenths >= LEAST_CAPABILITY_TENTHS;
    }

    /** Peak of what memory reads and writes. */
    public double bytesPerNano() {
        return bytesPerNano;
    }

    /** Peak in float32 without tensor cores; a multiply-accumulate is two. */
    public double floatOperationsPerNano() {
        return floatOperationsPerNano;
    }
}
