package dev.densescope.framework;

import java.lang.reflect.Field;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.memory.abstracts.Nd4jWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.MemoryKind;
import org.nd4j.linalg.api.memory.pointers.PagedPointer;
import org.nd4j.linalg.cpu.nativecpu.workspace.CpuWorkspace;
import org.nd4j.linalg.cpu.nativecpu.workspace.CpuWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's workspaces of the current thread, which call a listener after each allocation in one of them. ND4J uses them
 * until they are closed.
 */
final class CountingWorkspaces extends CpuWorkspaceManager implements AutoCloseable {
    private final MemoryWorkspaceManager before = Nd4j.getWorkspaceManager();
    private final Runnable allocated;

    CountingWorkspaces(Runnable allocated) throws ReflectiveOperationException {
        this.allocated = allocated;
        use(this);
    }

    /** Bytes of arrays in open workspaces. */
    long liveBytes() {
        return getAllWorkspacesForCurrentThread().stream()
                .map(Nd4jWorkspace.class::cast)
                .filter(Nd4jWorkspace::isScopeActive)
                .mapToLong(Nd4jWorkspace::getThisCycleAllocations)
                .sum();
    }

    /** Bytes of all workspaces' pages. */
    long reservedBytes() {
        return getAllWorkspacesForCurrentThread().stream()
                .map(Nd4jWorkspace.class::cast)
                .mapToLong(Nd4jWorkspace::getCurrentSize)
                .sum();
    }

    /** Whether each workspace that was used has a page. */
    boolean haveLearned() {
        return getAllWorkspacesForCurrentThread().stream()
                .map(Nd4jWorkspace.class::cast)
                .allMatch(workspace -> workspace.getCurrentSize() > 0 || workspace.getMaxCycleAllocations() == 0);
    }

    @Override
    protected MemoryWorkspace newWorkspace(WorkspaceConfiguration configuration, String id) {
        return new Counting(configuration, id);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        destroyAllWorkspacesForCurrentThread();
        use(before);
    }

    /** ND4J has no method for this. */
    private static void use(MemoryWorkspaceManager manager) throws ReflectiveOperationException {
        Field field = Nd4j.class.getDeclaredField("workspaceManager");
        field.setAccessible(true);
        field.set(null, manager);
    }

    private final class Counting extends CpuWorkspace {
        Counting(WorkspaceConfiguration configuration, String id) {
            super(configuration, id);
        }

        @Override
        public PagedPointer alloc(long requiredMemory, MemoryKind kind, DataType type, boolean initialize) {
            PagedPointer pointer = super.alloc(requiredMemory, kind, type, initialize);
            allocated.run();
            return pointer;
        }
    }
}
