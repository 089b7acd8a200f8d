#include "streams.h"

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "machine.h"

namespace emulator {
namespace {

constexpr unsigned NON_BLOCKING = 1;
constexpr unsigned DISABLE_TIMING = 2;
enum CaptureMode { GLOBAL = 0, THREAD_LOCAL = 1, RELAXED = 2 };
enum CaptureStatus { NONE = 0, ACTIVE = 1, INVALIDATED = 2 };

using Clock = std::chrono::steady_clock;

struct Operation {
    unsigned long long sequence;
    Work run;
};

struct Graph {
    std::vector<Work> work;
};

struct Capture {
    int mode;
    std::thread::id thread;
    bool valid = true;
    std::shared_ptr<Graph> graph = std::make_shared<Graph>();
};

struct Stream {
    int gpu;
    bool legacy;
    bool blocking;
    bool destroyed = false;
    std::deque<Operation> queue;
    std::unique_ptr<Capture> capture;
};

struct Event {
    bool timed;
    bool recorded = false;
    bool captured = false;
    int pending = 0;
    Stream* stream = nullptr;
    Clock::time_point time;
};

struct Scheduler {
    std::recursive_mutex lock;  // held while work runs: waiting threads wait for each other
    unsigned long long sequence = 0;
    std::map<void*, std::shared_ptr<Stream>> streams;
    std::map<int, std::shared_ptr<Stream>> legacy;
    std::map<void*, std::shared_ptr<Event>> events;
    std::map<void*, std::shared_ptr<Graph>> graphs;
    std::map<void*, std::shared_ptr<Graph>> executables;
};

Scheduler& scheduler() {
    static Scheduler* instance = new Scheduler;
    return *instance;
}

struct Hold : std::lock_guard<std::recursive_mutex> {
    Hold() : std::lock_guard<std::recursive_mutex>(scheduler().lock) {}
};

Stream* legacyStream() {
    std::shared_ptr<Stream>& stream = scheduler().legacy[currentGpu()];
    if (!stream) {
        stream = std::make_shared<Stream>();
        stream->gpu = currentGpu();
        stream->legacy = true;
        stream->blocking = true;
    }
    return stream.get();
}

Stream* streamOf(void* handle) {
    if (!handle || handle == reinterpret_cast<void*>(1)) return legacyStream();
    auto found = scheduler().streams.find(handle);
    return found == scheduler().streams.end() || found->second->destroyed ? nullptr : found->second.get();
}

Event* eventOf(void* handle) {
    auto found = scheduler().events.find(handle);
    return found == scheduler().events.end() ? nullptr : found->second.get();
}

void runUntil(Stream* stream, unsigned long long sequence);

/** Work in the legacy stream and in the blocking ones waits for what was queued before it in the others. */
void runEarlier(Stream* stream, unsigned long long sequence) {
    if (!stream->blocking) return;
    if (!stream->legacy) {
        auto legacy = scheduler().legacy.find(stream->gpu);
        if (legacy != scheduler().legacy.end()) runUntil(legacy->second.get(), sequence);
        return;
    }
    for (auto& other : scheduler().streams) {
        if (other.second->blocking && other.second->gpu == stream->gpu) runUntil(other.second.get(), sequence);
    }
}

void runFirst(Stream* stream) {
    Operation operation = std::move(stream->queue.front());
    stream->queue.pop_front();
    runEarlier(stream, operation.sequence);
    if (brokenBy()) return;
    if (int error = takeNumber("nextExecutionError")) {
        breakContext(error);
    } else if (int failure = operation.run()) {
        breakContext(failure);
    }
}

void runUntil(Stream* stream, unsigned long long sequence) {
    while (!stream->queue.empty() && stream->queue.front().sequence < sequence) runFirst(stream);
}

void runAll(Stream* stream) {
    while (!stream->queue.empty()) runFirst(stream);
}

void push(Stream* stream, Work work) { stream->queue.push_back({scheduler().sequence++, std::move(work)}); }

bool anyBlockingCapture(int gpu) {
    for (auto& each : scheduler().streams) {
        if (each.second->capture && each.second->blocking && each.second->gpu == gpu) return true;
    }
    return false;
}

int enqueue(Stream* stream, Work work) {
    if (stream->capture) {
        if (!stream->capture->valid) return CAPTURE_INVALIDATED;
        stream->capture->graph->work.push_back(std::move(work));
        return SUCCESS;
    }
    if (stream->legacy && anyBlockingCapture(stream->gpu)) return CAPTURE_IMPLICIT;
    push(stream, std::move(work));
    return SUCCESS;
}

int forbidWhileCapturing(Stream* stream) {
    if (!stream->capture) return SUCCESS;
    stream->capture->valid = false;
    return CAPTURE_UNSUPPORTED;
}

Work recording(const std::shared_ptr<Event>& event) {
    return [event] {
        event->pending--;
        event->time = Clock::now();
        return SUCCESS;
    };
}

}  // namespace

int enqueue(void* handle, Work work) {
    Hold hold;
    Stream* stream = streamOf(handle);
    return stream ? enqueue(stream, std::move(work)) : INVALID_HANDLE;
}

bool knownStream(void* stream) {
    Hold hold;
    return streamOf(stream) != nullptr;
}

int createStream(void** handle, unsigned flags) {
    if (flags > NON_BLOCKING) return INVALID_VALUE;
    Hold hold;
    auto stream = std::make_shared<Stream>();
    stream->gpu = currentGpu();
    stream->legacy = false;
    stream->blocking = flags != NON_BLOCKING;
    *handle = stream.get();
    scheduler().streams[*handle] = stream;
    return SUCCESS;
}

int destroyStream(void* handle) {
    Hold hold;
    Stream* stream = streamOf(handle);
    if (!stream || stream->legacy) return INVALID_HANDLE;
    if (stream->queue.empty()) {
        scheduler().streams.erase(handle);
    } else {
        stream->destroyed = true;  // what was queued still runs
    }
    return SUCCESS;
}

int synchroniseStream(void* handle) {
    count("synchronizations");
    Hold hold;
    Stream* stream = streamOf(handle);
    if (!stream) return INVALID_HANDLE;
    if (int error = forbidWhileCapturing(stream)) return error;
    if (stream->legacy) runEarlier(stream, scheduler().sequence);
    runAll(stream);
    return brokenBy();
}

int queryStream(void* handle) {
    Hold hold;
    Stream* stream = streamOf(handle);
    if (!stream) return INVALID_HANDLE;
    if (int error = forbidWhileCapturing(stream)) return error;
    if (stream->queue.empty()) return brokenBy();
    runFirst(stream);
    return brokenBy() ? brokenBy() : NOT_READY;
}

int synchroniseAll() {
    count("synchronizations");
    if (int error = forbiddenByCapture()) return error;
    Hold hold;
    int gpu = currentGpu();
    runAll(legacyStream());
    auto& streams = scheduler().streams;
    for (auto& each : streams) {
        if (each.second->gpu == gpu) runAll(each.second.get());
    }
    for (auto each = streams.begin(); each != streams.end();) {
        each = each->second->destroyed ? streams.erase(each) : std::next(each);
    }
    return brokenBy();
}

void forgetStreams(int gpu) {
    Hold hold;
    auto& streams = scheduler().streams;
    for (auto each = streams.begin(); each != streams.end();) {
        each = each->second->gpu == gpu ? streams.erase(each) : std::next(each);
    }
    scheduler().legacy.erase(gpu);
    scheduler().events.clear();
    scheduler().graphs.clear();
    scheduler().executables.clear();
}

int createEvent(void** handle, unsigned flags) {
    Hold hold;
    auto event = std::make_shared<Event>();
    event->timed = !(flags & DISABLE_TIMING);
    *handle = event.get();
    scheduler().events[*handle] = event;
    return SUCCESS;
}

int destroyEvent(void* handle) {
    Hold hold;
    return scheduler().events.erase(handle) ? SUCCESS : INVALID_HANDLE;
}

int recordEvent(void* handle, void* streamHandle, bool external) {
    Hold hold;
    Stream* stream = streamOf(streamHandle);
    if (!eventOf(handle) || !stream) return INVALID_HANDLE;
    std::shared_ptr<Event> event = scheduler().events[handle];
    event->recorded = true;
    event->stream = stream;
    event->captured = stream->capture && !external;
    if (event->captured) return SUCCESS;  // a dependency of the graph, not a time that could be asked for
    if (!stream->capture) {
        event->pending++;
        return enqueue(stream, recording(event));
    }
    return enqueue(stream, [event] {
        event->time = Clock::now();
        return SUCCESS;
    });
}

int queryEvent(void* handle) {
    Hold hold;
    Event* event = eventOf(handle);
    if (!event) return INVALID_HANDLE;
    if (event->captured) return CAPTURED_EVENT;
    if (event->pending == 0) return brokenBy();
    runFirst(event->stream);
    return brokenBy() ? brokenBy() : event->pending ? NOT_READY : SUCCESS;
}

int synchroniseEvent(void* handle) {
    count("synchronizations");
    Hold hold;
    Event* event = eventOf(handle);
    if (!event) return INVALID_HANDLE;
    if (event->captured) return CAPTURED_EVENT;
    while (event->pending && !event->stream->queue.empty()) runFirst(event->stream);
    return brokenBy();
}

int waitForEvent(void* streamHandle, void* handle) {
    Hold hold;
    if (!eventOf(handle)) return INVALID_HANDLE;
    std::shared_ptr<Event> event = scheduler().events[handle];
    Stream* source = event->stream;
    return enqueue(streamHandle, [event, source] {
        while (source && event->pending && !source->queue.empty()) runFirst(source);
        return SUCCESS;
    });
}

int elapsedMilliseconds(float* milliseconds, void* startHandle, void* endHandle) {
    Hold hold;
    Event* start = eventOf(startHandle);
    Event* end = eventOf(endHandle);
    if (!start || !end || !start->timed || !end->timed || !start->recorded || !end->recorded) return INVALID_HANDLE;
    if (start->captured || end->captured) return CAPTURED_EVENT;
    if (start->pending || end->pending) return NOT_READY;
    *milliseconds = std::chrono::duration<float, std::milli>(end->time - start->time).count();
    return SUCCESS;
}

int beginCapture(void* handle, int mode) {
    Hold hold;
    Stream* stream = streamOf(handle);
    if (!stream) return INVALID_HANDLE;
    if (stream->legacy) return CAPTURE_UNSUPPORTED;
    if (stream->capture || mode < GLOBAL || mode > RELAXED) return INVALID_VALUE;
    stream->capture = std::make_unique<Capture>();
    stream->capture->mode = mode;
    stream->capture->thread = std::this_thread::get_id();
    return SUCCESS;
}

int endCapture(void* handle, void** graph) {
    Hold hold;
    Stream* stream = streamOf(handle);
    if (!stream) return INVALID_HANDLE;
    *graph = nullptr;
    if (!stream->capture) return CAPTURE_UNMATCHED;
    std::unique_ptr<Capture> capture = std::move(stream->capture);
    if (!capture->valid) return CAPTURE_INVALIDATED;
    *graph = capture->graph.get();
    scheduler().graphs[*graph] = capture->graph;
    return SUCCESS;
}

int captureStatus(void* handle, int* status) {
    Hold hold;
    Stream* stream = streamOf(handle);
    if (!stream) return INVALID_HANDLE;
    *status = !stream->capture ? NONE : stream->capture->valid ? ACTIVE : INVALIDATED;
    return SUCCESS;
}

int instantiateGraph(void** executable, void* graph) {
    Hold hold;
    auto found = scheduler().graphs.find(graph);
    if (found == scheduler().graphs.end()) return INVALID_VALUE;
    auto copy = std::make_shared<Graph>(*found->second);
    *executable = copy.get();
    scheduler().executables[*executable] = copy;
    return SUCCESS;
}

int launchGraph(void* executable, void* handle) {
    Hold hold;
    count("graphLaunches");
    auto found = scheduler().executables.find(executable);
    if (found == scheduler().executables.end()) return INVALID_VALUE;
    for (const Work& work : found->second->work) {
        if (int error = enqueue(handle, work)) return error;
    }
    return SUCCESS;
}

int destroyGraph(void* graph) {
    Hold hold;
    return scheduler().graphs.erase(graph) ? SUCCESS : INVALID_VALUE;
}

int destroyExecutable(void* executable) {
    Hold hold;
    return scheduler().executables.erase(executable) ? SUCCESS : INVALID_VALUE;
}

int forbiddenByCapture() {
    Hold hold;
    for (auto& each : scheduler().streams) {
        Capture* capture = each.second->capture.get();
        bool own = capture && capture->thread == std::this_thread::get_id();
        if (capture && (capture->mode == GLOBAL || (own && capture->mode == THREAD_LOCAL))) {
            capture->valid = false;
            return CAPTURE_UNSUPPORTED;
        }
    }
    return SUCCESS;
}

}  // namespace emulator
