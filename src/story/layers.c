/* layers.c: the tables; see layers.h. */
#include "story/layers.h"

#include <math.h>
#include <string.h>

#define AT(struct_type, member) offsetof(struct_type, member)
#define FIELD(T, m, kind, doc) \
    { #m, CS_FIELD_##kind, AT(T, m), NULL, NULL, NULL, doc }
#define ID(doc) \
    { "id", CS_FIELD_ID, 0, NULL, NULL, NULL, doc }
#define NAMED(T, m, list, doc) \
    { #m, CS_FIELD_NAME, AT(T, m), &cs_names_##list, NULL, NULL, doc }
#define REF(T, m, kind, to, doc) \
    { #m, CS_FIELD_##kind, AT(T, m), NULL, NULL, to, doc }
#define PART(T, m, kind, rec, doc) \
    { #m, CS_FIELD_##kind, AT(T, m), NULL, rec, NULL, doc }
#define RECORD(word, T, table, label, doc) \
    { word, sizeof(T), table, sizeof(table) / sizeof *(table), label, doc }

static const cs_field actor_fields[] = {
    FIELD(cs_actor, id, STRING, "its id in the actor table"),
    FIELD(cs_actor, name, STRING, "its usual English name"),
    FIELD(cs_actor, country, STRING, "ISO 3166-1 alpha-3"),
    FIELD(cs_actor, sector, STRING, "PLOVER sector"),
    FIELD(cs_actor, code, STRING, "CAMEO actor code"),
    FIELD(cs_actor, side_of, STRING, "id of the actor on whose side it fights, where known"),
    FIELD(cs_actor, office, STRING, "what a person is on that day"),
    FIELD(cs_actor, score, NUMBER, "0 to 1; below 0.5 the country is a guess from the report"),
};
const cs_record cs_actor_record = RECORD("actor", cs_actor, actor_fields, 1, "a known actor");

static const cs_field count_fields[] = {
    FIELD(cs_count, low, INT, "the least that the report supports; null when none is given"),
    FIELD(cs_count, high, INT, "the most; null when open above"),
    FIELD(cs_count, best, INT, "the one figure to use"),
};
const cs_record cs_count_record = RECORD("count", cs_count, count_fields, -1, "a number of people");

static const cs_field dateline_fields[] = {
    FIELD(cs_dateline, span, SPAN, "all of it"),
    FIELD(cs_dateline, place, SPAN, "its first place"),
    FIELD(cs_dateline, agency, STRING, "the agency named in it"),
    FIELD(cs_dateline, date, DAY, "the date in it"),
};
static const cs_record dateline_record =
    RECORD("dateline", cs_dateline, dateline_fields, -1, "where and when the report was filed");

static const cs_field credit_fields[] = {
    FIELD(cs_credit, span, SPAN, "the name"),
    NAMED(cs_credit, role, credit, "what the person did"),
    FIELD(cs_credit, name, STRING, "the name"),
};
static const cs_record credit_record =
    RECORD("credit", cs_credit, credit_fields, 0, "who made the report; never an actor");

static const cs_field source_fields[] = {
    FIELD(cs_source, title, STRING, "headline"),
    FIELD(cs_source, title_span, SPAN, "the headline, where it is part of the text"),
    FIELD(cs_source, published, STRING, "ISO 8601 date or date-time"),
    NAMED(cs_source, published_from, published_from, "where that was found"),
    FIELD(cs_source, outlet, STRING, "who published it"),
    FIELD(cs_source, url, STRING, "where"),
    FIELD(cs_source, lang, STRING, "language of the text, ISO 639-1"),
    PART(cs_source, dateline, OPTIONAL, &dateline_record, "the dateline"),
    PART(cs_source, credits, LIST, &credit_record, "bylines and credits"),
    FIELD(cs_source, asides, SPANS, "parts that are not reporting: credits, agency furniture"),
    FIELD(cs_source, sha256, STRING, "SHA-256 of the text in UTF-8, hexadecimal"),
    FIELD(cs_source, fingerprint, STRING, "64-bit simhash of the words, hexadecimal"),
};
const cs_record cs_source_record =
    RECORD("source", cs_source, source_fields, -1, "what is known of the report itself");

static const cs_field sentence_fields[] = {
    FIELD(cs_sentence, span, SPAN, "the sentence"),
};
static const cs_record sentence_record =
    RECORD("sentence", cs_sentence, sentence_fields, 0, "one sentence");

static const cs_field token_fields[] = {
    FIELD(cs_token, span, SPAN, "the word"),
    {"form", CS_FIELD_WORDS, AT(cs_token, span), NULL, NULL, NULL, "its characters"},
    FIELD(cs_token, lemma, STRING, "dictionary form"),
    NAMED(cs_token, upos, upos, "universal part of speech"),
    NAMED(cs_token, xpos, xpos, "Penn Treebank tag"),
    FIELD(cs_token, feats, STRING, "morphological features"),
    FIELD(cs_token, head, HEAD, "index into tokens, -1 for a root"),
    NAMED(cs_token, deprel, deprel, "relation to the head"),
};
static const cs_record token_record =
    RECORD("token", cs_token, token_fields, 0, "a word, Universal Dependencies v2");

static const cs_field mention_fields[] = {
    ID("index in mentions"),
    FIELD(cs_mention, span, SPAN, "the words"),
    NAMED(cs_mention, kind, kind, "what is mentioned"),
    NAMED(cs_mention, form, form, "name, common noun or pronoun"),
    REF(cs_mention, entity, REF, "entities", "whom or what it means"),
};
static const cs_record mention_record =
    RECORD("mention", cs_mention, mention_fields, 1, "words that stand for someone or something");

static const cs_field entity_fields[] = {
    ID("index in entities"),
    NAMED(cs_entity, kind, kind, "what it is"),
    FIELD(cs_entity, name, STRING, "its fullest name in the report"),
    REF(cs_entity, mentions, REFS, "mentions", "all its mentions, in text order"),
    FIELD(cs_entity, actor, ACTOR, "who this is, if known"),
};
static const cs_record entity_record =
    RECORD("entity", cs_entity, entity_fields, 2, "mentions that are one and the same");

static const cs_field time_fields[] = {
    ID("index in times"),
    FIELD(cs_time, span, SPAN, "the words"),
    NAMED(cs_time, type, timex, "TIMEX3 type"),
    FIELD(cs_time, value, STRING, "TIMEX3 value"),
    FIELD(cs_time, from, DAY, "first day; null while unanchored"),
    FIELD(cs_time, to, DAY, "last day"),
    REF(cs_time, until, REF, "times", "the time that ends the range which this one begins"),
};
static const cs_record time_record =
    RECORD("time", cs_time, time_fields, 1, "a time expression, TIMEX3");

static const cs_field place_fields[] = {
    ID("index in places"),
    FIELD(cs_place, span, SPAN, "the words"),
    FIELD(cs_place, name, STRING, "its name in the gazetteer, or the words themselves"),
    FIELD(cs_place, geonameid, POSITIVE, "GeoNames id; null while unresolved"),
    FIELD(cs_place, lat, NUMBER, "degrees north, WGS 84"),
    FIELD(cs_place, lon, NUMBER, "degrees east"),
    FIELD(cs_place, feature, STRING, "GeoNames feature code"),
    FIELD(cs_place, country, STRING, "ISO 3166-1 alpha-3"),
    FIELD(cs_place, admin1, STRING, "first-level division"),
    FIELD(cs_place, admin2, STRING, "second-level division"),
    NAMED(cs_place, precision, precision, "how exactly the text tells where"),
    FIELD(cs_place, score, NUMBER, "0 to 1: how sure the resolution is"),
};
const cs_record cs_place_record =
    RECORD("place", cs_place, place_fields, 1, "a place named in the text");

static const cs_field quantity_fields[] = {
    ID("index in quantities"),
    FIELD(cs_quantity, span, SPAN, "the words"),
    FIELD(cs_quantity, low, INT, "lower bound"),
    FIELD(cs_quantity, high, INT, "upper bound; null when open"),
    FIELD(cs_quantity, best, INT, "the one figure to use"),
    FIELD(cs_quantity, approximate, BOOL, "\"about\", \"some\", \"dozens\""),
    FIELD(cs_quantity, of, STRING, "what is counted"),
    NAMED(cs_quantity, kind, quantity_kind, "how it stands to other numbers"),
    REF(cs_quantity, whole, REF, "quantities", "the number that this one is a part of"),
};
static const cs_record quantity_record =
    RECORD("quantity", cs_quantity, quantity_fields, 1, "a number of people or things");

static const cs_field attribution_fields[] = {
    ID("index in attributions"),
    FIELD(cs_attribution, source, SPAN, "who says so"),
    FIELD(cs_attribution, cue, SPAN, "the words that show it: \"said\", \"according to\""),
    FIELD(cs_attribution, content, SPANS, "what is said"),
    REF(cs_attribution, entity, REF, "entities", "the source"),
    NAMED(cs_attribution, type, source_type, "type of the source"),
    FIELD(cs_attribution, named, BOOL, "is the source named?"),
};
static const cs_record attribution_record =
    RECORD("attribution", cs_attribution, attribution_fields, 1, "who says what");

static const cs_field event_fields[] = {
    ID("index in events"),
    REF(cs_event, sentence, REF, "sentences", "where it stands"),
    FIELD(cs_event, trigger, SPAN, "the words that tell it"),
    NAMED(cs_event, type, type, "PLOVER event type"),
    FIELD(cs_event, mode, STRING, "mode, after the ontology table"),
    REF(cs_event, agents, REFS, "mentions", "who did it"),
    REF(cs_event, targets, REFS, "mentions", "to whom or what"),
    REF(cs_event, instruments, REFS, "mentions", "with what"),
    REF(cs_event, place, REF, "places", "where"),
    REF(cs_event, time, REF, "times", "when"),
    REF(cs_event, quantities, REFS, "quantities", "the figures that belong to it"),
    NAMED(cs_event, status, status, "did it happen?"),
    NAMED(cs_event, polarity, polarity, "negative: denied, did not happen"),
    REF(cs_event, attributions, REFS, "attributions", "who says so"),
    REF(cs_event, responds_to, REFS, "events", "what it answers"),
    REF(cs_event, incident, REF, "incidents", "the incident it is a mention of"),
    FIELD(cs_event, confidence, NUMBER, "0 to 1"),
};
static const cs_record event_record =
    RECORD("event", cs_event, event_fields, 2, "one mention of something that happened");

static const cs_field dates_fields[] = {
    FIELD(cs_dates, from, DAY, "first day"),
    FIELD(cs_dates, to, DAY, "last day"),
    NAMED(cs_dates, precision, date_precision, "how exact that is"),
};
static const cs_record dates_record =
    RECORD("dates", cs_dates, dates_fields, -1, "when it happened");

static const cs_field party_fields[] = {
    REF(cs_party, entity, REF, "entities", "the entity"),
    FIELD(cs_party, name, STRING, "what the report calls it"),
    FIELD(cs_party, actor, ACTOR, "who this is, if known"),
    NAMED(cs_party, certainty, certainty, "how sure it is that this one took part"),
    FIELD(cs_party, evidence, SPANS, "the words that say so"),
};
static const cs_record party_record =
    RECORD("party", cs_party, party_fields, 1, "who did it, or to whom it was done");

static const cs_field instrument_fields[] = {
    FIELD(cs_instrument, name, STRING, "the words"),
    FIELD(cs_instrument, kind, STRING, "class of weapon or means"),
    FIELD(cs_instrument, evidence, SPANS, "where it stands"),
};
static const cs_record instrument_record =
    RECORD("instrument", cs_instrument, instrument_fields, 0, "with what it was done");

static const cs_field victim_fields[] = {
    FIELD(cs_victim, name, STRING, "a person's name"),
    FIELD(cs_victim, description, STRING, "the words for them"),
    NAMED(cs_victim, kind, victim_kind, "what they were"),
    FIELD(cs_victim, count, COUNT, "how many"),
    NAMED(cs_victim, effect, effect, "what happened to them"),
    REF(cs_victim, entity, REF, "entities", "the entity"),
    REF(cs_victim, part_of, REF, NULL, "index of the victims of whom these are a part"),
    FIELD(cs_victim, evidence, SPANS, "where it stands"),
};
static const cs_record victim_record =
    RECORD("victim", cs_victim, victim_fields, 1, "someone harmed, or a number of them");

static const cs_field claim_fields[] = {
    NAMED(cs_claim, field, claim_field, "what the claim is about"),
    {"value", CS_FIELD_VALUE, AT(cs_claim, count), NULL, NULL, NULL, "a count, or words"},
    REF(cs_claim, attribution, REF, "attributions", "who says so; null: the report itself"),
    FIELD(cs_claim, span, SPAN, "where it stands"),
};
static const cs_record claim_record =
    RECORD("claim", cs_claim, claim_fields, 0, "what one source gives for one field");

static const cs_field deaths_fields[] = {
    FIELD(cs_deaths, a, INT, "on the side of the first agent"),
    FIELD(cs_deaths, b, INT, "on the side of the first target"),
    FIELD(cs_deaths, civilians, INT, "people who did not fight"),
    FIELD(cs_deaths, unknown, INT, "of whom that is not told"),
};
static const cs_record deaths_record =
    RECORD("deaths", cs_deaths, deaths_fields, -1, "the dead by UCDP's sides");

static const cs_field codes_fields[] = {
    FIELD(cs_codes, plover, STRING, "PLOVER type and mode"),
    FIELD(cs_codes, cameo, STRING, "CAMEO event code"),
    FIELD(cs_codes, acled, STRING,
          "ACLED sub-event type, or ORG_CRIME, NATURAL_DISASTER, MAN_MADE_DISASTER"),
    FIELD(cs_codes, ucdp, STRING, "UCDP type of violence: 1 state-based, 2 non-state, 3 one-sided"),
    FIELD(cs_codes, cameo_agent, STRING, "CAMEO code of the first agent that has one"),
    FIELD(cs_codes, cameo_target, STRING, "CAMEO code of the first target that has one"),
    FIELD(cs_codes, acled_inter1, INT, "ACLED actor type of the agents, 1 to 8"),
    FIELD(cs_codes, acled_inter2, INT, "ACLED actor type of the targets, 1 to 8"),
    FIELD(cs_codes, acled_time_precision, INT, "1 day, 2 week, 3 longer"),
    FIELD(cs_codes, acled_geo_precision, INT, "1 town, 2 part of a region, 3 region"),
    FIELD(cs_codes, ucdp_date_prec, INT, "1 day, 2 up to 6 days, 3 week, 4 month, 5 longer"),
    FIELD(cs_codes, ucdp_where_prec, INT,
          "1 exact, 2 near, 3 second-level division, 4 first-level, 5 wider, 6 country"),
    PART(cs_codes, ucdp_deaths, OPTIONAL, &deaths_record, "the dead by UCDP's sides"),
};
static const cs_record codes_record =
    RECORD("codes", cs_codes, codes_fields, -1, "the incident in the field's code lists");

static const cs_field incident_fields[] = {
    ID("index in incidents"),
    NAMED(cs_incident, type, type, "PLOVER event type"),
    FIELD(cs_incident, mode, STRING, "mode, after the ontology table"),
    NAMED(cs_incident, status, status, "did it happen?"),
    PART(cs_incident, date, OPTIONAL, &dates_record, "when"),
    REF(cs_incident, place, COPY, "places", "where"),
    PART(cs_incident, agents, LIST, &party_record, "who did it"),
    PART(cs_incident, targets, LIST, &party_record, "to whom or what"),
    PART(cs_incident, instruments, LIST, &instrument_record, "with what"),
    FIELD(cs_incident, killed, COUNT, "everyone who died in it, attackers too"),
    FIELD(cs_incident, injured, COUNT, "injured"),
    FIELD(cs_incident, abducted, COUNT, "abducted"),
    FIELD(cs_incident, arrested, COUNT, "arrested"),
    FIELD(cs_incident, displaced, COUNT, "displaced"),
    FIELD(cs_incident, size, COUNT, "size of a crowd or force"),
    PART(cs_incident, victims, LIST, &victim_record, "who was harmed"),
    PART(cs_incident, claims, LIST, &claim_record, "every figure and blame, with its source"),
    PART(cs_incident, codes, OBJECT, &codes_record, "codes of other schemes"),
    REF(cs_incident, responds_to, REFS, "incidents", "what it answers"),
    REF(cs_incident, events, REFS, "events", "its mentions"),
    FIELD(cs_incident, confidence, NUMBER, "0 to 1"),
};
static const cs_record incident_record =
    RECORD("incident", cs_incident, incident_fields, 2, "one thing that happened");

static const cs_field note_fields[] = {
    FIELD(cs_note, stage, STRING, "the stage that says so"),
    FIELD(cs_note, span, SPAN, "where"),
    FIELD(cs_note, note, STRING, "what was skipped or could not be decided"),
};
static const cs_record note_record = RECORD("note", cs_note, note_fields, -1, "a remark");

#define LAYER(key, stage, record, doc) \
    { #key, stage, AT(cs_story, key), &record, doc }

const cs_layer cs_layers[] = {
    LAYER(sentences, "token", sentence_record, "sentences in text order"),
    LAYER(tokens, "token", token_record, "words; only when asked for"),
    LAYER(mentions, "mention", mention_record, "names and nominals"),
    LAYER(entities, "entity", entity_record, "coreference chains"),
    LAYER(times, "timex", time_record, "time expressions"),
    LAYER(places, "place", cs_place_record, "places"),
    LAYER(quantities, "quantity", quantity_record, "numbers and what they count"),
    LAYER(attributions, "attribution", attribution_record, "who says so"),
    LAYER(events, "event", event_record, "event mentions"),
    LAYER(incidents, "incident", incident_record, "things that happened"),
    LAYER(notes, "notes", note_record, "what was skipped or could not be decided"),
};
const unsigned cs_layer_count = sizeof cs_layers / sizeof *cs_layers;

const cs_layer *cs_layer_by_key(cs_str key) {
    for (unsigned i = 0; i < cs_layer_count; i++)
        if (cs_str_eq(key, cs_layers[i].key))
            return &cs_layers[i];
    return NULL;
}

cs_vec_any cs_layer_items(const cs_story *s, const cs_layer *layer) {
    cs_vec_any items;
    memcpy(&items, (const char *)s + layer->offset, sizeof items);
    return items;
}

const void *cs_layer_item(const cs_story *s, const cs_layer *layer, uint32_t index) {
    cs_vec_any items = cs_layer_items(s, layer);
    return index < items.count ? (const char *)items.at + index * layer->record->size : NULL;
}

bool cs_field_null(const cs_field *field, const void *item) {
    const void *at = (const char *)item + field->offset;
    switch (field->type) {
    case CS_FIELD_SPAN:
        return cs_span_empty(*(const cs_span *)at);
    case CS_FIELD_REF:
    case CS_FIELD_COPY:
        return *(const uint32_t *)at == CS_NONE;
    case CS_FIELD_STRING:
    case CS_FIELD_JSON:
        return ((const cs_str *)at)->at == NULL;
    case CS_FIELD_NAME:
        return field->names->none_first && *(const uint8_t *)at == 0;
    case CS_FIELD_INT:
        return *(const int64_t *)at == CS_OPEN;
    case CS_FIELD_POSITIVE:
        return *(const int64_t *)at == 0;
    case CS_FIELD_NUMBER:
        return isnan(*(const double *)at);
    case CS_FIELD_DAY:
        return *(const cs_day *)at == CS_DAY_NONE;
    case CS_FIELD_COUNT:
        return !((const cs_count *)at)->given;
    case CS_FIELD_VALUE:
        return !((const cs_count *)at)->given && !((const cs_claim *)item)->text.at;
    case CS_FIELD_ACTOR:
        return *(const cs_actor *const *)at == NULL;
    case CS_FIELD_OPTIONAL:
        return cs_field_null(&field->record->fields[0], at);
    case CS_FIELD_ID:
    case CS_FIELD_SPANS:
    case CS_FIELD_WORDS:
    case CS_FIELD_REFS:
    case CS_FIELD_HEAD:
    case CS_FIELD_BOOL:
    case CS_FIELD_OBJECT:
    case CS_FIELD_LIST:
        return false;
    }
    return false;
}
