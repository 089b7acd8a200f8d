package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Owner, group and mode of a file, or its access control list: whoever may read a file may read what replaces it, and
 * nobody else. What the system does not let be kept is left as the system makes it.
 */
final class FilePermissions {
    private static final FileAttribute<?>[] AS_USUAL = {};
    private static final FileAttribute<?>[] PRIVATE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private FilePermissions() {}

    /** What to make the file with that is to replace another: nobody else may look into it before it has its rights. */
    static FileAttribute<?>[] toBeginWith(Path replaced) {
        boolean posix = replaced.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix && Files.exists(replaced) ? PRIVATE : AS_USUAL;
    }

    /** Gives a file the rights of the one that it is to replace; without one, a new file's are right. */
    static void copy(Path replaced, Path to) {
        if (!Files.exists(replaced)) {
            return;
        }
        view(replaced, PosixFileAttributeView.class)
                .ifPresentOrElse(
                        from -> view(to, PosixFileAttributeView.class).ifPresent(target -> copyMode(from, target)),
                        () -> copyAccessControlList(replaced, to));
    }

    private static void copyMode(PosixFileAttributeView from, PosixFileAttributeView to) {
        try {
            PosixFileAttributes wanted = from.readAttributes();
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(wanted.permissions());
            if (!setGroup(to, wanted.group())) {
                withholdFromGroup(permissions);
            }
            setOwner(to, wanted.owner());
            to.setPermissions(permissions);
        } catch (IOException unsupported) {
            return; // a file system without modes: there is nothing to keep
        }
    }

    private static boolean setGroup(PosixFileAttributeView file, GroupPrincipal group) throws IOException {
        try {
            if (!file.readAttributes().group().equals(group)) {
                file.setGroup(group);
            }
            return true;
        } catch (IOException notAMember) {
            return false;
        }
    }

    private static void setOwner(FileOwnerAttributeView file, UserPrincipal owner) {
        try {
            if (!file.getOwner().equals(owner)) {
                file.setOwner(owner);
            }
        } catch (IOException notAllowed) {
            return; // only administrators give files away
        }
    }

    /** The group is another one: it may do no more than everybody. */
    private static void withholdFromGroup(Set<PosixFilePermission> permissions) {
        if (!permissions.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.remove(PosixFilePermission.GROUP_READ);
        }
        if (!permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            permissions.remove(PosixFilePermission.GROUP_WRITE);
        }
        if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            permissions.remove(PosixFilePermission.GROUP_EXECUTE);
        }
    }

    private static void copyAccessControlList(Path replaced, Path to) {
        Optional<AclFileAttributeView> from = view(replaced, AclFileAttributeView.class);
        Optional<AclFileAttributeView> target = view(to, AclFileAttributeView.class);
        if (from.isEmpty() || target.isEmpty()) {
            return;
        }
        try {
            setOwner(target.get(), from.get().getOwner());
            if (!target.get().getAcl().equals(from.get().getAcl())) {
                target.get().setAcl(from.get().getAcl());
            }
        } catch (IOException notAllowed) {
            return; // then as the folder has it, which is what new files get
        }
    }

    private static <V extends java.nio.file.attribute.FileAttributeView> Optional<V> view(Path file, Class<V> kind) {
        return Optional.ofNullable(Files.getFileAttributeView(file, kind, new LinkOption[0]));
    }
}
