/* gum.c: see gum.h. The column MISC holds Entity=(1-person-...(2-place-...)...1): brackets open and
 * close, the number is the chain's. */
#include "gum.h"

#include "table/phrase.h"

typedef struct gum_open {
    uint32_t first, chain;
    cs_str type;
} gum_open;

typedef struct gum_reading {
    cs_arena *arena;
    gum_document *d;
    cs_vec(char) text;
    cs_vec(gum_open) open;
} gum_reading;

static void put(gum_reading *r, cs_str s) {
    for (size_t i = 0; i < s.size; i++)
        *cs_vec_push(r->arena, &r->text) = s.at[i];
}

/* ---- mentions -------------------------------------------------------------------------------- */

static cs_str value_of(cs_str misc, const char *key) {
    size_t at = cs_str_find_str(misc, cs_str_of(key), 0);
    cs_str rest = cs_str_slice(misc, at + cs_str_of(key).size, misc.size);
    return at < misc.size ? cs_str_cut(rest, '|', &rest) : CS_STR_NONE;
}

static uint32_t number_at(cs_str s, size_t *at) {
    uint32_t number = 0;
    while (*at < s.size && s.at[*at] >= '0' && s.at[*at] <= '9')
        number = number * 10 + (uint32_t)(s.at[(*at)++] - '0');
    return number;
}

static uint32_t highest(const gum_document *d, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i <= last; i++)
        if (d->heads.at[i] == CS_NONE || d->heads.at[i] < first || d->heads.at[i] > last)
            return i;
    return last;
}

