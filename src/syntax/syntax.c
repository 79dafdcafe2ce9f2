/* syntax.c: see syntax.h. A first version without weights: noun groups by their tags, then each
 * group and verb attached by its position. */
#include "syntax/syntax.h"

struct cs_parser {
    char nothing; /* no tables yet */
};

const cs_parser *cs_syntax_load(const cs_setup *setup, cs_error *error) {
    (void)error;
    return cs_arena_new(setup->arena, cs_parser, 1);
}

typedef struct reading {
    cs_story *s;
    uint32_t first, end; /* of the sentence */
    uint32_t root;
} reading;

static bool is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_PRON;
}

static bool in_group(const cs_token *t) {
    return is_noun(t) || t->upos == CS_UPOS_DET || t->upos == CS_UPOS_ADJ ||
           t->upos == CS_UPOS_NUM || t->upos == CS_UPOS_SYM || t->xpos == CS_XPOS_HYPH;
}

static void attach(reading *r, uint32_t token, uint32_t head, uint8_t deprel) {
    r->s->tokens.at[token].head = head;
    r->s->tokens.at[token].deprel = deprel;
}

static uint8_t modifier(const cs_token *t) {
    switch (t->upos) {
    case CS_UPOS_DET:
        return CS_DEP_DET;
    case CS_UPOS_NUM:
        return CS_DEP_NUMMOD;
    case CS_UPOS_ADJ:
        return CS_DEP_AMOD;
    case CS_UPOS_PUNCT:
        return CS_DEP_PUNCT;
    case CS_UPOS_PRON:
        return CS_DEP_NMOD_POSS;
    default:
        return CS_DEP_COMPOUND;
    }
}

/* The end of the noun group that begins at `from`; its last noun becomes *head. */
static uint32_t group_end(const reading *r, uint32_t from, uint32_t *head) {
    uint32_t i = from;
    *head = CS_NONE;
    for (; i < r->end && in_group(&r->s->tokens.at[i]); i++) {
        const cs_token *t = &r->s->tokens.at[i];
        bool new_group = *head != CS_NONE && (t->upos == CS_UPOS_DET || t->upos == CS_UPOS_PRON);
        if (new_group)
            break;
        if (is_noun(t))
            *head = i;
    }
    if (*head == CS_NONE && i > from)
        *head = i - 1; /* "55 were injured" */
    return i;
}

static uint32_t verb_before(const reading *r, uint32_t i) {
    while (i > r->first && r->s->tokens.at[--i].upos != CS_UPOS_VERB)
        ;
    return r->s->tokens.at[i].upos == CS_UPOS_VERB ? i : CS_NONE;
}

static uint32_t verb_after(const reading *r, uint32_t i) {
    for (i++; i < r->end; i++)
        if (r->s->tokens.at[i].upos == CS_UPOS_VERB)
            return i;
    return CS_NONE;
}

static bool is_passive(const reading *r, uint32_t verb) {
    const cs_token *t = r->s->tokens.at;
    for (uint32_t i = verb; i > r->first && i + 4 > verb; i--)
        if (cs_str_eq(t[i - 1].lemma, "be"))
            return t[verb].xpos == CS_XPOS_VBN || t[verb].xpos == CS_XPOS_VBD;
    return false;
}

static bool free_subject(const reading *r, uint32_t verb) {
    for (uint32_t i = r->first; i < r->end; i++) {
        const cs_token *t = &r->s->tokens.at[i];
        if (t->head == verb && (t->deprel == CS_DEP_NSUBJ || t->deprel == CS_DEP_NSUBJ_PASS))
            return false;
    }
    return true;
}

/* Where the group with that head hangs: behind a preposition below the word before it, before its
 * verb as subject, behind it as object. */
static void attach_group(reading *r, uint32_t from, uint32_t head, uint32_t noun_before) {
    const cs_token *t = r->s->tokens.at;
    uint32_t before = verb_before(r, from), after = verb_after(r, head);
    if (from > r->first && t[from - 1].upos == CS_UPOS_ADP) {
        attach(r, from - 1, head, CS_DEP_CASE);
        bool of = cs_str_eq(t[from - 1].lemma, "of");
        bool beside = noun_before != CS_NONE && noun_before + 2 >= from && of;
        if (beside || (before == CS_NONE && noun_before != CS_NONE))
            attach(r, head, noun_before, CS_DEP_NMOD);
        else if (before != CS_NONE)
            attach(r, head, before,
                   cs_str_eq(t[from - 1].lemma, "by") && is_passive(r, before) ? CS_DEP_OBL_AGENT
                                                                               : CS_DEP_OBL);
        return;
    }
    if (from > r->first && t[from - 1].upos == CS_UPOS_CCONJ && noun_before != CS_NONE) {
        attach(r, from - 1, head, CS_DEP_CC);
        attach(r, head, noun_before, CS_DEP_CONJ);
        return;
    }
    bool clause =
        after != CS_NONE && free_subject(r, after) && (before == CS_NONE || after - head <= 4);
    if (clause)
        attach(r, head, after, is_passive(r, after) ? CS_DEP_NSUBJ_PASS : CS_DEP_NSUBJ);
    else if (before != CS_NONE)
        attach(r, head, before, CS_DEP_OBJ);
}

