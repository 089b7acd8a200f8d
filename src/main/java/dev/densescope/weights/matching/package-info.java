/** Which tensor of a file belongs to which parameter: names translated, shapes compared, classifiers replaced. */
package dev.densescope.weights.matching;
