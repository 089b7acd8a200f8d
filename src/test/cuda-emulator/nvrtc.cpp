// libnvrtc.so.13: compiles nothing. It knows the sources whose kernels the emulator contains.
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "kernels.h"
#include "machine.h"

using namespace emulator;

namespace {

enum Result {
    OK = 0,
    INVALID_INPUT = 3,
    INVALID_PROGRAM = 4,
    INVALID_OPTION = 5,
    COMPILATION = 6,
};

const char* const NAMES[] = {
    "NVRTC_SUCCESS",
    "NVRTC_ERROR_OUT_OF_MEMORY",
    "NVRTC_ERROR_PROGRAM_CREATION_FAILURE",
    "NVRTC_ERROR_INVALID_INPUT",
    "NVRTC_ERROR_INVALID_PROGRAM",
    "NVRTC_ERROR_INVALID_OPTION",
    "NVRTC_ERROR_COMPILATION",
    "NVRTC_ERROR_BUILTIN_OPERATION_FAILURE",
};

const int ARCHITECTURES[] = {75, 80, 86, 87, 88, 89, 90, 100, 103, 110, 120, 121};
constexpr int ARCHITECTURE_COUNT = sizeof ARCHITECTURES / sizeof *ARCHITECTURES;

struct Program {
    std::string source;
    std::string name;
    std::string log;
    std::string image;
};

struct Programs {
    std::mutex lock;
    std::map<void*, std::unique_ptr<Program>> live;
};

Programs& programs() {
    static Programs* instance = new Programs;
    return *instance;
}

Program* programOf(void* handle) {
    std::lock_guard<std::mutex> hold(programs().lock);
    auto found = programs().live.find(handle);
    return found == programs().live.end() ? nullptr : found->second.get();
}

/** The architecture that the options name: 0 for a virtual one, -1 for one that there is not. */
int architectureOf(const std::string& value) {
    if (value.compare(0, 8, "compute_") == 0) return 0;
    for (int each : ARCHITECTURES) {
        if (value == "sm_" + std::to_string(each)) return each;
    }
    return -1;
}

/** Reads --gpu-architecture=..., -arch=... and the forms with the value as the next option. */
int readArchitecture(int count, const char* const* options) {
    int architecture = 0;
    for (int i = 0; i < count; i++) {
        std::string option = options[i];
        size_t equals = option.find('=');
        std::string name = option.substr(0, equals);
        if (name != "--gpu-architecture" && name != "-arch") continue;
        architecture = architectureOf(equals != std::string::npos ? option.substr(equals + 1)
                                      : i + 1 < count             ? options[i + 1]
                                                                  : "");
    }
    return architecture;
}

const Source* sourceOf(const Program& program) {
    unsigned long long hash = hashOf(program.source.data(), program.source.size());
    for (const Source* source : {&PRODUCT_SOURCE, &SAMPLE_SOURCE}) {
        if (source->hash == hash && source->bytes == program.source.size()) return source;
    }
    return nullptr;
}

int compile(Program& program, int count, const char* const* options) {
    program.image.clear();
    program.log = takeText("compileLog");
    if (!program.log.empty()) return COMPILATION;
    int architecture = readArchitecture(count, options);
    if (architecture < 0) {
        program.log = "nvrtc: error: invalid value for --gpu-architecture (-arch)";
        return INVALID_OPTION;
    }
    const Source* source = sourceOf(program);
    if (!source) {
        program.log = program.name +
                      ": this is not the source that the emulated CUDA was built with: run mvn -Pcuda-emulator test";
        return COMPILATION;
    }
    if (architecture == 0) return OK;
    char image[64];
    snprintf(image, sizeof image, "densescope sm_%d %llx", architecture, source->hash);
    program.image.assign(image, strlen(image) + 1);
    return OK;
}

}  // namespace

extern "C" {

EXPORTED int nvrtcVersion(int* major, int* minor) {
    int version = static_cast<int>(number("runtimeVersion"));
    *major = version / 1000;
    *minor = version % 1000 / 10;
    return OK;
}

EXPORTED const char* nvrtcGetErrorString(int result) {
    return result >= 0 && result < static_cast<int>(sizeof NAMES / sizeof *NAMES) ? NAMES[result]
                                                                                  : "NVRTC_ERROR unknown";
}

EXPORTED int nvrtcGetNumSupportedArchs(int* count) {
    *count = ARCHITECTURE_COUNT;
    return OK;
}

EXPORTED int nvrtcGetSupportedArchs(int* architectures) {
    memcpy(architectures, ARCHITECTURES, sizeof ARCHITECTURES);
    return OK;
}

EXPORTED int nvrtcCreateProgram(void** handle, const char* source, const char* name, int headers, const char* const*,
                                const char* const*) {
    if (!handle || !source || headers < 0) return INVALID_INPUT;
    auto program = std::make_unique<Program>();
    program->source = source;
    program->name = name ? name : "default_program";
    *handle = program.get();
    std::lock_guard<std::mutex> hold(programs().lock);
    programs().live[*handle] = std::move(program);
    return OK;
}

EXPORTED int nvrtcDestroyProgram(void** handle) {
    std::lock_guard<std::mutex> hold(programs().lock);
    if (!handle || !programs().live.erase(*handle)) return INVALID_PROGRAM;
    *handle = nullptr;
    return OK;
}

EXPORTED int nvrtcCompileProgram(void* handle, int count, const char* const* options) {
    Program* program = programOf(handle);
    return program ? compile(*program, count, options) : static_cast<int>(INVALID_PROGRAM);
}

EXPORTED int nvrtcGetCUBINSize(void* handle, size_t* bytes) {
    Program* program = programOf(handle);
    if (!program || !bytes) return program ? INVALID_INPUT : INVALID_PROGRAM;
    *bytes = program->image.size();
    return OK;
}

EXPORTED int nvrtcGetCUBIN(void* handle, char* image) {
    Program* program = programOf(handle);
    if (!program || !image || program->image.empty()) return program ? INVALID_INPUT : INVALID_PROGRAM;
    memcpy(image, program->image.data(), program->image.size());
    return OK;
}

EXPORTED int nvrtcGetProgramLogSize(void* handle, size_t* bytes) {
    Program* program = programOf(handle);
    if (!program || !bytes) return program ? INVALID_INPUT : INVALID_PROGRAM;
    *bytes = program->log.size() + 1;
    return OK;
}

EXPORTED int nvrtcGetProgramLog(void* handle, char* log) {
    Program* program = programOf(handle);
    if (!program || !log) return program ? INVALID_INPUT : INVALID_PROGRAM;
    memcpy(log, program->log.c_str(), program->log.size() + 1);
    return OK;
}
}
