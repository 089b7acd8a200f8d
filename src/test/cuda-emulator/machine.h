// The emulated machine: its settings, its GPUs and what the calling thread has made current.
#pragma once

#include <string>
#include <vector>

#include "errors.h"

namespace emulator {

/** Changes a setting; false where there is none of that name. A name may end in ".1" to mean the second GPU alone. */
EXPORTED bool change(const std::string& name, const std::string& value);
/** Puts all settings back to what they were at first use. */
EXPORTED void forgetChanges();

/** A setting: of one GPU where it has one of its own, otherwise of all. */
EXPORTED std::string text(const char* name, int gpu = -1);
EXPORTED long long number(const char* name, int gpu = -1);
/** A setting that holds once: it is 0 (or empty) afterwards. */
EXPORTED int takeNumber(const char* name);
EXPORTED std::string takeText(const char* name);

/** Says on the error stream what the program did wrong, and keeps it for tests to read. */
EXPORTED void diagnose(const std::string& sentence);
EXPORTED const char* diagnosis();

/** Counts what happened, for tests: "launches", "synchronizations" and so on. */
EXPORTED void count(const char* name);
EXPORTED long long counted(const std::string& name);

/** What cuInit says, now. */
EXPORTED int initialisation();
/** Whether somebody has initialised CUDA in this process: cuInit, or the runtime at first use. */
EXPORTED bool initialised();
EXPORTED int initialise();
/** The GPUs that CUDA shows, as numbers of the machine's GPUs: all, or those of CUDA_VISIBLE_DEVICES. */
EXPORTED std::vector<int> visibleGpus();

EXPORTED int capabilityMajor(int gpu);
EXPORTED int capabilityMinor(int gpu);
EXPORTED int attribute(int gpu, int name, int* value);
EXPORTED std::string uuid(int gpu);
EXPORTED void uuidBytes(int gpu, unsigned char* bytes);
EXPORTED int pciBus(int gpu);

/** The ordinal, among the visible GPUs, that this thread's runtime calls go to. */
EXPORTED int currentOrdinal();
EXPORTED int selectOrdinal(int ordinal);
/** The machine's number of the current GPU. */
EXPORTED int currentGpu();

/** What the runtime does at first use in a thread: makes the GPU's context, unless another process holds the GPU. */
EXPORTED int useContext();
/** Whether this thread has a context: the driver's functions need one and never make it. */
EXPORTED bool contextCurrent();
EXPORTED bool contextExists(int gpu);
EXPORTED void dropContext(int gpu);

/** The error after which nothing works until the context is gone; 0 while there is none. */
EXPORTED int brokenBy();
EXPORTED void breakContext(int error);
EXPORTED void mendContext();

}  // namespace emulator
