// libcudnn_adv.so.9: only has to be there.
#include "errors.h"

extern "C" EXPORTED int cudnnAdvVersionCheck() { return 0; }
