// Streams queue their work and run it only when somebody waits for it, on the waiting thread.
#pragma once

#include <functional>

#include "errors.h"

namespace emulator {

/** One piece of queued work; what it returns, if not 0, breaks the context. */
using Work = std::function<int()>;

/** Queues work, or keeps it where the stream is being captured. The handles null and 1 mean the legacy stream. */
EXPORTED int enqueue(void* stream, Work work);
EXPORTED bool knownStream(void* stream);

EXPORTED int createStream(void** stream, unsigned flags);
EXPORTED int destroyStream(void* stream);
EXPORTED int synchroniseStream(void* stream);
EXPORTED int queryStream(void* stream);
/** Runs everything of the current GPU. */
EXPORTED int synchroniseAll();
/** What synchroniseAll does, without an error while a stream is being captured: for cudaDeviceReset. */
EXPORTED void forgetStreams(int gpu);

EXPORTED int createEvent(void** event, unsigned flags);
EXPORTED int destroyEvent(void* event);
EXPORTED int recordEvent(void* event, void* stream, bool external);
EXPORTED int queryEvent(void* event);
EXPORTED int synchroniseEvent(void* event);
EXPORTED int waitForEvent(void* stream, void* event);
EXPORTED int elapsedMilliseconds(float* milliseconds, void* start, void* end);

EXPORTED int beginCapture(void* stream, int mode);
EXPORTED int endCapture(void* stream, void** graph);
EXPORTED int captureStatus(void* stream, int* status);
EXPORTED int instantiateGraph(void** executable, void* graph);
EXPORTED int launchGraph(void* executable, void* stream);
EXPORTED int destroyGraph(void* graph);
EXPORTED int destroyExecutable(void* executable);

/** CAPTURE_UNSUPPORTED where a capture forbids this thread what is not safe to capture, such as an allocation. */
EXPORTED int forbiddenByCapture();

}  // namespace emulator
