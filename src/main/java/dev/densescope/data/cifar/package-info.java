/** CIFAR-10 and CIFAR-100 in the binary version. */
package dev.densescope.data.cifar;
