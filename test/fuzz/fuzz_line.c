/* fuzz_line.c: one line of JSON Lines through all stages and out again. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    return fuzz_item(bytes, size, CS_FROM_JSONL);
}
