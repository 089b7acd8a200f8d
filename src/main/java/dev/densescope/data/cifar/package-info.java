/** CIFAR-10 and CIFAR-100 in their binary version. */
package dev.densescope.data.cifar;
