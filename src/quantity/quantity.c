/* quantity.c: see quantity.h. Every number of a sentence is read with its bounds (read.c); those
 * that count nothing are passed over (apart.c); the others are listed with what they count
 * (counted.c) and how they stand to each other (relate.c). */
#include "quantity/quantity.h"

#include "quantity/parts.h"

const cs_quantifier *cs_quantity_load(const cs_setup *setup, cs_error *error) {
    cs_quantifier *q = cs_arena_new(setup->arena, cs_quantifier, 1);
    q->numbers = cs_numbers_load(setup, error);
    return q->numbers && cs_quantity_load_tables(q, setup, error) ? q : NULL;
}

static void add(cs_counting *c, const cs_figure *f, uint32_t first_of_sentence) {
    const cs_atom *last = &c->atoms.at[f->end - 1];
    cs_span span = cs_story_span(c->s, f->from, f->to);
    if (f->to == last->token + 1 && !cs_atom_is_joined(&c->atoms, f->end, '+'))
        span.end = last->span.end; /* not the full stop that the tokenizer left on it */
    cs_quantity q = {.span = span,
                     .low = f->low,
                     .high = f->high,
                     .best = f->best,
                     .approximate = f->approximate,
                     .whole = CS_NONE,
                     .token = c->atoms.at[f->end - 1].token,
                     .head = CS_NONE};
    cs_counted_find(c, f, &q);
    *cs_vec_push(c->s->arena, &c->s->quantities) = q;
    cs_relate_last(c, first_of_sentence);
}

/* A run of digits and hyphens of three parts and more, "202-727-9099": its end. */
static uint32_t skip_chain(const cs_counting *c, uint32_t at) {
    uint32_t end = at, parts = 0;
    while (end < c->atoms.count && c->atoms.at[end].kind == CS_ATOM_DIGITS) {
        parts++;
        bool on = cs_atom_is_joined(&c->atoms, end + 1, '-') && end + 2 < c->atoms.count &&
                  c->atoms.at[end + 2].joined;
        if (!on)
            break;
        end += 2;
    }
    return parts >= 3 ? end + 1 : at;
}

static void read_sentence(cs_counting *c) {
    uint32_t first = c->s->quantities.count;
    for (uint32_t at = 0; at < c->atoms.count;) {
        cs_figure f;
        uint32_t chain = skip_chain(c, at);
        if (chain > at || !cs_read_figure(c, at, &f)) {
            at = chain > at ? chain : at + 1;
            continue;
        }
        if (cs_apart_is(c, &f))
            c->apart_end = f.end;
        else
            add(c, &f, first);
        at = f.end;
    }
}

void cs_quantity_run(const cs_quantifier *quantifier, cs_story *s) {
    cs_counting c = {.q = quantifier, .s = s};
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        c.start = s->sentences.at[k].token;
        c.limit = s->sentences.at[k].token_end;
        cs_atoms_cut(s->scratch, s, c.start, c.limit, &c.atoms);
        c.apart_end = 0;
        read_sentence(&c);
    }
}