static void attach_groups(reading *r) {
    uint32_t noun_before = CS_NONE;
    for (uint32_t i = r->first; i < r->end;) {
        uint32_t head, end = group_end(r, i, &head);
        if (end == i) {
            i++;
            continue;
        }
        for (uint32_t k = i; k < end; k++)
            if (k != head)
                attach(r, k, head, modifier(&r->s->tokens.at[k]));
        if (head != r->root)
            attach_group(r, i, head, noun_before);
        noun_before = head;
        i = end;
    }
}

static uint8_t verb_relation(const reading *r, uint32_t verb) {
    const cs_token *t = r->s->tokens.at;
    if (verb > r->first && cs_str_eq(t[verb - 1].lemma, "to"))
        return CS_DEP_XCOMP;
    if (t[verb].xpos == CS_XPOS_VBG)
        return CS_DEP_ADVCL;
    return CS_DEP_CCOMP;
}

static void attach_rest(reading *r) {
    for (uint32_t i = r->first; i < r->end; i++) {
        cs_token *t = &r->s->tokens.at[i];
        if (i == r->root || t->head != CS_NONE)
            continue;
        uint32_t verb = verb_after(r, i);
        if (t->upos == CS_UPOS_AUX && verb != CS_NONE && verb - i <= 4)
            attach(r, i, verb,
                   cs_str_eq(t->lemma, "be") && is_passive(r, verb) ? CS_DEP_AUX_PASS : CS_DEP_AUX);
        else if (t->upos == CS_UPOS_VERB)
            attach(r, i, r->root, verb_relation(r, i));
        else
            attach(r, i, r->root,
                   t->upos == CS_UPOS_PUNCT   ? CS_DEP_PUNCT
                   : t->upos == CS_UPOS_ADV   ? CS_DEP_ADVMOD
                   : t->upos == CS_UPOS_CCONJ ? CS_DEP_CC
                   : t->upos == CS_UPOS_SCONJ ? CS_DEP_MARK
                                              : CS_DEP_DEP);
    }
}

/* A token that hangs, by way of others, from itself is hung from the root instead. */
static void break_cycles(reading *r) {
    for (uint32_t i = r->first; i < r->end; i++) {
        uint32_t at = i, steps = 0;
        while (at != CS_NONE && steps++ <= r->end - r->first)
            at = r->s->tokens.at[at].head;
        if (at != CS_NONE)
            attach(r, i, r->root, CS_DEP_DEP);
    }
}

static uint32_t find_root(const reading *r) {
    for (uint32_t i = r->first; i < r->end; i++)
        if (r->s->tokens.at[i].upos == CS_UPOS_VERB && r->s->tokens.at[i].xpos != CS_XPOS_VBG)
            return i;
    for (uint32_t i = r->first; i < r->end; i++)
        if (is_noun(&r->s->tokens.at[i]))
            return i;
    return r->first;
}

void cs_syntax_run(const cs_parser *parser, cs_story *s) {
    (void)parser;
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        reading r = {s, s->sentences.at[k].token, s->sentences.at[k].token_end, CS_NONE};
        r.root = find_root(&r);
        attach_groups(&r);
        attach_rest(&r);
        attach(&r, r.root, CS_NONE, CS_DEP_ROOT);
        break_cycles(&r);
        cs_story_link(s, k);
    }
}

static void draw_token(const cs_story *s, uint32_t token, size_t depth, cs_out *out) {
    const cs_token *t = &s->tokens.at[token];
    cs_out_repeat(out, ' ', 2 * depth);
    cs_out_add(out, cs_story_words(s, t->span));
    cs_out_format(out, "  %s %s\n", cs_names_upos.at[t->upos], cs_names_deprel.at[t->deprel]);
}

/* Preorder without recursion, so that no sentence can exhaust the stack. */
static void draw_tree(const cs_story *s, uint32_t root, cs_out *out) {
    uint32_t at = root;
    size_t depth = 0;
    for (;;) {
        draw_token(s, at, depth, out);
        if (s->tokens.at[at].child != CS_NONE) {
            at = s->tokens.at[at].child;
            depth++;
            continue;
        }
        while (at != root && s->tokens.at[at].sibling == CS_NONE) {
            at = s->tokens.at[at].head;
            depth--;
        }
        if (at == root)
            return;
        at = s->tokens.at[at].sibling;
    }
}

void cs_syntax_draw(const cs_story *s, cs_out *out) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        for (uint32_t i = s->sentences.at[k].token; i < s->sentences.at[k].token_end; i++)
            if (s->tokens.at[i].head == CS_NONE)
                draw_tree(s, i, out);
        cs_out_byte(out, '\n');
    }
}
