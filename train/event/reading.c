/* reading.c: see reading.h. The stages run in the order of src/flow.c. */
#include "reading.h"

#include "actor/actor.h"
#include "attribution/attribution.h"
#include "entity/entity.h"
#include "event/event.h"
#include "event/weigh.h"
#include "incident/incident.h"
#include "ingest/ingest.h"
#include "lang/lang.h"
#include "mention/mention.h"
#include "model/model.h"
#include "place/place.h"
#include "quantity/quantity.h"
#include "syntax/syntax.h"
#include "tag/tag.h"
#include "timex/timex.h"
#include "token/token.h"

#define STAGES(X)              \
    X(token, cs_tokenizer)     \
    X(tag, cs_tagger)          \
    X(syntax, cs_parser)       \
    X(mention, cs_mentioner)   \
    X(entity, cs_entities)     \
    X(timex, cs_timexer)       \
    X(place, cs_placer)        \
    X(quantity, cs_quantifier) \
    X(actor, cs_actors)

struct reading {
    cs_shelf shelf;
    cs_str encoder;
    const cs_ingest *ingest;
    const cs_lang *lang;
#define MODEL(stage, type) const type *stage;
    STAGES(MODEL)
#undef MODEL
    const cs_eventer *event;
    const cs_attributer *attribution;
    const cs_incidenter *incident;
    const cs_encoder *words;
};

reading *reading_open(cs_arena *arena, const char *models, cs_error *error) {
    reading *r = cs_arena_new(arena, reading, 1);
    cs_setup setup = {.data = "data",
                      .models = models,
                      .gazetteer = "build/share/casus/places.gaz",
                      .arena = arena,
                      .shelf = &r->shelf};
    r->ingest = cs_ingest_load(&setup, error);
    r->lang = r->ingest ? cs_lang_load(&setup, error) : NULL;
    if (!r->lang)
        return NULL;
#define LOAD(stage, type)                        \
    r->stage = cs_##stage##_load(&setup, error); \
    if (!r->stage)                               \
        return NULL;
    STAGES(LOAD)
#undef LOAD
    const cs_model *encoder = cs_model_open(&setup, "encoder", "encoder", error);
    if (!encoder)
        return NULL;
    r->encoder = cs_model_text(encoder, "name");
    r->words = cs_encoder_load(&setup, error);
    r->event = cs_event_frames(&setup, error);
    r->attribution = cs_attribution_load(&setup, error);
    r->incident = cs_incident_tables(&setup, error);
    return r->words && r->event && r->attribution && r->incident ? r : NULL;
}

cs_str reading_encoder(const reading *r) {
    return r->encoder;
}

cs_story *reading_read(const reading *r, const muc_report *report, cs_arena *arena,
                       cs_arena *scratch) {
    cs_report given = {.id = report->id,
                       .text = report->text,
                       .published = report->published,
                       .published_from = CS_PUBLISHED_RECORD};
    cs_story *s = cs_story_new(arena, scratch, given.id, given.text);
    cs_ingest_run(r->ingest, &given, s);
    cs_lang_run(r->lang, s);
    if (!cs_lang_is_english(s))
        return NULL;
#define RUN(stage, type)     \
    cs_arena_reset(scratch); \
    cs_##stage##_run(r->stage, s);
    STAGES(RUN)
#undef RUN
    cs_arena_reset(scratch);
    cs_event_find(r->event, s);
    return s;
}

void reading_group(const reading *r, const cs_weights *worth, const cs_weights *cast, cs_story *s) {
    cs_weigher weigher = {r->words, *worth, *cast};
    cs_weigh_run(&weigher, s);
    cs_arena_reset(s->scratch);
    cs_attribution_run(r->attribution, s);
    cs_arena_reset(s->scratch);
    cs_incident_find(r->incident, s);
}
