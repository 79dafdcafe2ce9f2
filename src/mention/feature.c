/* feature.c: see feature.h. */
#include "mention/feature.h"

#include "base/hash.h"
#include "base/limit.h"
#include "model/features.h"

_Static_assert(CS_FEATURE_ROWS <= UINT16_MAX, "rows are 16-bit numbers");
_Static_assert(CS_FEATURES_WRITINGS == 256, "the writings have 256 rows");

typedef struct finding {
    const cs_lexicon *lexicon;
    cs_story *s;
    cs_feature_set *sets;
    cs_lexicon_word *words; /* [tokens] */
    uint8_t *cases;         /* [tokens] */
    uint8_t *styles;        /* [sentences] */
    cs_map used;            /* a word's key -> CS_USED_* */
} finding;

static void add(cs_feature_set *set, uint32_t row) {
    if (set->count < CS_FEATURE_MOST)
        set->rows[set->count++] = (uint16_t)row;
}

static bool joined(const finding *f, uint32_t token) {
    return f->s->tokens.at[token].shape & CS_SHAPE_JOINED;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void add_writing(finding *f, uint32_t sentence) {
    const cs_sentence *in = &f->s->sentences.at[sentence];
    for (uint32_t i = in->token; i < in->token_end; i++) {
        bool after = i + 1 < in->token_end && joined(f, i + 1);
        add(&f->sets[i], CS_FEATURE_WRITING +
                             cs_features_writing(f->cases[i], f->styles[sentence], i == in->token,
                                                 i > in->token && joined(f, i), after));
    }
}

/* "McDonald's-7" is "AaAa'a-0": runs of one kind of character count as one. */
static uint32_t shape_of(cs_str form) {
    uint32_t sum = 0, last = 0;
    for (size_t i = 0; i < form.size; i++) {
        unsigned char byte = (unsigned char)form.at[i];
        uint32_t kind = byte >= 'a' && byte <= 'z'   ? 'a'
                        : byte >= 'A' && byte <= 'Z' ? 'A'
                        : byte >= '0' && byte <= '9' ? '0'
                        : byte >= 0x80               ? 'a'
                                                     : byte;
        if (kind != last)
            sum = (sum ^ kind) * 0x01000193u;
        last = kind;
    }
    return sum ^ sum >> 15;
}

static uint32_t hash_of(const char *at, size_t size) {
    uint32_t sum = 0x811C9DC5u;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ (unsigned char)at[i]) * 0x01000193u;
    return sum ^ sum >> 15;
}

static void add_form(finding *f, uint32_t token) {
    enum { AFFIX = 3 };
    char folded[CS_FEATURES_FORM];
    cs_feature_set *set = &f->sets[token];
    cs_str form = cs_story_words(f->s, f->s->tokens.at[token].span);
    size_t size = cs_features_fold(form, folded), part = size < AFFIX ? size : AFFIX;
    add(set, CS_FEATURE_SHAPE + (shape_of(form) & (CS_FEATURE_SHAPE_ROOM - 1)));
    add(set, CS_FEATURE_FIRST + (hash_of(folded, part) & (CS_FEATURE_AFFIX_ROOM - 1)));
    add(set, CS_FEATURE_LAST + (hash_of(folded + size - part, part) & (CS_FEATURE_AFFIX_ROOM - 1)));
    add(set, CS_FEATURE_WORD + (hash_of(folded, size) & (CS_FEATURE_WORD_ROOM - 1)));
}

/* ---- lists ----------------------------------------------------------------------------------- */

static bool is_capital(const finding *f, uint32_t token) {
    return f->s->tokens.at[token].shape & CS_SHAPE_INITIAL;
}

static void add_word(finding *f, uint32_t token) {
    const cs_lexicon_word *word = &f->words[token];
    cs_feature_set *set = &f->sets[token];
    for (uint32_t k = 0; word->known && k < CS_LEXICON_CODES; k++)
        add(set, CS_FEATURE_CODES + k * CS_LEXICON_CENTRES + word->codes[k]);
    if (!word->known)
        add(set, CS_FEATURE_UNKNOWN);
    for (uint32_t bit = 0; bit < CS_WORD_COUNT; bit++)
        if (word->lists >> bit & 1)
            add(set, CS_FEATURE_LISTS + 2 * bit + is_capital(f, token));
}

static bool is_written_small(const finding *f, uint32_t first, uint32_t end) {
    uint8_t style = f->styles[f->s->tokens.at[first].sentence];
    for (uint32_t i = first; i < end; i++)
        if (is_capital(f, i))
            return false;
    return style == CS_STYLE_PLAIN || style == CS_STYLE_TITLE;
}

/* The longest phrase at `first`: the token behind it and its lists; `first` where there is none. */
static uint32_t longest_phrase(const finding *f, uint32_t first, uint32_t limit, uint8_t *lists) {
    uint64_t key = 0;
    uint32_t end = first, words = 0;
    for (uint32_t i = first; i < limit && words < CS_LEXICON_LONGEST; i++) {
        if (f->s->tokens.at[i].key == 0)
            continue;
        key = cs_hash_mix(key, f->s->tokens.at[i].key);
        words++;
        uint8_t found = cs_lexicon_phrase(f->lexicon, key);
        if (found & (CS_PHRASE_MORE - 1)) {
            *lists = found;
            end = i + 1;
        }
        if (!(found & CS_PHRASE_MORE))
            break;
    }
    return end;
}

