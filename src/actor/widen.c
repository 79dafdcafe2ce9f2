/* widen.c: see widen.h. */
#include "actor/widen.h"

/* Is there a mention of all these tokens? */
static bool is_mention(const cs_story *s, uint32_t first, uint32_t end) {
    cs_span span = cs_story_span(s, first, end);
    for (uint32_t i = cs_story_seek(s->mentions, span.start);
         i < s->mentions.count && s->mentions.at[i].span.start == span.start; i++)
        if (s->mentions.at[i].token_end >= end)
            return true;
    return false;
}

void cs_widen_name(const cs_context *c, cs_mention *m) {
    enum { MOST = 3 };
    const cs_sentence *sentence = &c->s->sentences.at[c->s->tokens.at[m->token].sentence];
    for (uint32_t back = 0; back <= MOST && m->token >= sentence->token + back; back++) {
        uint32_t first = m->token - back, end;
        uint32_t entry =
            cs_phrases_find(&c->a->names, c->s, first, sentence->token_end, CS_BY_FORM, &end);
        bool wider =
            entry != CS_NONE && end >= m->token_end && end - first > m->token_end - m->token;
        if (!wider || is_mention(c->s, first, end))
            continue;
        m->token = first;
        m->token_end = end;
        return;
    }
}

/* Does the token before the mention qualify its head: "Iranian-backed militiamen"? */
static bool qualifies(const cs_story *s, const cs_mention *m, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    bool word = t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN ||
                t->upos == CS_UPOS_VERB;
    bool below = t->head != CS_NONE && t->head > token && t->head < m->token_end;
    return t->xpos != CS_XPOS_POS && (t->xpos == CS_XPOS_HYPH || (word && below));
}

void cs_widen_nominal(const cs_context *c, cs_mention *m) {
    enum { MOST = 6 };
    const cs_story *s = c->s;
    uint32_t limit = s->sentences.at[s->tokens.at[m->token].sentence].token;
    for (unsigned i = 0; i < MOST && m->token > limit && qualifies(s, m, m->token - 1); i++)
        m->token--;
}
