package dev.densescope.cli.help;

/** A command with required arguments that has an example. */
public interface WithExample {
    /** The complete example command line. */
    String example();
}
