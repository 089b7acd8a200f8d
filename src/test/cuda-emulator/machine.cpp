#include "machine.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <set>

namespace emulator {
namespace {

const std::map<std::string, std::string> DEFAULTS = {
    {"gpus", "1"},
    {"name", "Emulated GPU"},
    {"capability", "9.0"},
    {"totalBytes", "17179869184"},
    {"multiprocessors", "132"},
    {"cudaVersion", "13010"},
    {"runtimeVersion", "13010"},
    {"driverRelease", "590.44.01"},
    {"contextBytes", "419430400"},
    {"otherProcessBytes", "536870912"},
    {"otherProcessId", "4711"},
    {"ownProcessId", "0"},
    {"processMemory", "known"},
    {"computeMode", "0"},
    {"busy", "0"},
    {"initError", "0"},
    {"nvmlError", "0"},
    {"nextAllocationError", "0"},
    {"nextLaunchError", "0"},
    {"nextExecutionError", "0"},
    {"nextBlasStatus", "0"},
    {"nextConvolutionStatus", "0"},
    {"stridedConvolutions", "1"},
    {"compileLog", ""},
    {"fillBytes", "16777216"},
};

enum ComputeMode { SHARED, EXCLUSIVE_THREAD, PROHIBITED, EXCLUSIVE_PROCESS };

struct Machine {
    std::mutex lock;
    std::map<std::string, std::string> settings = DEFAULTS;
    std::map<std::string, long long> counts;
    std::set<int> contexts;
    std::string lastDiagnosis;
    int broken = 0;
    bool initialised = false;

    Machine() { readEnvironment(); }

    void readEnvironment() {
        settings = DEFAULTS;
        const char* pairs = getenv("DENSESCOPE_CUDA_EMULATOR");  // name=value;name=value
        std::string rest = pairs ? pairs : "";
        while (!rest.empty()) {
            size_t end = rest.find(';');
            std::string pair = rest.substr(0, end);
            rest = end == std::string::npos ? "" : rest.substr(end + 1);
            size_t equals = pair.find('=');
            if (equals != std::string::npos) {
                settings[pair.substr(0, equals)] = pair.substr(equals + 1);
            }
        }
    }

    std::string value(const char* name, int gpu) {
        auto own = settings.find(name + ("." + std::to_string(gpu)));
        return own != settings.end() ? own->second : settings[name];
    }
};

Machine& machine() {
    static Machine* instance = new Machine;  // never destroyed: threads may still call while the process ends
    return *instance;
}

/** In the exclusive modes one process has the GPU, in the prohibited one none. */
bool heldByOthers(int gpu) {
    long long mode = number("computeMode", gpu);
    bool exclusive = mode == EXCLUSIVE_THREAD || mode == EXCLUSIVE_PROCESS;
    return number("busy", gpu) || mode == PROHIBITED || (exclusive && number("otherProcessBytes", gpu));
}

thread_local int threadOrdinal = 0;
thread_local std::set<int> threadContexts;

}  // namespace

bool change(const std::string& name, const std::string& value) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    if (!DEFAULTS.count(name.substr(0, name.find('.')))) {
        return false;
    }
    m.settings[name] = value;
    return true;
}

void forgetChanges() {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    m.readEnvironment();
    m.counts.clear();
    m.lastDiagnosis.clear();
    m.broken = 0;
}

std::string text(const char* name, int gpu) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    return m.value(name, gpu);
}

long long number(const char* name, int gpu) { return atoll(text(name, gpu).c_str()); }

std::string takeText(const char* name) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    std::string value = m.settings[name];
    m.settings[name] = DEFAULTS.at(name);
    return value;
}

int takeNumber(const char* name) { return atoi(takeText(name).c_str()); }

void diagnose(const std::string& sentence) {
    fprintf(stderr, "emulated CUDA: %s\n", sentence.c_str());
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    m.lastDiagnosis = sentence;
}

const char* diagnosis() {
    static thread_local std::string copy;
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    copy = m.lastDiagnosis;
    return copy.c_str();
}

void count(const char* name) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    m.counts[name]++;
}

long long counted(const std::string& name) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    auto found = m.counts.find(name);
    return found == m.counts.end() ? 0 : found->second;
}

int initialisation() {
    int error = static_cast<int>(number("initError"));
    return error ? error : number("gpus") < 1 ? NO_DEVICE : SUCCESS;
}

bool initialised() { return machine().initialised; }

int initialise() {
    int error = initialisation();
    if (!error) machine().initialised = true;
    return error;
}

