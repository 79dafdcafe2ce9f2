/* fuzz_page.c: a web page through all stages and out again. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    return fuzz_item(bytes, size, CS_FROM_HTML);
}
