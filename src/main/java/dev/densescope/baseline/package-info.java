/** What a program and the process that trains for it with another framework say to each other, over pipes. */
package dev.densescope.baseline;
