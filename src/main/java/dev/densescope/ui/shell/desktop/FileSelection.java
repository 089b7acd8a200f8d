package dev.densescope.ui.shell.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How a desktop shows a folder with a file selected. */
enum FileSelection {
    /** It has no command for it whose outcome is known. */
    NONE {
        @Override
        List<String> command(Path file) {
            return List.of();
        }
    },
    /** The file managers of freedesktop.org, such as those of GNOME, KDE and Xfce, by D-Bus. */
    FREEDESKTOP {
        @Override
        List<String> command(Path file) {
            // a comma would separate two files
            String uri = file.toUri().toASCIIString().replace(",", "%2C");
            return List.of(
                    "dbus-send",
                    "--session",
                    "--print-reply",
                    "--dest=org.freedesktop.FileManager1",
                    "/org/freedesktop/FileManager1",
                    "org.freedesktop.FileManager1.ShowItems",
                    "array:string:" + uri,
                    "string:");
        }
    },
    FINDER {
        @Override
        List<String> command(Path file) {
            return List.of("open", "-R", file.toString());
        }
    };

    /** The program and its arguments; empty if there is none. */
    abstract List<String> command(Path file);

    static FileSelection of(String operatingSystem) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? NONE : name.startsWith("mac") ? FINDER : FREEDESKTOP;
    }
}