std::vector<int> visibleGpus() {
    int gpus = static_cast<int>(number("gpus"));
    std::vector<int> visible;
    const char* chosen = getenv("CUDA_VISIBLE_DEVICES");
    if (!chosen) {
        for (int gpu = 0; gpu < gpus; gpu++) visible.push_back(gpu);
        return visible;
    }
    for (std::string rest = chosen; !rest.empty();) {
        size_t end = rest.find(',');
        std::string one = rest.substr(0, end);
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
        int match = -1;
        for (int gpu = 0; gpu < gpus; gpu++) {
            bool byUuid = one.size() > 4 && uuid(gpu).compare(0, one.size(), one) == 0;
            if (byUuid || one == std::to_string(gpu)) match = gpu;
        }
        if (match < 0) break;  // CUDA shows those before the first one it does not know
        visible.push_back(match);
    }
    return visible;
}

int capabilityMajor(int gpu) { return atoi(text("capability", gpu).c_str()); }

int capabilityMinor(int gpu) {
    std::string capability = text("capability", gpu);
    size_t point = capability.find('.');
    return point == std::string::npos ? 0 : atoi(capability.c_str() + point + 1);
}

int attribute(int gpu, int name, int* value) {
    const std::map<int, int> values = {
        {1, 1024}, {2, 1024}, {3, 1024}, {4, 64}, {5, 2147483647}, {6, 65535}, {7, 65535},
        {8, 49152}, {9, 65536}, {10, 32}, {12, 65536}, {13, 1755000}, {18, 0}, {33, pciBus(gpu)}, {34, 0},
        {36, 2619000}, {37, 5120}, {38, 52428800}, {39, 2048}, {41, 1}, {50, 0}, {81, 233472}, {82, 65536},
        {83, 1}, {97, 232448}, {106, 32}, {115, 1},
        {16, static_cast<int>(number("multiprocessors", gpu))},
        {20, static_cast<int>(number("computeMode", gpu))},
        {75, capabilityMajor(gpu)}, {76, capabilityMinor(gpu)},
    };
    auto found = values.find(name);
    if (found == values.end()) {
        diagnose("the device attribute " + std::to_string(name) + " is not emulated");
        return INVALID_VALUE;
    }
    *value = found->second;
    return SUCCESS;
}

void uuidBytes(int gpu, unsigned char* bytes) {
    for (int i = 0; i < 16; i++) bytes[i] = static_cast<unsigned char>(0x3d * (i + 1) + 0x11 * gpu);
}

std::string uuid(int gpu) {
    unsigned char b[16];
    uuidBytes(gpu, b);
    char text[64];
    snprintf(text, sizeof text, "GPU-%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
             b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
    return text;
}

int pciBus(int gpu) { return 0x41 + 0x10 * gpu; }

int currentOrdinal() { return threadOrdinal; }

int selectOrdinal(int ordinal) {
    if (ordinal < 0 || ordinal >= static_cast<int>(visibleGpus().size())) {
        return INVALID_DEVICE;
    }
    threadOrdinal = ordinal;
    return SUCCESS;
}

int currentGpu() {
    std::vector<int> visible = visibleGpus();
    return threadOrdinal < static_cast<int>(visible.size()) ? visible[threadOrdinal] : -1;
}

int useContext() {
    if (int error = initialise()) return error;
    if (number("cudaVersion") / 1000 < number("runtimeVersion") / 1000) return INSUFFICIENT_DRIVER;
    if (int error = brokenBy()) return error;
    int gpu = currentGpu();
    if (gpu < 0) return NO_DEVICE;
    Machine& m = machine();
    if (!contextExists(gpu) && heldByOthers(gpu)) return DEVICES_UNAVAILABLE;
    std::lock_guard<std::mutex> hold(m.lock);
    m.contexts.insert(gpu);
    threadContexts.insert(gpu);
    return SUCCESS;
}

bool contextExists(int gpu) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    return m.contexts.count(gpu) > 0;
}

bool contextCurrent() {
    int gpu = currentGpu();
    return gpu >= 0 && threadContexts.count(gpu) && contextExists(gpu);
}

void dropContext(int gpu) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    m.contexts.erase(gpu);
    m.broken = 0;
}

int brokenBy() {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    return m.broken;
}

void breakContext(int error) {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    if (!m.broken) m.broken = error;
}

void mendContext() {
    Machine& m = machine();
    std::lock_guard<std::mutex> hold(m.lock);
    m.broken = 0;
}

}  // namespace emulator
