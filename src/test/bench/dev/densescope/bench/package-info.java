/** Speed beside named peers, as ratios taken in one run: {@code mvn -Pbench test}. Prints; asserts no time. */
package dev.densescope.bench;
