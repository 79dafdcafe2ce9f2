/* judge.h: which claims of an incident stand, and its figures by those. */
#ifndef CS_STORE_JUDGE_H
#define CS_STORE_JUDGE_H

#include "store/stored.h"

/* Sets `stands` of each claim, then killed and injured: of a report whose claims all stand by what
 * it says in all, of another by its claims that stand. */
void cs_stored_judge(cs_stored *s, cs_arena *arena);

#endif
