package dev.densescope.cli;

/** A command that cannot do without arguments, and shows how they are given. */
interface WithExample {
    /** The whole command line. */
    String example();
}
