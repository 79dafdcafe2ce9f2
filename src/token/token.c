/* token.c: see token.h. White space and signs cut words; contractions are cut as the treebank cuts
 * them; a sentence ends at a full stop that is no part of an abbreviation, at the end of a
 * paragraph, and at the dash of the dateline. */
#include "token/token.h"

#include "base/limit.h"
#include "table/phrase.h"
#include "table/table.h"

struct cs_tokenizer {
    cs_map abbreviations; /* key of the word without its full stop -> may a sentence end there? */
};

const cs_tokenizer *cs_token_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "ends", NULL};
    static const char *const answers[] = {"no", "yes"};
    cs_tokenizer *tokenizer = cs_arena_new(setup->arena, cs_tokenizer, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "token"), "abbreviations.tsv",
                       columns, error))
        return NULL;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int ends;
        whole = cs_table_word(&table, row, 1, answers, 2, 0, &ends, error);
        uint64_t key = cs_phrase_key(cs_table_cell(&table, row, 0));
        *cs_map_put(setup->arena, &tokenizer->abbreviations, key) = (uint32_t)ends;
    }
    cs_table_close(&table);
    return whole ? tokenizer : NULL;
}

typedef struct cutter {
    const cs_tokenizer *tokenizer;
    cs_story *story;
    uint32_t sentence_token; /* first token of the sentence being filled */
} cutter;

static uint32_t point_at(const cs_story *s, size_t at, size_t *size) {
    return cs_utf8_at(s->text, at, size);
}

static bool in_word(uint32_t point) {
    return cs_utf8_is_letter(point) || cs_utf8_is_digit(point) || point == '_';
}

static bool is_quote(uint32_t point) {
    return point == '\'' || point == 0x2019;
}

static void add_token(cutter *c, size_t start, size_t end) {
    cs_story *s = c->story;
    if (start >= end)
        return;
    cs_token *token = cs_vec_push(s->arena, &s->tokens);
    cs_str form = cs_str_slice(s->text, start, end);
    token->span = (cs_span){(uint32_t)start, (uint32_t)end};
    token->head = token->child = token->sibling = CS_NONE;
    token->key = cs_phrase_key(form);
    token->shape = cs_phrase_shape(form);
    token->sentence = s->sentences.count;
    if (s->tokens.count > 1 && s->tokens.at[s->tokens.count - 2].span.end == start)
        token->shape |= CS_SHAPE_JOINED;
}

static void end_sentence(cutter *c) {
    cs_story *s = c->story;
    if (s->tokens.count == c->sentence_token)
        return;
    cs_sentence *sentence = cs_vec_push(s->arena, &s->sentences);
    sentence->token = c->sentence_token;
    sentence->token_end = s->tokens.count;
    sentence->span = cs_story_span(s, sentence->token, sentence->token_end);
    c->sentence_token = s->tokens.count;
}

/* The end of the word that begins at `start`: letters, digits, and the signs that may stand in
 * them ("3.5", "U.S", "al'a", "3,000"). */
static size_t word_end(const cs_story *s, size_t start) {
    size_t at = start, size, after;
    while (at < s->text.size) {
        uint32_t point = point_at(s, at, &size);
        uint32_t next = point_at(s, at + size, &after);
        bool inner = (point == '.' || point == ',' || point == ':') ? false : is_quote(point);
        if (point == '.' && at > start)
            inner = in_word(next);
        if ((point == ',' || point == ':') && at > start)
            inner = cs_utf8_is_digit(next) && cs_utf8_is_digit((unsigned char)s->text.at[at - 1]);
        if (!in_word(point) && !(inner && at > start && in_word(next)))
            break;
        at += size;
    }
    return at;
}

/* Where a contraction is cut: "do|n't", "Iran|'s", "they|'ve"; `end` where it is none. */
static size_t contraction(const cs_story *s, size_t start, size_t end) {
    static const char *const tails[] = {"'s", "'re", "'ve", "'ll", "'d", "'m", NULL};
    cs_str word = cs_str_slice(s->text, start, end);
    size_t size;
    for (size_t i = 1; i < word.size; i++) {
        uint32_t point = cs_utf8_at(word, i, &size);
        if (!is_quote(point))
            continue;
        cs_str tail = cs_str_slice(word, i + size, word.size);
        bool negated = cs_str_eq_nocase(tail, "t") && (word.at[i - 1] | 32) == 'n' && i > 1;
        if (negated)
            return start + i - 1;
        for (const char *const *t = tails; *t; t++)
            if (cs_str_eq_nocase(tail, *t + 1))
                return start + i;
    }
    if (cs_str_eq_nocase(word, "cannot"))
        return start + 3;
    return end;
}

