package dev.densescope.device.cuda.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake machine has folders of Linux and symbolic links")
class LibrarySearchTest {
    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void makeAMachine() throws IOException {
        folder = folder.toRealPath();
        host = new FakeHost(folder);
    }

    @Test
    void aFolderOfTheUserComesFirst() throws IOException {
        Path mine = host.put("/mine", FakeHost.ALL);
        host.with("LD_LIBRARY_PATH", host.put("/other", FakeHost.ALL));
        host.put("/usr/local/cuda/lib64", FakeHost.ALL);

        assertAllIn(mine, found(mine));
    }

    @Test
    void optionsComeBeforeTheVariable() throws IOException {
        Path option = host.put("/option", FakeHost.ALL);
        host.with("DENSESCOPE_CUDA_LIBRARIES", host.put("/variable", FakeHost.ALL));

        assertAllIn(option, found(option));
        assertAllIn(host.path("/variable"), found());
    }

    @Test
    void aVariableMayListSeveralFolders() throws IOException {
        Path first = host.put("/first", FakeHost.RUNTIME);
        Path second = host.put("/second", FakeHost.ALL);
        host.with("DENSESCOPE_CUDA_LIBRARIES", first, second);

        LibrarySearch.Found found = found();

        assertEquals(Set.of(first), foldersOf(found.of(CudaPackage.RUNTIME)));
        assertEquals(Set.of(second), foldersOf(found.of(CudaPackage.CUDNN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mine",
                "/mine/lib64",
                "/mine/lib",
                "/mine/targets/x86_64-linux/lib",
                "/mine/nvidia/cu13/lib",
                "/mine/lib/python3.12/site-packages/nvidia/cu13/lib"
            })
    void aFolderOfTheUserMayBeAToolkitOrAPythonEnvironment(String place) throws IOException {
        Path libraries = host.put(place, FakeHost.ALL);

        assertAllIn(libraries, found(host.path("/mine")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/local/cuda/lib64",
                "/usr/local/cuda-13.1/lib64",
                "/usr/lib/x86_64-linux-gnu",
                "/usr/lib64",
                "/usr/lib",
                "/home/user/.local/lib/python3.11/site-packages/nvidia/cu13/lib"
            })
    void usualPlacesNeedNoName(String place) throws IOException {
        Path libraries = host.put(place, FakeHost.ALL);

        assertAllIn(libraries, found());
    }

    @Test
    void theUsualPlacesAreTakenInTheirOrder() throws IOException {
        host.with("LD_LIBRARY_PATH", host.path("/1"))
                .with("CUDA_HOME", host.path("/2"))
                .with("CUDA_PATH", host.path("/3"))
                .with("VIRTUAL_ENV", host.path("/7"))
                .with("CONDA_PREFIX", host.path("/8"));
        List<Path> inOrder = Stream.of(
                        "/1",
                        "/2/lib64",
                        "/3/lib64",
                        "/usr/local/cuda/lib64",
                        "/usr/local/cuda-13.10/lib64",
                        "/usr/local/cuda-13.9/lib64",
                        "/usr/lib/x86_64-linux-gnu",
                        "/usr/lib64",
                        "/usr/lib",
                        "/7/lib/python3.13/site-packages/nvidia/cu13/lib",
                        "/7/lib/python3.9/site-packages/nvidia/cu13/lib",
                        "/8/lib",
                        "/8/lib/python3.12/site-packages/nvidia/cu13/lib",
                        "/home/user/.local/lib/python3.12/site-packages/nvidia/cu13/lib")
                .map(host::path)
                .toList();
        for (Path place : inOrder) {
            Files.createDirectories(place);
        }

        List<Path> folders = new SearchFolders(host.system()).forLibraries(List.of());

        assertEquals(inOrder, folders.stream().filter(inOrder::contains).toList());
    }

    @Test
    void foldersOfTheSystemsLinkerCount() throws IOException {
        host.write("/etc/ld.so.conf.d/nvidia.conf", "# comment\n/opt/nvidia/lib\n");
        Path libraries = host.put("/opt/nvidia/lib", FakeHost.ALL);

        assertAllIn(libraries, found());
    }

    @Test
    void pythonPackagesWithAFolderEachAreFound() throws IOException {
        host.with("VIRTUAL_ENV", host.path("/venv"));
        String packages = "/venv/lib/python3.12/site-packages/nvidia/";
        host.put(packages + "cuda_runtime/lib", FakeHost.RUNTIME);
        host.put(packages + "cublas/lib", FakeHost.CUBLAS);
        Path cudnn = host.put(packages + "cudnn/lib", FakeHost.CUDNN);
        host.put(packages + "cuda_nvrtc/lib", FakeHost.NVRTC);

        assertEquals(Set.of(cudnn), foldersOf(found().of(CudaPackage.CUDNN)));
    }

    @Test
    void theEnvironmentOfThePythonOnThePathIsFoundThroughLinks() throws IOException {
        Path program = host.write("/opt/python/bin/python3.12", "");
        link(host.path("/usr/bin/python3"), program);
        host.with("PATH", host.path("/nowhere"), host.path("/usr/bin"));
        Path libraries = host.put("/opt/python/lib/python3.12/dist-packages/nvidia/cu13/lib", FakeHost.ALL);

        assertAllIn(libraries, found());
    }

    @Test
    void aVirtualEnvironmentEndsTheWayAlongTheLinks() throws IOException {
        Path program = host.write("/usr/bin/python3.12", "");
        link(host.path("/srv/venv/bin/python3"), program);
        link(host.path("/home/user/bin/python3"), host.path("/srv/venv/bin/python3"));
        host.write("/srv/venv/pyvenv.cfg", "home = %s\n".formatted(host.path("/usr/bin")));
        host.with("PATH", host.path("/home/user/bin"));
        host.put("/usr/lib/python3.12/site-packages/nvidia/cu13/lib", FakeHost.ALL);

        assertInstanceOf(LibrarySearch.Missing.class, search());

        Path libraries = host.put("/srv/venv/lib/python3.12/site-packages/nvidia/cu13/lib", FakeHost.ALL);

        assertAllIn(libraries, found());
    }

    @Test
    void aVirtualEnvironmentThatSaysSoHasThePackagesOfItsPython() throws IOException {
        host.write("/srv/venv/bin/python3", "");
        host.write(
                "/srv/venv/pyvenv.cfg",
                "home = %s\ninclude-system-site-packages = true\n".formatted(host.path("/usr/bin")));
        host.with("PATH", host.path("/srv/venv/bin"));
        Path libraries = host.put("/usr/lib/python3.12/site-packages/nvidia/cu13/lib", FakeHost.ALL);

        assertAllIn(libraries, found());
    }

    @Test
    void linksInACircleEndTheSearch() throws IOException {
        link(host.path("/a/bin/python3"), host.path("/b/bin/python3"));
        link(host.path("/b/bin/python3"), host.path("/a/bin/python3"));
        host.with("PATH", host.path("/a/bin"));

        assertInstanceOf(LibrarySearch.Missing.class, search());
    }

    @Test
    void partsOfOnePackageComeFromOneFolder() throws IOException {
        Path half = host.put("/half", List.of("libcudnn_graph.so.9", "libcudnn_ops.so.9"));
        Path whole = host.put("/whole", FakeHost.ALL);

        LibrarySearch.Found found = found(half, whole);

        assertEquals(Set.of(whole), foldersOf(found.of(CudaPackage.CUDNN)));
    }

    @Test
    void librariesAreInTheOrderOfLoadingWithCompanionsBehind() throws IOException {
        Path mine = host.put("/mine", FakeHost.ALL);
        host.put(
                "/mine",
                List.of(
                        "libcudnn_heuristic.so.9",
                        "libnvrtc-builtins.so.13.0",
                        "libnvrtc-builtins.so.13.0.88",
                        "libnvrtc-builtins.alt.so.13.0",
                        "libnvrtc-builtins.so.12.8"));

        assertEquals(
                List.of(
                        "libcudart.so.13",
                        "libcublasLt.so.13",
                        "libcublas.so.13",
                        "libcudnn_graph.so.9",
                        "libcudnn_ops.so.9",
                        "libcudnn_cnn.so.9",
                        "libcudnn_adv.so.9",
                        "libcudnn_heuristic.so.9",
                        "libnvrtc.so.13",
                        "libnvrtc-builtins.so.13.0"),
                names(found(mine)));
    }

    @Test
    void withoutAnyOfThemAllAreNamed() {
        assertEquals(
                "Libraries of CUDA 13 and cuDNN 9 are missing (libcudart.so.13, libcublasLt.so.13, libcudnn_graph.so.9, "
                        + "libnvrtc.so.13 were not found): install them with the system's packages or by pip install "
                        + "\"nvidia-cuda-runtime==13.*\" \"nvidia-cublas==13.*\" \"nvidia-cudnn-cu13==9.*\" "
                        + "\"nvidia-cuda-nvrtc==13.*\", or name the folder they are in with the variable "
                        + "DENSESCOPE_CUDA_LIBRARIES.",
                missing());
    }

    @Test
    void whatTheVariableNamesAndIsNoFolderIsTold() {
        host.with("DENSESCOPE_CUDA_LIBRARIES", host.path("/gone"));

        String sentence = missing();

        assertTrue(
                sentence.contains("; DENSESCOPE_CUDA_LIBRARIES names %s, which is not a folder): install"
                        .formatted(host.path("/gone"))),
                sentence);
    }

    @Test
    void whereOneOfSeveralIsMissingItIsNamed() throws IOException {
        Path place = host.put("/usr/lib64", FakeHost.ALL);
        Files.delete(place.resolve("libcudnn_adv.so.9"));

        assertEquals(
                "Libraries of CUDA 13 and cuDNN 9 are missing (libcudnn_adv.so.9 is missing in %s): install them with the "
                                .formatted(place)
                        + "system's packages or by pip install \"nvidia-cudnn-cu13==9.*\", or name the folder they are in "
                        + "with the variable DENSESCOPE_CUDA_LIBRARIES.",
                missing());
    }

    @Test
    void anotherMajorVersionIsNamedWithItsFolder() throws IOException {
        Path place = host.put("/usr/lib64", List.of("libcudart.so.12", "libcudnn_graph.so.8.9.7"));

        assertTrue(
                missing()
                        .contains(
                                ("(libcublasLt.so.13, libnvrtc.so.13 were not found; libcudart.so.13 was not found, but "
                                                + "version 12 in %s; libcudnn_graph.so.9 was not found, but version 8 in %s)")
                                        .formatted(place, place)),
                missing());
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws IOException {
        Path place = host.put("/usr/lib64", FakeHost.ALL);
        Files.delete(place.resolve("libnvrtc.so.13"));
        link(place.resolve("libnvrtc.so.13"), place.resolve("libnvrtc.so.13.0.88"));

        assertTrue(missing().contains("(" + place.resolve("libnvrtc.so.13") + " is a broken link)"), missing());
    }

    @Test
    void aFolderThatMayNotBeReadIsPassedOver() throws IOException {
        Path closed = host.put("/closed", FakeHost.ALL);
        assertTrue(closed.toFile().setExecutable(false) && closed.toFile().setReadable(false));
        assumeFalse(Files.isReadable(closed), "this user may read everything");
        try {
            Path open = host.put("/open", FakeHost.ALL);

            assertAllIn(open, found(closed, open));
        } finally {
            assertTrue(closed.toFile().setExecutable(true) && closed.toFile().setReadable(true));
        }
    }

    @Test
    void whatIsNoPathOrNoFolderIsPassedOver() throws IOException {
        Path file = host.write("/file", "");
        Path libraries = host.put("/usr/lib64", FakeHost.ALL);
        host.with("LD_LIBRARY_PATH", Path.of(""), file, host.path("/absent"));

        assertAllIn(libraries, found(file));
    }

    @Test
    void windowsHasNamesOfItsOwn() {
        assertEquals("cudart64_13.dll", CudaPlatform.WINDOWS.fileName("cudart", 13));
        assertEquals("cudnn_graph64_9.dll", CudaPlatform.WINDOWS.fileName("cudnn_graph", 9));
        assertEquals("nvrtc64_130_0.dll", CudaPlatform.WINDOWS.fileName("nvrtc", 13));
        assertTrue(CudaPlatform.WINDOWS
                .fileNames("cudart")
                .matcher("cudart64_12.dll")
                .matches());
    }

    private LibrarySearch search(Path... named) {
        return LibrarySearch.in(host.system(), List.of(named));
    }

    private LibrarySearch.Found found(Path... named) {
        return assertInstanceOf(LibrarySearch.Found.class, search(named));
    }

    private String missing() {
        return assertInstanceOf(LibrarySearch.Missing.class, search())
                .sentence()
                .toString();
    }

    private static void assertAllIn(Path expected, LibrarySearch.Found found) {
        assertEquals(Set.of(expected), foldersOf(found.libraries()));
        assertEquals(FakeHost.ALL, names(found));
    }

    private static List<String> names(LibrarySearch.Found found) {
        return found.libraries().stream()
                .map(library -> library.file().getFileName().toString())
                .toList();
    }

    private static Set<Path> foldersOf(List<LibrarySearch.Library> libraries) {
        return libraries.stream().map(library -> library.file().getParent()).collect(Collectors.toSet());
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
    }
}
