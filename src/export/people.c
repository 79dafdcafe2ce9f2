/* people.c: see people.h. */
#include "export/people.h"

#include "export/figures.h"

enum { LABEL_WIDTH = 10, QUOTE_BYTES = 220 };

typedef struct page {
    const cs_story *s;
    bool color;
    cs_out *out;
} page;

static void style(page *p, const char *codes) {
    if (p->color)
        cs_out_format(p->out, "\x1b[%sm", codes);
}

/* Text of the report on one line, without control characters. */
static void words(page *p, cs_str s) {
    bool blank = false;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.at[i];
        bool c1 = c == 0xC2 && i + 1 < s.size && (unsigned char)s.at[i + 1] < 0xA0;
        i += c1;
        if (c <= ' ' || c == 0x7F || c1) {
            if (!blank)
                cs_out_byte(p->out, ' ');
            blank = true;
        } else {
            cs_out_byte(p->out, (char)c);
            blank = false;
        }
    }
}

static void label(page *p, const char *name) {
    size_t size = cs_str_of(name).size;
    cs_out_text(p->out, "   ");
    style(p, "2");
    cs_out_text(p->out, name);
    style(p, "0");
    cs_out_repeat(p->out, ' ', size < LABEL_WIDTH ? LABEL_WIDTH - size : 1);
}

static void day(page *p, cs_day d) {
    char text[CS_DAY_TEXT + 1];
    cs_day_write(d, text);
    cs_out_text(p->out, text);
}

/* The sentence around a span, cut to a readable length, as a quotation. */
static void quote(page *p, cs_span span) {
    const cs_story *s = p->s;
    cs_span around = span;
    for (uint32_t i = 0; i < s->sentences.count; i++)
        if (cs_span_meets(s->sentences.at[i].span, span))
            around = s->sentences.at[i].span;
    bool cut_front = span.end - around.start > QUOTE_BYTES;
    if (cut_front) {
        around.start = span.start > QUOTE_BYTES / 3 ? span.start - QUOTE_BYTES / 3 : 0;
        while (around.start < span.start && s->text.at[around.start++] != ' ')
            ;
    }
    uint32_t least = span.end > around.start + QUOTE_BYTES ? span.end : around.start + QUOTE_BYTES;
    bool cut_back = around.end > least;
    if (cut_back) {
        around.end = least;
        while (around.end > span.end && s->text.at[around.end] != ' ')
            around.end--;
    }
    cs_out_text(p->out, cut_front ? "\"... " : "\"");
    words(p, cs_str_slice(s->text, around.start, span.start));
    style(p, "1");
    words(p, cs_story_words(s, span));
    style(p, "0");
    words(p, cs_str_slice(s->text, span.end, around.end));
    cs_out_text(p->out, cut_back ? " ...\"" : "\"");
}

/* "He" and "who" tell a reader nothing; the name of their entity does. */
static bool is_pronoun(const page *p, const cs_attribution *a) {
    uint32_t first, end;
    return a->entity != CS_NONE && cs_story_tokens_of(p->s, a->source, &first, &end) &&
           end == first + 1 && p->s->tokens.at[first].upos == CS_UPOS_PRON;
}

static void source_of(page *p, uint32_t attribution) {
    if (attribution == CS_NONE) {
        cs_out_text(p->out, "the report itself");
        return;
    }
    const cs_attribution *a = &p->s->attributions.at[attribution];
    if (cs_span_empty(a->source))
        cs_out_text(p->out, "a source that is not named");
    else if (is_pronoun(p, a))
        words(p, p->s->entities.at[a->entity].name);
    else
        words(p, cs_story_words(p->s, a->source));
}

/* Who gives the figure; where there are several, each with its own. */
static void claims_of(page *p, const cs_incident *incident, uint8_t field, const cs_count *whole) {
    const cs_claim *only = cs_figures_only_claim(incident, field, whole);
    uint32_t shown = 0;
    if (only) {
        if (only->attribution == CS_NONE)
            return;
        cs_out_text(p->out, "  (");
        source_of(p, only->attribution);
        cs_out_byte(p->out, ')');
        return;
    }
    for (uint32_t i = 0; i < incident->claims.count; i++) {
        const cs_claim *c = &incident->claims.at[i];
        if (c->field != field)
            continue;
        cs_out_text(p->out, shown++ ? "; " : "  (");
        if (c->count.given)
            cs_figures_print(p->out, &c->count);
        else
            words(p, c->text);
        cs_out_text(p->out, ": ");
        source_of(p, c->attribution);
    }
    if (shown)
        cs_out_byte(p->out, ')');
}