/* Does the full stop behind the word belong to it? *ends: may a sentence end there all the same? */
static bool takes_stop(const cutter *c, size_t start, size_t end, bool *ends) {
    const cs_story *s = c->story;
    cs_str word = cs_str_slice(s->text, start, end);
    uint32_t known = cs_map_get(&c->tokenizer->abbreviations, cs_phrase_key(word));
    bool capital = cs_phrase_shape(word) & CS_SHAPE_INITIAL;
    *ends = true;
    if (known != CS_NONE && (capital || word.size > 3 || known)) {
        *ends = known == 1;
        return true;
    }
    if (word.size == 1 && capital) { /* an initial */
        *ends = false;
        return true;
    }
    size_t dots = 0;
    for (size_t i = 0; i < word.size; i++)
        dots += word.at[i] == '.';
    return dots > 0 && dots * 2 + 1 == word.size; /* U.S, e.g */
}

/* Is what follows the start of a sentence? */
static bool starts_sentence(const cs_story *s, size_t at) {
    size_t size = 1;
    uint32_t point = point_at(s, at, &size);
    if (!cs_utf8_is_space(point))
        return false;
    while (at < s->text.size &&
           (cs_utf8_is_space(point = point_at(s, at, &size)) || point == '"' || point == '(' ||
            point == '[' || point == '\'' || point == 0x201C || point == 0x2018 || point == '*'))
        at += size;
    return at >= s->text.size || cs_utf8_is_upper(point) || cs_utf8_is_digit(point) ||
           point > 0x2FFF;
}

static bool is_closing(uint32_t point) {
    return point == '"' || point == ')' || point == ']' || point == 0x201D || is_quote(point);
}

/* A stop sign at `at` as a token; ends the sentence where it should. Returns the end. */
static size_t cut_stop(cutter *c, size_t at) {
    cs_story *s = c->story;
    size_t end = at, size;
    while (end < s->text.size && s->text.at[end] == s->text.at[at])
        end++;
    add_token(c, at, end);
    size_t closed = end;
    while (closed < s->text.size && is_closing(point_at(s, closed, &size)))
        closed += size;
    if (!starts_sentence(s, closed) && closed < s->text.size)
        return end;
    for (; end < closed; end += size) {
        point_at(s, end, &size);
        add_token(c, end, end + size);
    }
    end_sentence(c);
    return end;
}

static size_t cut_word(cutter *c, size_t start) {
    cs_story *s = c->story;
    size_t end = word_end(s, start);
    bool ends = false;
    if (end < s->text.size && s->text.at[end] == '.' && takes_stop(c, start, end, &ends)) {
        add_token(c, start, end + 1);
        if (ends && starts_sentence(s, end + 1))
            end_sentence(c);
        return end + 1;
    }
    size_t cut = contraction(s, start, end);
    add_token(c, start, cut);
    add_token(c, cut, end);
    return end;
}

/* White space: a blank line ends the sentence, and so does a line break behind a short line. */
static size_t cut_space(cutter *c, size_t at, size_t line_start) {
    enum { SHORT_LINE_BYTES = 60 };
    const cs_story *s = c->story;
    size_t size, from = at, breaks = 0;
    for (; at < s->text.size; at += size) {
        uint32_t point = point_at(s, at, &size);
        if (!cs_utf8_is_space(point))
            break;
        breaks += point == '\n';
    }
    if (breaks > 1 || (breaks == 1 && from - line_start < SHORT_LINE_BYTES))
        end_sentence(c);
    return at;
}

void cs_token_run(const cs_tokenizer *tokenizer, cs_story *s) {
    cutter c = {tokenizer, s, 0};
    size_t line_start = 0, size, at = 0;
    while (at < s->text.size) {
        uint32_t point = point_at(s, at, &size);
        if (at == s->source.dateline.span.end && at > 0)
            end_sentence(&c);
        if (cs_utf8_is_space(point)) {
            size_t next = cut_space(&c, at, line_start);
            if (cs_str_find(cs_str_slice(s->text, at, next), '\n', 0) < next - at)
                line_start = next;
            at = next;
        } else if (in_word(point)) {
            at = cut_word(&c, at);
        } else if (point == '.' || point == '!' || point == '?') {
            at = cut_stop(&c, at);
        } else {
            add_token(&c, at, at + size);
            at += size;
        }
        if (s->tokens.count - c.sentence_token >= CS_LIMIT_SENTENCE)
            end_sentence(&c);
    }
    end_sentence(&c);
}
