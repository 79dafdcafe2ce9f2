/* limit.h: every ceiling of the program, in one place. What passes one is refused or cut with an
 * error or a note that names it; nothing grows without one. */
#ifndef CS_BASE_LIMIT_H
#define CS_BASE_LIMIT_H

#include <stddef.h>

#define CS_MEBI ((size_t)1024 * 1024)

/* bytes of one report's text; longer ones are refused */
#define CS_LIMIT_TEXT (4 * CS_MEBI)
/* bytes of one line of JSON Lines, or of one page of HTML */
#define CS_LIMIT_LINE (32 * CS_MEBI)
/* memory of one report, all its layers, and of a thread's working space */
#define CS_LIMIT_STORY (1024 * CS_MEBI)
#define CS_LIMIT_SCRATCH (512 * CS_MEBI)
/* memory of all tables together */
#define CS_LIMIT_TABLES (512 * CS_MEBI)
/* memory of `casus duplicates`, for all texts together */
#define CS_LIMIT_COPIES (16384 * CS_MEBI)
/* memory for compiling a gazetteer; GeoNames as a whole needs about half of it */
#define CS_LIMIT_COMPILER ((size_t)16384 * CS_MEBI)
/* bytes of one report's output */
#define CS_LIMIT_OUTPUT (1024 * CS_MEBI)
/* bytes of one table or model file */
#define CS_LIMIT_FILE (512 * CS_MEBI)
/* tokens of one sentence; longer ones are split */
#define CS_LIMIT_SENTENCE 400
/* events, and attributions, of one report; later ones are not read, and a note says so */
#define CS_LIMIT_EVENTS 4000
/* worker threads */
#define CS_LIMIT_JOBS 256
/* how deep JSON and HTML may be nested */
#define CS_LIMIT_DEPTH 200
/* how deep folders of reports may be nested */
#define CS_LIMIT_FOLDERS 32

#endif