static void set_kind(gum_mention *m, cs_str type) {
    static const struct {
        const char *type;
        uint8_t kind;
    } kinds[] = {{"person", CS_KIND_PERSON}, {"organization", CS_KIND_ORGANIZATION},
                 {"place", CS_KIND_PLACE},   {"object", CS_KIND_OTHER},
                 {"animal", CS_KIND_OTHER},  {"plant", CS_KIND_OTHER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (cs_str_eq(type, kinds[i].type)) {
            m->kind = kinds[i].kind;
            m->sought = true;
        }
}

static void close_chain(gum_reading *r, uint32_t chain, uint32_t last) {
    for (uint32_t i = r->open.count; i-- > 0;)
        if (r->open.at[i].chain == chain) {
            *cs_vec_push(r->arena, &r->d->mentions) =
                (gum_mention){.first = r->open.at[i].first, .last = last, .chain = chain};
            set_kind(&r->d->mentions.at[r->d->mentions.count - 1], r->open.at[i].type);
            memmove(&r->open.at[i], &r->open.at[i + 1],
                    (r->open.count - i - 1) * sizeof *r->open.at);
            r->open.count--;
            return;
        }
}

/* "(12-person-new...": opens 12; "12)" closes it; "(12-...)" does both. */
static void read_entities(gum_reading *r, cs_str value, uint32_t word) {
    for (size_t at = 0; at < value.size;) {
        bool opens = value.at[at] == '(';
        at += opens;
        uint32_t chain = number_at(value, &at);
        cs_str rest = cs_str_slice(value, at + 1, value.size);
        while (at < value.size && value.at[at] != '(' && value.at[at] != ')')
            at++;
        if (opens)
            *cs_vec_push(r->arena, &r->open) =
                (gum_open){word, chain, cs_str_cut(rest, '-', &rest)};
        if (at < value.size && value.at[at] == ')') {
            close_chain(r, chain, word);
            at++;
        }
    }
}

/* ---- documents ------------------------------------------------------------------------------- */

static void add_sentence(gum_reading *r, const train_sentence *s) {
    uint32_t base = r->d->words.count;
    for (uint32_t i = 0; i < s->count; i++) {
        const train_word *w = &s->words[i];
        if (r->text.count && (i == 0 || !w->joined))
            put(r, i == 0 && s->paragraph ? CS_STR("\n\n") : CS_STR(" "));
        uint32_t start = r->text.count;
        put(r, w->form);
        *cs_vec_push(r->arena, &r->d->words) = (cs_span){start, r->text.count};
        *cs_vec_push(r->arena, &r->d->heads) = w->head < 0 ? CS_NONE : base + (uint32_t)w->head;
    }
    for (uint32_t i = 0; i < s->count; i++)
        read_entities(r, value_of(s->words[i].misc, "Entity="), base + i);
}

static uint32_t read_document(gum_document *d, cs_arena *arena, const train_corpus *corpus,
                              uint32_t first) {
    gum_reading r = {.arena = arena, .d = d};
    uint32_t i = first;
    d->sentences = &corpus->at[first];
    do
        add_sentence(&r, &corpus->at[i++]);
    while (i < corpus->count && !corpus->at[i].document);
    d->sentence_count = i - first;
    d->text = (cs_str){r.text.at, r.text.count};
    for (uint32_t k = 0; k < d->mentions.count; k++)
        d->mentions.at[k].head = highest(d, d->mentions.at[k].first, d->mentions.at[k].last);
    return i;
}

void gum_read(gum_documents *documents, cs_arena *arena, const train_corpus *corpus) {
    for (uint32_t i = 0; i < corpus->count;)
        i = read_document(cs_vec_push(arena, documents), arena, corpus, i);
}

static void set_token(cs_token *t, cs_str form, const train_word *w, uint32_t base,
                      uint32_t sentence) {
    t->sentence = sentence;
    t->head = w->head < 0 ? CS_NONE : base + (uint32_t)w->head;
    t->lemma = w->lemma;
    t->feats = w->feats;
    t->key = cs_phrase_key(form);
    t->lemma_key = cs_phrase_key(w->lemma);
    t->upos = w->upos;
    t->xpos = w->xpos;
    t->deprel = w->deprel;
    t->shape = (uint8_t)(cs_phrase_shape(form) | (w->joined ? CS_SHAPE_JOINED : 0));
}

cs_story *gum_story(const gum_document *d, cs_arena *arena, cs_arena *scratch) {
    cs_story *s = cs_story_new(arena, scratch, d->name, d->text);
    for (uint32_t i = 0; i < d->sentence_count; i++) {
        uint32_t base = s->tokens.count;
        for (uint32_t k = 0; k < d->sentences[i].count; k++) {
            cs_token *t = cs_vec_push(arena, &s->tokens);
            t->span = d->words.at[base + k];
            set_token(t, cs_story_words(s, t->span), &d->sentences[i].words[k], base, i);
        }
        *cs_vec_push(arena, &s->sentences) =
            (cs_sentence){cs_story_span(s, base, s->tokens.count), base, s->tokens.count};
        cs_story_link(s, i);
    }
    return s;
}

/* ---- the annotators' mentions ---------------------------------------------------------------- */

static bool is_premodifier(const cs_token *t) {
    return t->deprel == CS_DEP_COMPOUND || t->deprel == CS_DEP_AMOD || t->deprel == CS_DEP_FLAT ||
           t->deprel == CS_DEP_NMOD_DESC || t->deprel == CS_DEP_NUMMOD || t->xpos == CS_XPOS_HYPH;
}

static uint32_t start_of(const cs_story *s, const gum_mention *m) {
    uint32_t start = m->head;
    while (start > m->first && is_premodifier(&s->tokens.at[start - 1]))
        start--;
    return start;
}

/* Behind "Ross" of "Claire Bailey-Ross", "Agriculture" of "Ministry of Agriculture". */
static uint32_t end_of_name(const cs_story *s, const gum_mention *m) {
    uint32_t end = m->head + 1;
    while (end <= m->last) {
        const cs_token *t = &s->tokens.at[end];
        bool of = cs_str_eq(t->lemma, "of") && end < m->last &&
                  s->tokens.at[end + 1].upos == CS_UPOS_PROPN;
        bool part = t->upos == CS_UPOS_PROPN || t->xpos == CS_XPOS_HYPH || t->upos == CS_UPOS_NUM;
        if (!of && !(part && t->deprel != CS_DEP_APPOS && t->deprel != CS_DEP_CONJ))
            break;
        end++;
    }
    while (end > m->head + 1 && s->tokens.at[end - 1].xpos == CS_XPOS_HYPH)
        end--;
    return end;
}

/* Is it "X and Y", where X is a mention of its own? */
static bool is_joined(const gum_document *d, const cs_story *s, const gum_mention *m) {
    for (uint32_t i = 0; i < d->mentions.count; i++) {
        const gum_mention *other = &d->mentions.at[i];
        if (other != m && other->head == m->head && other->last < m->last)
            for (uint32_t k = other->last + 1; k <= m->last; k++)
                if (s->tokens.at[k].head == m->head && s->tokens.at[k].deprel == CS_DEP_CONJ)
                    return true;
    }
    return false;
}

static void add_mention(const gum_document *d, cs_story *s, const gum_mention *m) {
    const cs_token *head = &s->tokens.at[m->head];
    cs_mention mention = {.kind = m->kind, .entity = CS_NONE, .head = m->head};
    bool noun = head->upos == CS_UPOS_PROPN || head->upos == CS_UPOS_NOUN;
    if (is_joined(d, s, m))
        return;
    mention.form = head->upos == CS_UPOS_PROPN  ? CS_FORM_NAME
                   : head->upos == CS_UPOS_PRON ? CS_FORM_PRONOUN
                                                : CS_FORM_NOMINAL;
    mention.token = noun ? start_of(s, m) : m->head;
    mention.token_end = mention.form == CS_FORM_NAME ? end_of_name(s, m) : m->head + 1;
    mention.span = cs_story_span(s, mention.token, mention.token_end);
    *cs_vec_push(s->arena, &s->mentions) = mention;
}

static bool goes_before(const cs_mention *a, const cs_mention *b) {
    return a->token != b->token ? a->token < b->token : a->token_end > b->token_end;
}

void gum_mentions(const gum_document *d, cs_story *s) {
    for (uint32_t i = 0; i < d->mentions.count; i++)
        if (d->mentions.at[i].sought || s->tokens.at[d->mentions.at[i].head].upos == CS_UPOS_PRON)
            add_mention(d, s, &d->mentions.at[i]);
    for (uint32_t i = 1; i < s->mentions.count; i++) {
        cs_mention mention = s->mentions.at[i];
        uint32_t to = i;
        for (; to > 0 && goes_before(&mention, &s->mentions.at[to - 1]); to--)
            s->mentions.at[to] = s->mentions.at[to - 1];
        s->mentions.at[to] = mention;
    }
}
