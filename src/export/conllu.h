/* conllu.h: words and trees as CoNLL-U, with TokenRange=start:end (code points) in MISC. */
#ifndef CS_EXPORT_CONLLU_H
#define CS_EXPORT_CONLLU_H

#include "base/out.h"
#include "story/story.h"

void cs_conllu_write(const cs_story *s, cs_out *out);

#endif
