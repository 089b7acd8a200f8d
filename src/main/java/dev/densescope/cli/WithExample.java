package dev.densescope.cli;

/** A command with required arguments that has an example. */
interface WithExample {
    /** The complete example command line. */
    String example();
}
