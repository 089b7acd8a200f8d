// The error numbers that CUDA's driver and runtime share, with NVIDIA's names and sentences.
#pragma once

#define EXPORTED __attribute__((visibility("default")))

namespace emulator {

enum Error : int {
    SUCCESS = 0,
    INVALID_VALUE = 1,
    OUT_OF_MEMORY = 2,
    NOT_INITIALIZED = 3,
    INVALID_COPY_DIRECTION = 21,
    INSUFFICIENT_DRIVER = 35,
    DEVICES_UNAVAILABLE = 46,
    NO_DEVICE = 100,
    INVALID_DEVICE = 101,
    INVALID_IMAGE = 200,
    INVALID_CONTEXT = 201,
    NO_BINARY_FOR_GPU = 209,
    INVALID_HANDLE = 400,
    NOT_FOUND = 500,
    NOT_READY = 600,
    ILLEGAL_ADDRESS = 700,
    MISALIGNED_ADDRESS = 716,
    LAUNCH_FAILED = 719,
    CAPTURE_UNSUPPORTED = 900,
    CAPTURE_INVALIDATED = 901,
    CAPTURE_UNMATCHED = 903,
    CAPTURE_IMPLICIT = 906,
    CAPTURED_EVENT = 907,
};

struct ErrorText {
    int number;
    const char* driverName;
    const char* runtimeName;
    const char* sentence;
};

/** The entry of an error; one named "unknown" where the number means nothing. */
EXPORTED const ErrorText& errorText(int number);
EXPORTED bool knownError(int number);

}  // namespace emulator
