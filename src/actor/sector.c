/* sector.c: see sector.h. */
#include "actor/sector.h"

static bool is_role(const cs_word *title) {
    return title && title->kind == CS_TITLE_ROLE;
}

static bool is_unknown(cs_str sector) {
    return !sector.at || cs_str_eq(sector, "UNK");
}

/* Sector of the body whose part somebody is; fighters of a government are its soldiers. */
static cs_str sector_within(const cs_reader *q, const cs_word *role, cs_str own, cs_str body) {
    bool fighter = cs_str_eq(role->id, "fighter");
    if (is_unknown(body) || (fighter && !cs_actor_armed(q->c->a, body) && !is_unknown(own)))
        return own;
    return body;
}

/* The sector that the words before the head give: "militia sources", "police spokesman". */
static cs_str modifier_sector(const cs_reader *q) {
    for (uint32_t i = q->head; i-- > 0;) {
        const cs_part *part = &q->parts.at[i];
        const cs_word *body = cs_reader_word(q, part, CS_WORD_BODY),
                      *noun = cs_reader_word(q, part, CS_WORD_NOUN);
        if (body)
            return body->sector;
        if (noun && !is_unknown(noun->sector))
            return noun->sector;
    }
    return CS_STR_NONE;
}

cs_str cs_sector_own(const cs_word *title, const cs_word *noun, const cs_word *body) {
    if (noun && !is_unknown(noun->sector))
        return noun->sector;
    if (body)
        return body->sector;
    if (title && title->sector.at)
        return title->sector;
    return noun ? noun->sector : CS_STR_NONE;
}

cs_str cs_sector_of_words(const cs_reader *q, const cs_part *part) {
    const cs_word *title = cs_reader_word(q, part, CS_WORD_TITLE),
                  *noun = cs_reader_word(q, part, CS_WORD_NOUN),
                  *body = cs_reader_word(q, part, CS_WORD_BODY);
    cs_str own = cs_sector_own(title, noun, body);
    bool unknown = noun && is_unknown(noun->sector) && !title && !body;
    bool official = cs_str_eq(own, "GOV"); /* "Red Cross officials" govern nothing */
    if ((unknown || official) && q->r->group != CS_NONE)
        return q->c->a->known.at[q->r->group].actor.sector;
    if (is_role(title) && q->r->group != CS_NONE)
        return sector_within(q, title, own, q->c->a->known.at[q->r->group].actor.sector);
    if (is_role(title) || unknown) {
        cs_str body_sector = modifier_sector(q);
        return unknown && !is_unknown(body_sector) ? body_sector
               : is_role(title)                    ? sector_within(q, title, own, body_sector)
                                                   : own;
    }
    return own;
}

cs_str cs_sector_beside(const cs_reader *q, const cs_beside *beside) {
    const cs_word *title = beside->title;
    cs_str own = cs_sector_own(title, NULL, NULL);
    if (is_role(title) && q->r->group != CS_NONE)
        own = sector_within(q, title, own, q->c->a->known.at[q->r->group].actor.sector);
    else if (is_role(title))
        own = sector_within(q, title, own, modifier_sector(q));
    if (is_unknown(own) && beside->noun)
        own = beside->noun->sector;
    return own;
}
