/* material.c: see material.h. */
#include "material.h"

#include "base/limit.h"
#include "base/mapped.h"
#include "swap.h"

enum { OPEN = 1, CLOSE = 2, UNSURE = 3, SURE = 4 };

/* ---- reading --------------------------------------------------------------------------------- */

static void add_piece(cs_arena *arena, material_document *d, cs_str text, uint8_t what) {
    if (text.size)
        *cs_vec_push(arena, &d->pieces) = (material_piece){cs_str_copy(arena, text), what};
}

static uint8_t kind_of(char letter) {
    static const char letters[] = "POLX";
    const char *at = strchr(letters, letter);
    return at && *at ? (uint8_t)(at - letters) : CS_NAMED_OTHER;
}

static void read_document(material_document *d, cs_arena *arena, cs_str text) {
    d->corpus = cs_str_copy(arena, cs_str_cut(text, '\n', &text));
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        char sign = text.at[i];
        if (sign != OPEN && sign != UNSURE)
            continue;
        add_piece(arena, d, cs_str_slice(text, from, i), PIECE_TEXT);
        size_t start = sign == OPEN ? i + 2 : i + 1;
        size_t end = cs_str_find(text, sign == OPEN ? CLOSE : SURE, start);
        add_piece(arena, d, cs_str_slice(text, start, end),
                  sign == OPEN ? kind_of(text.at[i + 1]) : PIECE_UNSURE);
        from = end + 1;
        i = end;
    }
    add_piece(arena, d, cs_str_slice(text, from, text.size), PIECE_TEXT);
}

static void read_raw(material_document *d, cs_arena *arena, cs_str text) {
    d->corpus = CS_STR("raw");
    add_piece(arena, d, text, PIECE_TEXT);
}

/* Reads documents that are parted by form feeds. */
static bool read_all(material_documents *documents, cs_arena *arena, const char *path,
                     void read(material_document *d, cs_arena *arena, cs_str text),
                     cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, path, CS_LIMIT_FILE, error))
        return false;
    for (cs_str rest = file.bytes; rest.size;) {
        material_document *d = cs_vec_push(arena, documents);
        d->number = documents->count - 1;
        read(d, arena, cs_str_cut(rest, '\f', &rest));
    }
    cs_mapped_close(&file);
    return true;
}

bool material_read(material_documents *documents, cs_arena *arena, const char *path,
                   cs_error *error) {
    return read_all(documents, arena, path, read_document, error);
}

bool material_read_raw(material_documents *documents, cs_arena *arena, const char *path,
                       cs_error *error) {
    return read_all(documents, arena, path, read_raw, error);
}

/* ---- writing --------------------------------------------------------------------------------- */

typedef enum style { AS_IS, UPPER, TITLE, LOWER } style;

/* Capital and small letters of ASCII and of the Latin letters of two bytes from C3 80 on. */
static void upper(char *at, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)at[i];
        if (byte >= 'a' && byte <= 'z')
            at[i] = (char)(byte - 32);
        else if (i && (unsigned char)at[i - 1] == 0xC3 && byte >= 0xA0 && byte <= 0xBE &&
                 byte != 0xB7)
            at[i] = (char)(byte - 32);
    }
}

static void lower(char *at, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)at[i];
        if (byte >= 'A' && byte <= 'Z')
            at[i] = (char)(byte + 32);
        else if (i && (unsigned char)at[i - 1] == 0xC3 && byte >= 0x80 && byte <= 0x9E &&
                 byte != 0x97)
            at[i] = (char)(byte + 32);
    }
}

/* The first letter of each word of four letters or more, as in headlines. */
static void title(char *at, size_t size) {
    for (size_t i = 0; i < size;) {
        size_t end = i;
        while (end < size && at[end] != ' ' && at[end] != '\n')
            end++;
        if (end - i >= 4 || i == 0)
            upper(at + i, 1);
        i = end + 1;
    }
}

static void restyle(char *at, size_t size, style how) {
    if (how == UPPER)
        upper(at, size);
    if (how == LOWER)
        lower(at, size);
    if (how == TITLE)
        title(at, size);
}

typedef struct material_name {
    uint32_t start, end;
    uint8_t what;
} material_name;

typedef struct making {
    material_maker *maker;
    cs_vec(char) text;
    cs_vec(material_name) names; /* and what nobody is sure of */
} making;

