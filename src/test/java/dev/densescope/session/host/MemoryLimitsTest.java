package dev.densescope.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of containers and processes, in folders that are written as Linux shows them. */
class MemoryLimitsTest {
    private static final String SECOND =
            "35 24 0:30 / /sys/fs/cgroup rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
    private static final String FIRST = """
            36 32 0:33 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
            37 32 0:34 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
            """;

    @TempDir
    private Path root;

    @Test
    void memoryUsedByAContainerIsNotAvailable() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", SECOND);
        write("sys/fs/cgroup/memory.max", "4000\n");
        write("sys/fs/cgroup/memory.current", "1500\n");
        assertEquals(OptionalLong.of(4000), groups().limitBytes());
        assertEquals(OptionalLong.of(2500), groups().availableBytes());
    }

    @Test
    void inactiveFileCacheIsAvailable() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", SECOND);
        write("sys/fs/cgroup/memory.max", "4000\n");
        write("sys/fs/cgroup/memory.current", "3500\n");
        write("sys/fs/cgroup/memory.stat", "anon 1000\nfile 2500\ninactive_file 2000\nactive_file 500\n");
        assertEquals(OptionalLong.of(2500), groups().availableBytes());
    }

    @Test
    void theTightestLimitOfNestedGroupsApplies() throws IOException {
        write("proc/self/cgroup", "0::/outer/middle/inner\n");
        write("proc/self/mountinfo", SECOND);
        write("sys/fs/cgroup/outer/memory.max", "9000\n");
        write("sys/fs/cgroup/outer/memory.current", "8000\n");
        write("sys/fs/cgroup/outer/middle/memory.max", "3000\n");
        write("sys/fs/cgroup/outer/middle/memory.high", "2900\n");
        write("sys/fs/cgroup/outer/middle/memory.current", "500\n");
        write("sys/fs/cgroup/outer/middle/inner/memory.max", "max\n");
        assertEquals(OptionalLong.of(2900), groups().limitBytes());
        assertEquals(OptionalLong.of(1000), groups().availableBytes(), "its neighbours use the outer group's memory");
    }

    @Test
    void version1IsRecognised() throws IOException {
        write("proc/self/cgroup", "9:cpu,cpuacct:/\n4:memory:/docker/0123\n0::/\n");
        write("proc/self/mountinfo", FIRST + "38 32 0:35 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/fs/cgroup/memory/docker/0123/memory.limit_in_bytes", "5000\n");
        write("sys/fs/cgroup/memory/docker/0123/memory.usage_in_bytes", "4800\n");
        write("sys/fs/cgroup/memory/docker/0123/memory.stat", "inactive_file 1\ntotal_inactive_file 300\n");
        assertEquals(OptionalLong.of(5000), groups().limitBytes());
        assertEquals(OptionalLong.of(500), groups().availableBytes());
    }

    @Test
    void aContainersOwnGroupIsFoundUnderItsOuterName() throws IOException {
        write("proc/self/cgroup", "4:memory:/docker/0123/job\n");
        write("proc/self/mountinfo", "36 32 0:33 /docker/0123 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "5000\n");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1000\n");
        write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "700\n");
        assertEquals(OptionalLong.of(700), groups().availableBytes());
        write("proc/self/cgroup", "4:memory:/elsewhere\n");
        assertEquals(OptionalLong.of(4000), groups().availableBytes(), "the mounted group is all there is to see");
    }

    @Test
    void usageAboveTheLimitLeavesNothing() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", SECOND);
        write("sys/fs/cgroup/memory.high", "100\n");
        write("sys/fs/cgroup/memory.current", "150\n");
        assertEquals(OptionalLong.of(0), groups().availableBytes());
    }

    @Test
    void withoutLimitsTheResultIsEmpty() throws IOException {
        assertEquals(OptionalLong.empty(), groups().availableBytes(), "no /proc");
        write("proc/self/cgroup", "0::/a\nnonsense\n");
        write("proc/self/mountinfo", "also nonsense\n" + SECOND);
        write("sys/fs/cgroup/a/memory.max", "max\n");
        assertEquals(OptionalLong.empty(), groups().limitBytes());
        assertEquals(OptionalLong.empty(), groups().availableBytes());
    }

    @Test
    void theLimitOnAddressesLeavesWhatIsNotMapped() throws IOException {
        AddressSpace addresses = new AddressSpace(root);
        assertEquals(OptionalLong.empty(), addresses.availableBytes());
        write("proc/self/status", "VmSize:\t 1000 kB\n");
        write(
                "proc/self/limits",
                "Limit  Soft Limit  Hard Limit  Units\nMax address space         unlimited            unlimited            bytes     \n");
        assertEquals(OptionalLong.empty(), addresses.availableBytes());
        write("proc/self/limits", "Max address space         4096000000           unlimited            bytes     \n");
        assertEquals(OptionalLong.of(4096000000L - 1000 * 1024), addresses.availableBytes());
    }

    private ControlGroups groups() {
        return new ControlGroups(root);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
