/* corpus.c: see corpus.h. */
#include "ground/corpus.h"

#include "base/limit.h"
#include "base/mapped.h"

enum { COLUMNS = 10 };

typedef struct reading {
    train_corpus *corpus;
    cs_arena *arena;
    const char *path;
    cs_error *error;
    long line;
    cs_vec(train_word) words;
    train_sentence next;
    int64_t token_end; /* last word of the multiword token being read */
    bool joined;       /* does the next word follow without white space? */
    bool token_joined; /* is there none behind the multiword token? */
} reading;

static cs_str or_none(cs_str s) {
    return cs_str_eq(s, "_") ? CS_STR_NONE : s;
}

static bool fault(reading *r, const char *what, cs_str cell) {
    return cs_error_set(r->error, CS_FORMAT, r->path, r->line, "%s: %.*s", what, (int)cell.size,
                        cell.at);
}

static bool name_of(reading *r, const cs_names *names, cs_str cell, uint8_t *value) {
    int found = cs_names_find(names, cell);
    *value = (uint8_t)(found < 0 ? 0 : found);
    return found >= 0 || fault(r, "unknown label", cell);
}

static bool no_space_after(cs_str misc) {
    return cs_str_find_str(misc, CS_STR("SpaceAfter=No"), 0) < misc.size;
}

static bool add_word(reading *r, const cs_str *cells) {
    int64_t number, head;
    if (!cs_str_to_int(cells[0], &number) || number != r->words.count + 1)
        return fault(r, "not the next word", cells[0]);
    train_word *w = cs_vec_push(r->arena, &r->words);
    w->form = cs_str_copy(r->arena, cells[1]);
    w->lemma = cs_str_copy(r->arena, cells[2]);
    w->feats = or_none(cs_str_copy(r->arena, cells[5]));
    w->misc = or_none(cs_str_copy(r->arena, cells[9]));
    w->joined = r->joined;
    w->inside = number <= r->token_end && r->joined;
    if (!cs_str_to_int(cells[6], &head))
        return fault(r, "no head", cells[6]);
    w->head = (int32_t)head - 1;
    r->joined = number < r->token_end ||
                (number == r->token_end ? r->token_joined : no_space_after(cells[9]));
    return name_of(r, &cs_names_upos, cells[3], &w->upos) &&
           name_of(r, &cs_names_xpos, cells[4], &w->xpos) &&
           name_of(r, &cs_names_deprel, cells[7], &w->deprel);
}

/* "3-4\tdon't\t...": the words up to the fourth stand together. */
static bool begin_token(reading *r, const cs_str *cells) {
    cs_str last = CS_STR_NONE;
    cs_str_cut(cells[0], '-', &last);
    r->token_joined = no_space_after(cells[9]);
    return cs_str_to_int(last, &r->token_end) || fault(r, "not a range", cells[0]);
}

static bool read_row(reading *r, cs_str line) {
    cs_str cells[COLUMNS], rest = line;
    for (int i = 0; i < COLUMNS; i++) {
        if (!rest.at)
            return fault(r, "too few columns", line);
        cells[i] = cs_str_cut(rest, '\t', &rest);
    }
    if (cs_str_find(cells[0], '.', 0) < cells[0].size)
        return true;
    if (cs_str_find(cells[0], '-', 0) < cells[0].size)
        return begin_token(r, cells);
    return add_word(r, cells);
}

static void read_comment(reading *r, cs_str line) {
    if (cs_str_starts(line, "# newdoc"))
        r->next.document = r->next.paragraph = true;
    if (cs_str_starts(line, "# newpar"))
        r->next.paragraph = true;
    if (cs_str_starts(line, "# text = "))
        r->next.text = cs_str_copy(r->arena, cs_str_slice(line, 9, line.size));
}

static void end_sentence(reading *r) {
    if (r->words.count) {
        r->next.words = r->words.at;
        r->next.count = r->words.count;
        *cs_vec_push(r->arena, r->corpus) = r->next;
        r->next = (train_sentence){.text = CS_STR_NONE};
    }
    r->words.at = NULL;
    r->words.count = r->words.room = 0;
    r->token_end = 0;
    r->joined = false;
}

bool train_corpus_read(train_corpus *corpus, cs_arena *arena, const char *path, cs_error *error) {
    cs_mapped file;
    reading r = {.corpus = corpus, .arena = arena, .path = path, .error = error};
    if (!cs_mapped_open(&file, path, CS_LIMIT_FILE, error))
        return false;
    bool right = true;
    for (cs_str rest = file.bytes; right && rest.at;) {
        cs_str line = cs_str_cut(rest, '\n', &rest);
        r.line++;
        if (!line.size)
            end_sentence(&r);
        else if (line.at[0] == '#')
            read_comment(&r, line);
        else
            right = read_row(&r, line);
    }
    end_sentence(&r);
    cs_mapped_close(&file);
    return right;
}
