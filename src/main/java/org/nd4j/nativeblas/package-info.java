/** One class that Deeplearning4j misses in the ND4J of its own release. */
package org.nd4j.nativeblas;
