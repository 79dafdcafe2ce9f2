/* atom.c: see atom.h. Most tokens are words of letters and are one atom as they are; only the
 * others are looked at character by character. */
#include "table/atom.h"

#include "base/utf8.h"
#include "table/phrase.h"

enum { LONGEST_BYTES = 64 }; /* longer tokens are no numbers and stay whole */

static bool is_ascii_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Where a possessive ending begins that the tokenizer has left on its word; else the size. */
static size_t possessive(cs_str form) {
    size_t n = form.size;
    bool s = n > 2 && (form.at[n - 1] | 32) == 's';
    if (s && form.at[n - 2] == '\'')
        return n - 2;
    return s && n > 4 && cs_str_eq(cs_str_slice(form, n - 4, n - 1), "\xE2\x80\x99") ? n - 4 : n;
}

/* Letters with full stops and apostrophes among them: "killed", "p.m.", "'s"? */
static bool is_plain(cs_str form) {
    bool letters = false;
    for (size_t i = 0; i < form.size; i++) {
        char c = form.at[i];
        letters |= is_ascii_letter(c);
        if (!is_ascii_letter(c) && c != '.' && c != '\'')
            return false;
    }
    return letters && possessive(form) == form.size;
}

static uint32_t plain_sign(uint32_t point) {
    if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212)
        return '-';
    return point == '`' || point == 0x2018 || point == 0x2019 ? '\'' : point;
}

/* Does a full stop or an apostrophe at `at` stand between two letters? */
static bool is_inner(cs_str form, size_t at, size_t size) {
    size_t next;
    uint32_t point = plain_sign(cs_utf8_at(form, at, &next));
    return (point == '.' || point == '\'') &&
           cs_utf8_is_letter(cs_utf8_at(form, at + size, &next)) && next > 0;
}

static size_t word_end(cs_str form, size_t at) {
    size_t size;
    for (; at < form.size; at += size) {
        uint32_t point = cs_utf8_at(form, at, &size);
        if (!cs_utf8_is_letter(point) && !is_inner(form, at, size))
            break;
    }
    return at;
}

static size_t digits_end(cs_str form, size_t at, cs_atom *atom) {
    size_t start = at;
    for (; at < form.size && form.at[at] >= '0' && form.at[at] <= '9'; at++)
        atom->number = at - start < 18 ? atom->number * 10 + form.at[at] - '0' : -1;
    atom->digits = (uint8_t)(at - start);
    return at;
}

/* The atom at byte `at` of a token; returns its end. */
static size_t cut_one(cs_str form, size_t at, cs_atom *atom) {
    size_t size;
    uint32_t point = cs_utf8_at(form, at, &size);
    if (cs_utf8_is_digit(point)) {
        size_t end = digits_end(form, at, atom);
        atom->kind = CS_ATOM_DIGITS;
        atom->key = atom->digits <= 4 ? cs_phrase_key(cs_str_slice(form, at, end)) : 0;
        return end;
    }
    if (cs_utf8_is_letter(point)) {
        size_t end = word_end(form, at);
        cs_str word = cs_str_slice(form, at, end);
        atom->key = cs_phrase_key(word);
        atom->shape = cs_phrase_shape(word);
        return end;
    }
    atom->kind = CS_ATOM_SIGN;
    atom->sign = plain_sign(point);
    return at + size;
}

static void cut_token(cs_arena *arena, const cs_story *s, uint32_t token, cs_atoms *atoms) {
    cs_span span = s->tokens.at[token].span;
    cs_str form = cs_story_words(s, span);
    size_t tail = possessive(form);
    for (size_t at = 0; at < form.size;) {
        cs_atom *atom = cs_vec_push(arena, atoms);
        *atom = (cs_atom){.token = token, .kind = CS_ATOM_WORD, .joined = at > 0};
        size_t end = at < tail ? cut_one(cs_str_slice(form, 0, tail), at, atom) : form.size;
        if (at == tail)
            atom->key = cs_phrase_key(CS_STR("s"));
        atom->span = (cs_span){span.start + (uint32_t)at, span.start + (uint32_t)end};
        if (!at)
            atom->joined = s->tokens.at[token].shape & CS_SHAPE_JOINED;
        at = end;
    }
}

void cs_atoms_cut(cs_arena *arena, const cs_story *s, uint32_t first, uint32_t end,
                  cs_atoms *atoms) {
    atoms->count = 0;
    for (uint32_t i = first; i < end; i++) {
        const cs_token *token = &s->tokens.at[i];
        cs_str form = cs_story_words(s, token->span);
        if (!is_plain(form) && form.size <= LONGEST_BYTES) {
            cut_token(arena, s, i, atoms);
            continue;
        }
        *cs_vec_push(arena, atoms) = (cs_atom){.span = token->span,
                                               .token = i,
                                               .key = token->key,
                                               .kind = CS_ATOM_WORD,
                                               .shape = token->shape,
                                               .joined = token->shape & CS_SHAPE_JOINED};
    }
}

bool cs_atom_is(const cs_atoms *atoms, uint32_t at, uint32_t sign) {
    return at < atoms->count && atoms->at[at].kind == CS_ATOM_SIGN && atoms->at[at].sign == sign;
}

bool cs_atom_is_joined(const cs_atoms *atoms, uint32_t at, uint32_t sign) {
    return cs_atom_is(atoms, at, sign) && atoms->at[at].joined;
}
