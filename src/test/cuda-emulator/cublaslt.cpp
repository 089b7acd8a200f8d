// libcublasLt.so.13: only has to be there.
#include "errors.h"

extern "C" EXPORTED unsigned long cublasLtGetVersion() { return 130200; }
