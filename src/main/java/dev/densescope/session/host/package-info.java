/** What the operating system says of the machine and of this process. Zero or a plain word where it says nothing. */
package dev.densescope.session.host;
