/** The network as an ONNX model, for inference. Uses Protocol Buffers and the classes generated from ONNX's schema. */
package dev.densescope.model.onnx;