static void add_phrases(finding *f, const cs_sentence *in) {
    for (uint32_t i = in->token; i < in->token_end;) {
        uint8_t lists = 0;
        uint32_t end = f->s->tokens.at[i].key ? longest_phrase(f, i, in->token_end, &lists) : i;
        if (end == i || is_written_small(f, i, end)) {
            i++;
            continue;
        }
        for (uint32_t k = i; k < end; k++)
            for (uint32_t bit = 0; bit < CS_PHRASE_COUNT; bit++) {
                uint32_t place = (k > i ? 2u : 0u) + (k + 1 < end ? 1u : 0u);
                if (lists >> bit & 1)
                    add(&f->sets[k], CS_FEATURE_PHRASES + 4 * bit + place);
            }
        i = end;
    }
}

/* ---- elsewhere ------------------------------------------------------------------------------- */

static bool has_list(const finding *f, uint32_t token, uint32_t list) {
    return f->words[token].lists & list;
}

/* How the word is used here; nothing is said of sentences in one case alone. */
static uint32_t use_of(const finding *f, const cs_sentence *in, uint32_t token, uint8_t style) {
    bool first = token == in->token, last = token + 1 == in->token_end;
    bool capital = is_capital(f, token);
    uint32_t used = 0;
    if (style == CS_STYLE_PLAIN)
        used |= capital ? (first ? 0u : CS_USED_CAPITAL) : CS_USED_SMALL;
    if (!capital)
        return used;
    if (!first) {
        uint32_t before = token - 1;
        bool name = is_capital(f, before);
        used |= has_list(f, before, CS_WORD_TITLE) ? CS_USED_AFTER_TITLE : 0u;
        used |= name && has_list(f, before, CS_WORD_GIVEN) ? CS_USED_AFTER_GIVEN : 0u;
        used |= has_list(f, before, CS_WORD_INSIDE) ? CS_USED_INSIDE : 0u;
        used |= name ? CS_USED_AFTER_NAME : 0u;
    }
    if (!last) {
        uint32_t behind = token + 1;
        bool name = is_capital(f, behind);
        used |= name ? CS_USED_BEFORE_NAME : 0u;
        used |= name && has_list(f, behind, CS_WORD_ORGANIZATION) ? CS_USED_ORGANIZATION : 0u;
    }
    if (!first && !last && cs_str_eq(cs_story_words(f->s, f->s->tokens.at[token - 1].span), "(") &&
        cs_str_eq(cs_story_words(f->s, f->s->tokens.at[token + 1].span), ")"))
        used |= CS_USED_BRACKETS;
    return used;
}

static void note_uses(finding *f, uint32_t sentence) {
    const cs_sentence *in = &f->s->sentences.at[sentence];
    for (uint32_t i = in->token; i < in->token_end; i++) {
        if (!(f->s->tokens.at[i].shape & CS_SHAPE_LETTERS))
            continue;
        uint32_t *used = cs_map_put(f->s->scratch, &f->used, f->s->tokens.at[i].key);
        *used = (*used == CS_NONE ? 0 : *used) | use_of(f, in, i, f->styles[sentence]);
    }
}

static void add_uses(finding *f, uint32_t token) {
    if (!(f->s->tokens.at[token].shape & CS_SHAPE_LETTERS))
        return;
    uint32_t used = cs_map_get(&f->used, f->s->tokens.at[token].key);
    if (!is_capital(f, token))
        used &= CS_USED_CAPITAL | CS_USED_SMALL;
    add(&f->sets[token], CS_FEATURE_USED_ALL + used);
    for (uint32_t bit = 0; bit < CS_USED_COUNT; bit++)
        if (used >> bit & 1)
            add(&f->sets[token], CS_FEATURE_USED + bit);
}

/* ---- all ------------------------------------------------------------------------------------- */

static void look(finding *f, uint32_t sentence) {
    const cs_sentence *in = &f->s->sentences.at[sentence];
    for (uint32_t i = in->token; i < in->token_end; i++) {
        const cs_token *t = &f->s->tokens.at[i];
        f->cases[i] = cs_features_case(cs_story_words(f->s, t->span));
        f->words[i] = cs_lexicon_word_of(f->lexicon, t->key);
    }
    f->styles[sentence] =
        cs_features_style(f->cases + in->token, (size_t)(in->token_end - in->token));
}

cs_feature_set *cs_feature_find(const cs_lexicon *lexicon, cs_story *s) {
    finding f = {.lexicon = lexicon, .s = s};
    f.sets = cs_arena_new(s->scratch, cs_feature_set, s->tokens.count);
    f.words = cs_arena_new(s->scratch, cs_lexicon_word, s->tokens.count);
    f.cases = cs_arena_new(s->scratch, uint8_t, s->tokens.count);
    f.styles = cs_arena_new(s->scratch, uint8_t, s->sentences.count);
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        look(&f, k);
        note_uses(&f, k);
    }
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        add_writing(&f, k);
        add_phrases(&f, &s->sentences.at[k]);
    }
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        add_word(&f, i);
        add_form(&f, i);
        add_uses(&f, i);
    }
    return f.sets;
}
