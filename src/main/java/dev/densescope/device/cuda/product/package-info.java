/** Matrix products by cuBLAS. */
package dev.densescope.device.cuda.product;
