/* raw.c: see raw.h. */
#include "encoder/raw.h"

#include "base/hash.h"
#include "base/limit.h"
#include "base/mapped.h"
#include "model/model.h"
#include "token/token.h"

enum { FEWEST_WORDS = 4, MOST_WORDS = 80 };

typedef struct reading {
    train_corpus *corpus;
    cs_arena *arena;
    cs_map seen;
} reading;

static void add_sentence(reading *r, const cs_story *s, const cs_sentence *in) {
    uint32_t count = in->token_end - in->token;
    uint32_t *seen = cs_map_put(r->arena, &r->seen, cs_hash_str(cs_story_words(s, in->span)));
    if (count < FEWEST_WORDS || count > MOST_WORDS || *seen != CS_NONE)
        return;
    *seen = 0;
    train_sentence *to = cs_vec_push(r->arena, r->corpus);
    to->count = count;
    to->words = cs_arena_new(r->arena, train_word, count);
    for (uint32_t i = 0; i < count; i++) {
        const cs_token *t = &s->tokens.at[in->token + i];
        to->words[i].form = cs_str_copy(r->arena, cs_story_words(s, t->span));
        to->words[i].joined = i && t->shape & CS_SHAPE_JOINED;
        to->words[i].head = TRAIN_UNKNOWN;
    }
}

static void add_document(reading *r, const cs_tokenizer *tokenizer, cs_arena *room,
                         cs_arena *scratch, cs_str text) {
    cs_story *s = cs_story_new(room, scratch, CS_STR("raw"), text);
    cs_token_run(tokenizer, s);
    for (uint32_t i = 0; i < s->sentences.count; i++)
        add_sentence(r, s, &s->sentences.at[i]);
    cs_arena_reset(room);
    cs_arena_reset(scratch);
}

bool raw_read(train_corpus *corpus, cs_arena *arena, const char *path, const char *models,
              cs_error *error) {
    cs_shelf shelf = {NULL};
    cs_setup setup = {.data = "data", .models = models, .arena = arena, .shelf = &shelf};
    const cs_tokenizer *tokenizer = cs_token_load(&setup, error);
    cs_mapped file;
    if (!tokenizer || !cs_mapped_open(&file, path, CS_LIMIT_FILE, error))
        return false;
    cs_arena room = cs_arena_make(CS_LIMIT_STORY), scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    reading r = {.corpus = corpus, .arena = arena};
    for (cs_str rest = file.bytes; rest.size;)
        add_document(&r, tokenizer, &room, &scratch, cs_str_cut(rest, '\f', &rest));
    cs_arena_free(&room);
    cs_arena_free(&scratch);
    cs_mapped_close(&file);
    cs_model_close(&shelf);
    return true;
}
