package dev.densescope.file.write;

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
 * Copies owner, group and mode of a file, or its access control list, to the file that replaces it, so that the same
 * users may read it. Attributes that the system does not allow to set are left at their defaults.
 */
final class FilePermissions {
    private static final FileAttribute<?>[] AS_USUAL = {};
    private static final FileAttribute<?>[] PRIVATE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private FilePermissions() {}

    /**
     * The attributes to create a replacement with: private to the owner until {@link #copy} sets the final permissions.
     */
    static FileAttribute<?>[] initialAttributes(Path replaced) {
        boolean posix = replaced.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix && Files.exists(replaced) ? PRIVATE : AS_USUAL;
    }

    /** Copies the permissions of the replaced file. A file that replaces nothing keeps the defaults. */
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
            return; // a file system without modes
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
            return; // only an administrator can change the owner
        }
    }

    /** The group could not be kept, so it gets no more permissions than others. */
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
            return; // the file keeps the folder's defaults
        }
    }

    private static <V extends java.nio.file.attribute.FileAttributeView> Optional<V> view(Path file, Class<V> kind) {
        return Optional.ofNullable(Files.getFileAttributeView(file, kind, new LinkOption[0]));
    }
}