static void figure(page *p, const char *name, const cs_count *c, const cs_incident *incident,
                   uint8_t field) {
    if (!c->given)
        return;
    label(p, name);
    style(p, "1");
    cs_figures_print(p->out, c);
    style(p, "0");
    claims_of(p, incident, field, c);
    if (cs_figures_are_disputed(p->s, incident, field)) {
        style(p, "33");
        cs_out_text(p->out, "  sources differ");
        style(p, "0");
    }
    cs_out_byte(p->out, '\n');
}

static void actor(page *p, const cs_actor *a) {
    if (!a || (!a->country.at && !a->sector.at))
        return;
    cs_out_text(p->out, " [");
    words(p, a->country.at ? a->country : CS_STR(""));
    if (a->country.at && a->sector.at)
        cs_out_byte(p->out, ' ');
    words(p, a->sector.at ? a->sector : CS_STR(""));
    cs_out_byte(p->out, ']');
}

static void parties(page *p, const char *name, const cs_party *at, uint32_t number) {
    if (!number)
        return;
    label(p, name);
    for (uint32_t i = 0; i < number; i++) {
        if (i)
            cs_out_text(p->out, ", ");
        words(p, at[i].name);
        actor(p, at[i].actor);
        if (at[i].certainty != CS_CERTAINTY_STATED)
            cs_out_format(p->out, " (%s)", cs_names_certainty.at[at[i].certainty]);
    }
    cs_out_byte(p->out, '\n');
}

static void instruments(page *p, const cs_incident *incident) {
    if (!incident->instruments.count)
        return;
    label(p, "with");
    for (uint32_t i = 0; i < incident->instruments.count; i++) {
        cs_out_text(p->out, i ? ", " : "");
        words(p, incident->instruments.at[i].name);
    }
    cs_out_byte(p->out, '\n');
}

/* Does the description tell the number itself: "at least 25 fighters", "a judge"? */
static bool tells_number(const page *p, const cs_victim *v) {
    for (uint32_t i = 0; i < p->s->quantities.count; i++)
        if (cs_span_meets(p->s->quantities.at[i].span, v->evidence.at[0]))
            return true;
    return v->count.best == 1;
}

static void victim(page *p, const cs_victim *v) {
    if (v->part_of != CS_NONE)
        cs_out_text(p->out, "among them ");
    if (v->count.given && !v->name.at && !tells_number(p, v)) {
        cs_figures_print(p->out, &v->count);
        cs_out_byte(p->out, ' ');
    }
    words(p, v->name.at ? v->name : v->description.at ? v->description : CS_STR("not described"));
    cs_out_format(p->out, ": %s",
                  v->effect == CS_EFFECT_UNKNOWN ? "fate not told" : cs_names_effect.at[v->effect]);
    if (v->kind != CS_VICTIM_UNKNOWN)
        cs_out_format(p->out, ", %s", cs_names_victim_kind.at[v->kind]);
    cs_out_byte(p->out, '\n');
}

static void victims(page *p, const cs_incident *incident) {
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        label(p, i ? "" : "victims");
        victim(p, &incident->victims.at[i]);
    }
}

static void head_line(page *p, uint32_t number, const cs_incident *incident) {
    cs_out_byte(p->out, '\n');
    style(p, "1");
    cs_out_format(p->out, "%u. %s", number + 1, cs_names_type.at[incident->type]);
    if (incident->mode.at) {
        cs_out_byte(p->out, ' ');
        words(p, incident->mode);
    }
    style(p, "0");
    cs_out_text(p->out, " | ");
    if (incident->date.from == CS_DAY_NONE) {
        cs_out_text(p->out, "date open");
    } else {
        day(p, incident->date.from);
        if (incident->date.to != incident->date.from) {
            cs_out_text(p->out, " to ");
            day(p, incident->date.to);
        }
    }
    cs_out_text(p->out, " | ");
    if (incident->place == CS_NONE) {
        cs_out_text(p->out, "place open");
    } else {
        const cs_place *place = &p->s->places.at[incident->place];
        words(p, place->name);
        if (place->country.at) {
            cs_out_text(p->out, ", ");
            words(p, place->country);
        }
    }
    cs_out_format(p->out, " | %s | %d%% sure\n", cs_names_status.at[incident->status],
                  (int)(incident->confidence * 100.0 + 0.5));
}

/* The first sentences that tell it, each once, with the words that do. */
static void quotes(page *p, const cs_incident *incident) {
    enum { MOST_QUOTES = 3 };
    uint32_t last = CS_NONE, shown = 0;
    for (uint32_t i = 0; i < incident->events.count && shown < MOST_QUOTES; i++) {
        const cs_event *e = &p->s->events.at[incident->events.at[i]];
        if (e->sentence == last)
            continue;
        last = e->sentence;
        label(p, shown++ ? "" : "evidence");
        quote(p, e->trigger);
        cs_out_byte(p->out, '\n');
    }
}

