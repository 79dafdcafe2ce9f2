/* quote.c: see quote.h. A mark opens a quotation when none is open, whatever its shape, since news
 * texts mix them up; a paragraph's end closes it. The speaker is the subject of the verb of saying
 * that stands nearest to the quotation in its sentence; without one, that of the quotation before,
 * where nothing else can have begun. */
#include "entity/quote.h"

enum { MOST_WORDS_TO_VERB = 14 };

/* ", “, ”, `` or '' */
static bool is_mark(const cs_story *s, uint32_t token) {
    cs_span span = s->tokens.at[token].span;
    const char *c = s->text.at + span.start;
    switch (span.end - span.start) {
    case 1:
        return *c == '"';
    case 2:
        return memcmp(c, "``", 2) == 0 || memcmp(c, "''", 2) == 0;
    case 3:
        return memcmp(c, "“", 3) == 0 || memcmp(c, "”", 3) == 0;
    default:
        return false;
    }
}

static bool begins_paragraph(const cs_story *s, uint32_t sentence) {
    if (!sentence)
        return true;
    cs_span gap = {s->sentences.at[sentence - 1].span.end, s->sentences.at[sentence].span.start};
    cs_str between = cs_story_words(s, gap);
    return cs_str_find(between, '\n', 0) < between.size;
}

static void number_paragraphs(cs_nps *nps) {
    const cs_story *s = nps->s;
    uint32_t number = 0;
    nps->paragraph = cs_arena_new(s->scratch, uint32_t, s->sentences.count + 1);
    for (uint32_t i = 0; i < s->sentences.count; i++) {
        number += i && begins_paragraph(s, i);
        nps->paragraph[i] = number;
    }
}

static void open_quote(cs_nps *nps, uint32_t token) {
    *cs_vec_push(nps->s->scratch, &nps->quotes) = (cs_quote){token, token, CS_NONE};
}

void cs_quote_find(cs_nps *nps) {
    const cs_story *s = nps->s;
    bool open = false;
    number_paragraphs(nps);
    nps->quote_of = cs_arena_new(s->scratch, uint32_t, s->tokens.count + 1);
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        uint32_t sentence = s->tokens.at[i].sentence;
        if (open && i == s->sentences.at[sentence].token && sentence &&
            nps->paragraph[sentence] != nps->paragraph[sentence - 1])
            open = false;
        bool mark = is_mark(s, i);
        if (mark && !open)
            open_quote(nps, i + 1);
        open = open != mark;
        nps->quote_of[i] = open && !mark ? nps->quotes.count - 1 : CS_NONE;
        if (open && !mark)
            nps->quotes.at[nps->quotes.count - 1].token_end = i + 1;
    }
}

/* ---- speakers -------------------------------------------------------------------------------- */

static uint32_t subject_of(const cs_story *s, uint32_t verb) {
    uint32_t subject = cs_story_child(s, verb, CS_DEP_NSUBJ);
    if (subject == CS_NONE && s->tokens.at[verb].deprel == CS_DEP_CONJ)
        subject = cs_story_child(s, s->tokens.at[verb].head, CS_DEP_NSUBJ);
    return subject;
}

/* The head of the noun that the token makes a speaker: "said" its subject, "according" to it. */
static uint32_t source_at(const cs_nps *nps, uint32_t token) {
    const cs_token *t = &nps->s->tokens.at[token];
    if (nps->quote_of[token] != CS_NONE)
        return CS_NONE;
    if (t->upos == CS_UPOS_VERB && cs_map_get(&nps->words->speech, t->lemma_key) != CS_NONE)
        return subject_of(nps->s, token);
    return cs_str_eq_nocase(t->lemma, "according") ? t->head : CS_NONE;
}

static uint32_t np_of_source(const cs_nps *nps, uint32_t token) {
    uint32_t source = source_at(nps, token);
    bool outside = source != CS_NONE && nps->quote_of[source] == CS_NONE;
    return outside ? nps->by_head[source] : CS_NONE;
}

static uint32_t speaker_behind(const cs_nps *nps, const cs_quote *q) {
    uint32_t sentence = nps->s->tokens.at[q->token_end - 1].sentence;
    uint32_t limit = nps->s->sentences.at[sentence].token_end;
    for (uint32_t i = q->token_end; i < limit && i < q->token_end + MOST_WORDS_TO_VERB; i++) {
        uint32_t np = np_of_source(nps, i);
        if (np != CS_NONE)
            return np;
    }
    return CS_NONE;
}

static uint32_t speaker_before(const cs_nps *nps, const cs_quote *q) {
    uint32_t first = nps->s->sentences.at[nps->s->tokens.at[q->token].sentence].token;
    for (uint32_t i = q->token; i > first && i + MOST_WORDS_TO_VERB > q->token; i--) {
        uint32_t np = np_of_source(nps, i - 1);
        if (np != CS_NONE)
            return np;
    }
    return CS_NONE;
}

static uint32_t paragraph_of(const cs_nps *nps, uint32_t token) {
    return nps->paragraph[nps->s->tokens.at[token].sentence];
}

/* Does the paragraph begin with the quotation? */
static bool leads(const cs_nps *nps, const cs_quote *q) {
    uint32_t sentence = nps->s->tokens.at[q->token].sentence;
    return q->token <= nps->s->sentences.at[sentence].token + 1 &&
           (!sentence || nps->paragraph[sentence] != nps->paragraph[sentence - 1]);
}

/* The speaker of the quotation before, where it goes on. */
static uint32_t speaker_on(const cs_nps *nps, uint32_t quote) {
    if (!quote)
        return CS_NONE;
    const cs_quote *q = &nps->quotes.at[quote], *before = q - 1;
    uint32_t here = paragraph_of(nps, q->token), there = paragraph_of(nps, before->token);
    return here == there || (leads(nps, q) && here == there + 1) ? before->speaker : CS_NONE;
}

void cs_quote_speakers(cs_nps *nps) {
    for (uint32_t i = 0; i < nps->quotes.count; i++) {
        cs_quote *q = &nps->quotes.at[i];
        if (q->token >= q->token_end)
            continue;
        q->speaker = speaker_behind(nps, q);
        if (q->speaker == CS_NONE)
            q->speaker = speaker_before(nps, q);
        if (q->speaker == CS_NONE)
            q->speaker = speaker_on(nps, i);
    }
}
