package dev.densescope.ui;

import java.lang.reflect.Proxy;
import java.nio.file.Path;

/** A path that throws whatever is done with it. */
public final class PlantedPath {
    private PlantedPath() {}

    public static Path throwing(Error planted) {
        return (Path) Proxy.newProxyInstance(
                PlantedPath.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    planted.fillInStackTrace();
                    throw planted;
                });
    }
}
