// libcudnn_graph.so.9: handles, versions and errors.
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <string>

#include "cudnn.h"
#include "machine.h"
#include "streams.h"

using namespace emulator;

namespace {

constexpr size_t VERSION = 91900;

struct Handles {
    std::mutex lock;
    std::map<void*, void*> streams;
};

Handles& handles() {
    static Handles* instance = new Handles;
    return *instance;
}

thread_local std::string lastSentence;

}  // namespace

namespace emulator {

int dnnFailure(int status, const std::string& sentence) {
    lastSentence = sentence;
    diagnose("cuDNN: " + sentence);
    return status;
}

bool dnnHandleKnown(void* handle) {
    std::lock_guard<std::mutex> hold(handles().lock);
    return handles().streams.count(handle) > 0;
}

void* dnnStream(void* handle) {
    std::lock_guard<std::mutex> hold(handles().lock);
    return handles().streams.at(handle);
}

}  // namespace emulator

extern "C" {

EXPORTED size_t cudnnGetVersion() { return VERSION; }

EXPORTED size_t cudnnGetCudartVersion() { return static_cast<size_t>(number("runtimeVersion")); }

EXPORTED const char* cudnnGetErrorString(int status) {
    switch (status) {
        case DNN_OK:
            return "CUDNN_STATUS_SUCCESS";
        case DNN_NOT_INITIALIZED:
            return "CUDNN_STATUS_NOT_INITIALIZED";
        case DNN_BAD_PARAM:
            return "CUDNN_STATUS_BAD_PARAM";
        case DNN_NOT_SUPPORTED:
            return "CUDNN_STATUS_NOT_SUPPORTED";
        case DNN_EXECUTION_FAILED:
            return "CUDNN_STATUS_EXECUTION_FAILED";
        default:
            return "CUDNN_UNKNOWN_STATUS";
    }
}

EXPORTED void cudnnGetLastErrorString(char* message, size_t bytes) {
    if (message && bytes) snprintf(message, bytes, "%s", lastSentence.c_str());
}

EXPORTED int cudnnCreate(void** handle) {
    if (!handle) return DNN_BAD_PARAM;
    if (useContext()) return DNN_NOT_INITIALIZED;
    *handle = new char;
    std::lock_guard<std::mutex> hold(handles().lock);
    handles().streams[*handle] = nullptr;
    return DNN_OK;
}

EXPORTED int cudnnDestroy(void* handle) {
    if (!dnnHandleKnown(handle)) return DNN_NOT_INITIALIZED;
    synchroniseAll();
    std::lock_guard<std::mutex> hold(handles().lock);
    handles().streams.erase(handle);
    delete static_cast<char*>(handle);
    return DNN_OK;
}

EXPORTED int cudnnSetStream(void* handle, void* stream) {
    if (!dnnHandleKnown(handle)) return DNN_NOT_INITIALIZED;
    if (!knownStream(stream)) return dnnFailure(DNN_BAD_PARAM, "the stream is not one");
    std::lock_guard<std::mutex> hold(handles().lock);
    handles().streams[handle] = stream;
    return DNN_OK;
}

EXPORTED int cudnnGetStream(void* handle, void** stream) {
    if (!dnnHandleKnown(handle)) return DNN_NOT_INITIALIZED;
    *stream = dnnStream(handle);
    return DNN_OK;
}
}