static void put(making *k, cs_str text) {
    for (size_t i = 0; i < text.size; i++)
        *cs_vec_push(k->maker->scratch, &k->text) = text.at[i];
}

static void write_text(making *k, const material_document *d) {
    for (uint32_t i = 0; i < d->pieces.count; i++) {
        const material_piece *piece = &d->pieces.at[i];
        uint32_t start = k->text.count;
        put(k, piece->text);
        if (piece->what != PIECE_TEXT)
            *cs_vec_push(k->maker->scratch, &k->names) =
                (material_name){start, k->text.count, piece->what};
    }
}

static style draw_style(train_random *random, float part) {
    float x = train_random_unit(random) / part;
    return x >= 1 ? AS_IS : x < 0.5f ? UPPER : x < 0.75f ? TITLE : LOWER;
}

/* Some documents as a whole, and some lines of the others. */
static void restyle_text(making *k) {
    train_random *random = &k->maker->random;
    float part = k->maker->restyled;
    style whole = part > 0 ? draw_style(random, part) : AS_IS;
    for (uint32_t i = 0; part > 0 && i < k->text.count;) {
        uint32_t end = i;
        while (end < k->text.count && k->text.at[end] != '\n')
            end++;
        restyle(k->text.at + i, end - i, whole != AS_IS ? whole : draw_style(random, part / 3));
        i = end + 1;
    }
}

/* ---- examples -------------------------------------------------------------------------------- */

static void set_label(material_word *words, uint32_t first, uint32_t end, uint8_t kind) {
    for (uint32_t i = first; i < end; i++) {
        uint32_t place = i == first     ? (i + 1 == end ? CS_LABEL_ONLY : CS_LABEL_FIRST)
                         : i + 1 == end ? CS_LABEL_LAST
                                        : CS_LABEL_INNER;
        words[i].label = (uint8_t)(1 + 4 * (uint32_t)kind + place);
    }
}

/* The name's tokens get its label; where tokens cross its borders, nobody is sure. */
static void label_name(const cs_story *s, material_word *words, const material_name *n) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, (cs_span){n->start, n->end}, &first, &end))
        return;
    bool fits = s->tokens.at[first].span.start == n->start &&
                s->tokens.at[end - 1].span.end == n->end &&
                s->tokens.at[first].sentence == s->tokens.at[end - 1].sentence;
    if (fits && n->what < CS_TAGGER_KINDS)
        set_label(words, first, end, n->what);
    else
        for (uint32_t i = first; i < end; i++)
            words[i].weight = 0;
}

/* Plain text has no names that anybody has marked. */
static float weight_of(const material_document *d) {
    if (cs_str_eq(d->corpus, "raw"))
        return 0;
    return cs_str_eq(d->corpus, "wnut") ? 0.5f : 1.0f;
}

void material_make(material_maker *m, const material_document *d, material_sentences *to) {
    making k = {.maker = m};
    material_document swapped;
    if (train_random_unit(&m->random) < m->swapped)
        swap_names(m->lists, m->scratch, &m->random, d, &swapped);
    else
        swapped = *d;
    write_text(&k, &swapped);
    restyle_text(&k);
    cs_str text = cs_str_copy(m->arena, (cs_str){k.text.at, k.text.count});
    cs_story *s = cs_story_new(m->arena, m->scratch, CS_STR("x"), text);
    cs_token_run(m->tokenizer, s);
    cs_encoder_run(m->encoder, s);
    const cs_feature_set *sets = cs_feature_find(&m->lists->lexicon, s);
    uint32_t width = cs_encoder_width(m->encoder);
    material_word *words = cs_arena_new(m->arena, material_word, s->tokens.count);
    for (uint32_t i = 0; i < s->tokens.count; i++)
        words[i] = (material_word){cs_encoder_low(s, width, i), sets[i], 0, weight_of(d), NULL};
    for (uint32_t i = 0; i < k.names.count; i++)
        label_name(s, words, &k.names.at[i]);
    for (uint32_t i = 0; i < s->sentences.count; i++) {
        const cs_sentence *in = &s->sentences.at[i];
        *cs_vec_push(m->arena, to) =
            (material_sentence){words + in->token, in->token_end - in->token};
    }
    cs_arena_reset(m->scratch);
}
