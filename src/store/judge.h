/* judge.h: which claims of an incident stand, and its figures by those. */
#ifndef CS_STORE_JUDGE_H
#define CS_STORE_JUDGE_H

#include "store/stored.h"

/* Sets `stands` of each claim, then killed and injured. */
void cs_stored_judge(cs_stored *s);

#endif
