/** Memory and processor of the machine, and memory of this process, as reported by the operating system. */
package dev.densescope.session.host;
