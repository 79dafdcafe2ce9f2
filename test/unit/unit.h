/* unit.h: what every unit test includes. */
#ifndef CS_TEST_UNIT_H
#define CS_TEST_UNIT_H

/* cmocka wants these four before it */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define assert_str(str, literal) assert_true(cs_str_eq((str), (literal)))

/* The folder with data and models: given by the build. */
static inline const char *unit_share(void) {
    const char *share = getenv("CASUS_SHARE");
    return share ? share : "share/casus";
}

#endif
