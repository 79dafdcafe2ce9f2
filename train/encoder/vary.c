/* vary.c: see vary.h. Bounds are analysed as the treebanks analyse them. */
#include "encoder/vary.h"

#include <string.h>

enum { MOST_BOUND = 3, TO_NUMBER = -1 };

/* A word of a bound; its head is another word of it, or the number. */
typedef struct bound_word {
    const char *form, *lemma, *feats;
    uint8_t upos, xpos, deprel;
    int8_t head;
} bound_word;

typedef struct bound {
    bound_word words[MOST_BOUND];
    uint32_t count;
} bound;

#define SUPERLATIVE(word, plain)                                                         \
    {                                                                                    \
        {{"at", "at", NULL, CS_UPOS_ADP, CS_XPOS_IN, CS_DEP_CASE, 1},                    \
         {word, plain, "Degree=Sup", CS_UPOS_ADJ, CS_XPOS_JJS, CS_DEP_NMOD, TO_NUMBER}}, \
            2                                                                            \
    }
#define COMPARATIVE(word, plain)                                                         \
    {                                                                                    \
        {{word, plain, "Degree=Cmp|ExtPos=ADV", CS_UPOS_ADJ, CS_XPOS_JJR, CS_DEP_ADVMOD, \
          TO_NUMBER},                                                                    \
         {"than", "than", NULL, CS_UPOS_ADP, CS_XPOS_IN, CS_DEP_FIXED, 0}},              \
            2                                                                            \
    }
#define ADVERB(word) \
    { {{word, word, NULL, CS_UPOS_ADV, CS_XPOS_RB, CS_DEP_ADVMOD, TO_NUMBER}}, 1 }

static const bound bounds[] = {
    SUPERLATIVE("least", "least"),
    SUPERLATIVE("least", "least"),
    SUPERLATIVE("least", "least"),
    COMPARATIVE("more", "more"),
    COMPARATIVE("more", "more"),
    COMPARATIVE("fewer", "few"),
    {{{"as", "as", "ExtPos=ADV", CS_UPOS_ADV, CS_XPOS_RB, CS_DEP_ADVMOD, TO_NUMBER},
      {"many", "many", "Degree=Pos", CS_UPOS_ADJ, CS_XPOS_JJ, CS_DEP_FIXED, 0},
      {"as", "as", NULL, CS_UPOS_ADP, CS_XPOS_IN, CS_DEP_FIXED, 0}},
     3},
    {{{"up", "up", "ExtPos=ADV", CS_UPOS_ADP, CS_XPOS_IN, CS_DEP_ADVMOD, TO_NUMBER},
      {"to", "to", NULL, CS_UPOS_ADP, CS_XPOS_IN, CS_DEP_FIXED, 0}},
     2},
    ADVERB("about"),
    ADVERB("nearly"),
    ADVERB("almost"),
    ADVERB("around"),
    ADVERB("some"),
};

static train_sentence *push(train_corpus *to, cs_arena *arena, uint32_t count) {
    train_sentence *s = cs_vec_push(arena, to);
    s->words = cs_arena_new(arena, train_word, count);
    s->count = count;
    return s;
}

/* ---- bounds ---------------------------------------------------------------------------------- */

/* A number that counts the noun behind it and has nothing before it that belongs to it. */
static bool takes_bound(const train_sentence *s, uint32_t i) {
    const train_word *w = &s->words[i];
    if (w->upos != CS_UPOS_NUM || w->deprel != CS_DEP_NUMMOD || w->joined ||
        w->head <= (int32_t)i || s->words[w->head].upos != CS_UPOS_NOUN)
        return false;
    for (uint32_t k = 0; k < s->count; k++)
        if (s->words[k].head == (int32_t)i && k < i)
            return false;
    if (i == 0)
        return true;
    const train_word *before = &s->words[i - 1];
    return before->upos != CS_UPOS_DET && before->upos != CS_UPOS_NUM &&
           before->upos != CS_UPOS_SYM && before->upos != CS_UPOS_PRON &&
           before->upos != CS_UPOS_ADJ && before->deprel != CS_DEP_FIXED;
}

static train_word word_of(const bound_word *b, uint32_t first, uint32_t number) {
    train_word w = {.form = cs_str_of(b->form),
                    .lemma = cs_str_of(b->lemma),
                    .feats = cs_str_of(b->feats),
                    .upos = b->upos,
                    .xpos = b->xpos,
                    .deprel = b->deprel};
    w.head = b->head == TO_NUMBER ? (int32_t)number : (int32_t)first + b->head;
    return w;
}

static int32_t moved(int32_t head, uint32_t at, uint32_t by) {
    return head >= (int32_t)at ? head + (int32_t)by : head;
}

static void add_bound(train_corpus *to, cs_arena *arena, const train_sentence *from, uint32_t at,
                      const bound *b) {
    train_sentence *s = push(to, arena, from->count + b->count);
    for (uint32_t i = 0; i < from->count; i++) {
        train_word w = from->words[i];
        w.head = moved(w.head, at, b->count);
        s->words[i < at ? i : i + b->count] = w;
    }
    for (uint32_t k = 0; k < b->count; k++)
        s->words[at + k] = word_of(&b->words[k], at, at + b->count);
    if (at == 0) { /* the sentence begins with the bound */
        cs_str form = cs_str_copy(arena, s->words[0].form);
        *(char *)(uintptr_t)form.at &= ~32;
        s->words[0].form = form;
    }
}

void vary_bounds(train_corpus *to, cs_arena *arena, const train_corpus *from, float part,
                 train_random *random) {
    for (uint32_t i = 0; i < from->count; i++)
        for (uint32_t k = 0; k < from->at[i].count; k++)
            if (takes_bound(&from->at[i], k) && train_random_unit(random) < part) {
                uint32_t which = train_random_below(random, sizeof bounds / sizeof *bounds);
                add_bound(to, arena, &from->at[i], k, &bounds[which]);
                break;
            }
}

/* ---- punctuation ----------------------------------------------------------------------------- */

/* Signs that can be lost: leaves of the tree, not within a word. */
static bool can_go(const train_sentence *s, uint32_t i, bool all) {
    const train_word *w = &s->words[i];
    if (w->upos != CS_UPOS_PUNCT || w->xpos == CS_XPOS_HYPH || w->head < 0 ||
        !(all || w->xpos == CS_XPOS_COMMA))
        return false;
    for (uint32_t k = 0; k < s->count; k++)
        if (s->words[k].head == (int32_t)i)
            return false;
    return true;
}

static bool lose(train_corpus *to, cs_arena *arena, const train_sentence *from, bool all) {
    uint32_t place[1024], count = 0;
    if (from->count > 1000)
        return false;
    for (uint32_t i = 0; i < from->count; i++)
        place[i] = can_go(from, i, all) ? UINT32_MAX : count++;
    if (count == from->count || count < 3)
        return false;
    train_sentence *s = push(to, arena, count);
    for (uint32_t i = 0; i < from->count; i++) {
        if (place[i] == UINT32_MAX)
            continue;
        train_word w = from->words[i];
        w.head = w.head < 0 ? w.head : (int32_t)place[w.head];
        w.joined = w.joined && i && place[i - 1] != UINT32_MAX;
        s->words[place[i]] = w;
    }
    return true;
}

void vary_punctuation(train_corpus *to, cs_arena *arena, const train_corpus *from, float part,
                      train_random *random) {
    for (uint32_t i = 0; i < from->count; i++)
        if (train_random_unit(random) < part)
            lose(to, arena, &from->at[i], train_random_below(random, 2));
}