/* What the report leaves open of a thing that happened. */
static void unclear(page *p, const cs_incident *incident) {
    bool happened = incident->status == CS_STATUS_OCCURRED || incident->status == CS_STATUS_ONGOING;
    bool doer = incident->agents.count > 0, sure = false;
    for (uint32_t i = 0; i < incident->agents.count; i++)
        sure |= incident->agents.at[i].certainty == CS_CERTAINTY_STATED;
    const char *const gaps[] = {
        incident->date.from == CS_DAY_NONE ? "the day" : NULL,
        incident->place == CS_NONE ? "the place" : NULL,
        !doer   ? "who did it"
        : !sure ? "who did it is only alleged"
                : NULL,
    };
    unsigned shown = 0;
    for (unsigned i = 0; happened && i < sizeof gaps / sizeof *gaps; i++) {
        if (!gaps[i])
            continue;
        if (!shown)
            label(p, "unclear");
        cs_out_text(p->out, shown++ ? ", " : "");
        cs_out_text(p->out, gaps[i]);
    }
    cs_out_text(p->out, shown ? "\n" : "");
}

static void write_incident(page *p, uint32_t number) {
    const cs_incident *incident = &p->s->incidents.at[number];
    head_line(p, number, incident);
    parties(p, "by", incident->agents.at, incident->agents.count);
    parties(p, "against", incident->targets.at, incident->targets.count);
    instruments(p, incident);
    figure(p, "killed", &incident->killed, incident, CS_CLAIM_KILLED);
    figure(p, "injured", &incident->injured, incident, CS_CLAIM_INJURED);
    figure(p, "abducted", &incident->abducted, incident, CS_CLAIM_ABDUCTED);
    figure(p, "arrested", &incident->arrested, incident, CS_CLAIM_ARRESTED);
    figure(p, "displaced", &incident->displaced, incident, CS_CLAIM_DISPLACED);
    figure(p, "size", &incident->size, incident, CS_CLAIM_SIZE);
    victims(p, incident);
    for (uint32_t i = 0; i < incident->responds_to.count; i++) {
        label(p, "answers");
        cs_out_format(p->out, "incident %u\n", incident->responds_to.at[i] + 1);
    }
    unclear(p, incident);
    quotes(p, incident);
}

/* ---- what is told beside ----------------------------------------------------------------------
 */

/* Violence, protest and force are what the page is for; talk is told in a line each. */
static bool is_main(const cs_incident *incident) {
    return incident->type >= CS_TYPE_PROTEST;
}

static void write_aside(page *p, uint32_t number) {
    const cs_incident *incident = &p->s->incidents.at[number];
    cs_out_format(p->out, "   %u. %s", number + 1, cs_names_type.at[incident->type]);
    if (incident->mode.at) {
        cs_out_byte(p->out, ' ');
        words(p, incident->mode);
    }
    if (incident->agents.count) {
        cs_out_text(p->out, " by ");
        words(p, incident->agents.at[0].name);
    }
    if (incident->targets.count) {
        cs_out_text(p->out, ", to ");
        words(p, incident->targets.at[0].name);
    }
    cs_out_format(p->out, " (%s): ", cs_names_status.at[incident->status]);
    quote(p, p->s->events.at[incident->events.at[0]].trigger);
    cs_out_byte(p->out, '\n');
}

static void write_asides(page *p) {
    bool any = false;
    for (uint32_t i = 0; i < p->s->incidents.count; i++) {
        if (is_main(&p->s->incidents.at[i]))
            continue;
        if (!any)
            cs_out_text(p->out, "\nAlso told\n");
        any = true;
        write_aside(p, i);
    }
}

static void top(page *p) {
    const cs_source *source = &p->s->source;
    style(p, "1");
    words(p, p->s->id.at ? p->s->id : CS_STR("report"));
    style(p, "0");
    if (source->published.at) {
        cs_out_text(p->out, "  published ");
        words(p, source->published);
    }
    cs_out_byte(p->out, '\n');
    if (source->title.at) {
        words(p, source->title);
        cs_out_byte(p->out, '\n');
    }
}

void cs_people_write(const cs_story *s, bool color, cs_out *out) {
    page p = {s, color, out};
    top(&p);
    if (!s->incidents.count)
        cs_out_text(out, "   no incident found\n");
    for (uint32_t i = 0; i < s->incidents.count; i++)
        if (is_main(&s->incidents.at[i]))
            write_incident(&p, i);
    write_asides(&p);
    for (uint32_t i = 0; i < s->notes.count; i++) {
        cs_out_text(out, i ? "" : "\n");
        label(&p, "note");
        words(&p, s->notes.at[i].note);
        cs_out_byte(out, '\n');
    }
    cs_out_byte(out, '\n');
}
