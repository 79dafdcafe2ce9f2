/* token.c: see token.h. White space parts the text into pieces; a piece that is more than letters
 * is cut where the sum of its features' weights says so (cut.h); one feature is a list of
 * abbreviations. Words that are written together
 * ("cannot") come from a list. Then a second sum of weights tells behind every word whether the
 * sentence ends (end.h). It always ends behind the dateline. */
#include "token/token.h"

#include "base/hash.h"
#include "base/limit.h"
#include "model/linear.h"
#include "model/model.h"
#include "table/phrase.h"
#include "table/table.h"
#include "token/cut.h"
#include "token/end.h"

struct cs_tokenizer {
    cs_linear cut, end;
    cs_map abbreviations; /* key -> CS_ABBREVIATION_* */
    cs_map joined;        /* key of a word -> bytes of the first of its two */
};

static bool load_linear(const cs_model *model, const char *name, cs_linear *linear,
                        cs_error *error) {
    const cs_model_part *part = cs_model_find(model, name, CS_MODEL_I16, error);
    if (!part)
        return false;
    linear->weights = cs_model_at(model, part);
    linear->mask = part->columns - 1;
    return (part->rows == 1 && part->columns && !(part->columns & linear->mask)) ||
           cs_model_error(model, error, "part \"%s\" is no table of features", name);
}

bool cs_token_abbreviations(const cs_setup *setup, cs_map *abbreviations, cs_error *error) {
    static const char *const columns[] = {"word", "ends", NULL};
    static const char *const answers[] = {"no", "number", "time", "yes"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "token"), "abbreviations.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int ends;
        whole = cs_table_word(&table, row, 1, answers, 4, 0, &ends, error);
        uint64_t key = cs_phrase_key(cs_table_cell(&table, row, 0));
        *cs_map_put(setup->arena, abbreviations, key) = (uint32_t)ends;
    }
    cs_table_close(&table);
    return whole;
}

static bool load_joined(const cs_model *model, cs_tokenizer *tokenizer, cs_arena *arena,
                        cs_error *error) {
    const cs_model_part *keys = cs_model_find(model, "joined", CS_MODEL_U64, error);
    const uint8_t *sizes =
        keys ? cs_model_array(model, "joined.size", CS_MODEL_U8, 1, keys->columns, error) : NULL;
    if (!sizes)
        return false;
    const uint64_t *key = cs_model_at(model, keys);
    for (uint32_t i = 0; i < keys->columns; i++)
        *cs_map_put(arena, &tokenizer->joined, key[i]) = sizes[i];
    return true;
}

const cs_tokenizer *cs_token_load(const cs_setup *setup, cs_error *error) {
    cs_tokenizer *tokenizer = cs_arena_new(setup->arena, cs_tokenizer, 1);
    const cs_model *model = cs_model_open(setup, "token", "token", error);
    return model && cs_token_abbreviations(setup, &tokenizer->abbreviations, error) &&
                   load_linear(model, "cut", &tokenizer->cut, error) &&
                   load_linear(model, "end", &tokenizer->end, error) &&
                   load_joined(model, tokenizer, setup->arena, error)
               ? tokenizer
               : NULL;
}

static void push_token(cs_story *s, size_t start, size_t end) {
    cs_token *token = cs_vec_push(s->arena, &s->tokens);
    cs_str form = cs_str_slice(s->text, start, end);
    token->span = (cs_span){(uint32_t)start, (uint32_t)end};
    token->head = token->child = token->sibling = CS_NONE;
    token->key = cs_phrase_key(form);
    token->shape = cs_phrase_shape(form);
    if (s->tokens.count > 1 && s->tokens.at[s->tokens.count - 2].span.end == start)
        token->shape |= CS_SHAPE_JOINED;
}

/* A word, or two that are written together. */
static void add_token(const cs_tokenizer *tokenizer, cs_story *s, size_t start, size_t end) {
    push_token(s, start, end);
    cs_token *token = &s->tokens.at[s->tokens.count - 1];
    uint32_t cut = cs_map_get(&tokenizer->joined, token->key);
    if (cut >= end - start)
        return;
    s->tokens.count--;
    push_token(s, start, start + cut);
    push_token(s, start + cut, end);
}

static bool is_cut(const cs_tokenizer *t, const cs_piece *piece, uint32_t from, uint32_t at) {
    uint32_t features[CS_CUT_FEATURES];
    int rule = cs_piece_rule(piece, &t->abbreviations, from, at);
    if (rule != CS_CUT_OPEN)
        return rule == CS_CUT_YES;
    unsigned count = cs_piece_features(piece, &t->abbreviations, from, at, features);
    return cs_linear_sum(&t->cut, features, count) > 0;
}

static void cut_piece(const cs_tokenizer *tokenizer, cs_story *s, const cs_piece *piece) {
    uint32_t from = 0;
    for (uint32_t at = 1; at < piece->count && !piece->letters; at++)
        if (cs_piece_open(piece, at) && is_cut(tokenizer, piece, from, at)) {
            add_token(tokenizer, s, piece->start[from], piece->start[at]);
            from = at;
        }
    add_token(tokenizer, s, piece->start[from], piece->start[piece->count]);
}

static void cut_text(const cs_tokenizer *tokenizer, cs_story *s) {
    cs_piece *piece = cs_arena_new(s->scratch, cs_piece, 1);
    size_t size;
    for (size_t at = 0; at < s->text.size;) {
        if (cs_utf8_is_space(cs_utf8_at(s->text, at, &size))) {
            at += size;
            continue;
        }
        at = cs_piece_read(piece, s->text, at);
        cut_piece(tokenizer, s, piece);
    }
}

static void push_sentence(cs_story *s, uint32_t first, uint32_t end) {
    cs_sentence *sentence = cs_vec_push(s->arena, &s->sentences);
    sentence->token = first;
    sentence->token_end = end;
    sentence->span = cs_story_span(s, first, end);
    for (uint32_t i = first; i < end; i++)
        s->tokens.at[i].sentence = s->sentences.count - 1;
}

static bool ends_dateline(const cs_story *s, uint32_t token) {
    uint32_t end = s->source.dateline.span.end;
    return end && s->tokens.at[token].span.end <= end &&
           (token + 1 == s->tokens.count || s->tokens.at[token + 1].span.start >= end);
}

static void find_sentences(const cs_tokenizer *tokenizer, cs_story *s) {
    const cs_end_word *words = cs_end_words(s->scratch, &tokenizer->abbreviations, s);
    uint32_t features[CS_END_FEATURES], first = 0;
    cs_end_state state = {0};
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        cs_end_take(&state, words, i);
        unsigned count = cs_end_features(words, &state, i, features);
        bool ends =
            cs_linear_sum(&tokenizer->end, features, count) > 0 && !cs_end_never(words, &state, i);
        ends |= cs_end_always(words, i) || cs_end_hour(words, &state, i) ||
                cs_end_label(words, &state, i) || ends_dateline(s, i) ||
                state.count >= CS_LIMIT_SENTENCE;
        if (!ends)
            continue;
        push_sentence(s, first, i + 1);
        first = i + 1;
        state = (cs_end_state){0};
    }
}

void cs_token_run(const cs_tokenizer *tokenizer, cs_story *s) {
    cut_text(tokenizer, s);
    find_sentences(tokenizer, s);
}
