package dev.densescope.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Name and version of the program, from the manifest of its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"DenseScope " + version, "Java " + Runtime.version()};
    }
}
