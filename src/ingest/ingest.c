/* ingest.c: see ingest.h. */
#include "ingest/ingest.h"

#include <strings.h>

#include "base/hash.h"
#include "ingest/parts.h"

enum { LONGEST_TITLE_BYTES = 250, HEADER_LINES = 6 };

struct cs_ingest {
    cs_vec(cs_credit_cue) cues;
};

const cs_ingest *cs_ingest_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"words", "role", "place", NULL};
    static const char *const places[] = {"any", "line"};
    cs_ingest *ingest = cs_arena_new(setup->arena, cs_ingest, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "ingest"), "credits.tsv",
                       columns, error))
        return NULL;
    bool whole = true;
    for (uint32_t row = 0; row < table.rows && whole; row++) {
        int role = 0, line = 0;
        whole = cs_table_word(&table, row, 1, cs_names_credit.at, cs_names_credit.count, 0, &role,
                              error) &&
                cs_table_word(&table, row, 2, places, 2, 0, &line, error);
        cs_credit_cue *cue = cs_vec_push(setup->arena, &ingest->cues);
        cue->words = cs_str_copy(setup->arena, cs_table_cell(&table, row, 0));
        cue->role = (uint8_t)role;
        cue->line = line == 1;
    }
    cs_table_close(&table);
    return whole ? ingest : NULL;
}

cs_span cs_ingest_line(cs_str text, size_t from) {
    while (from < text.size && (text.at[from] == '\n' || text.at[from] == ' ' ||
                                text.at[from] == '\r' || text.at[from] == '\t'))
        from++;
    size_t end = cs_str_find(text, '\n', from);
    cs_str line = cs_str_trim(cs_str_slice(text, from, end));
    return (cs_span){(uint32_t)from, (uint32_t)(from + line.size)};
}

static bool ends_sentence(cs_str line) {
    static const char *const ends[] = {".", "!", "?", "\"", ":", ",", ";", "\xE2\x80\x9D", NULL};
    for (const char *const *end = ends; *end; end++)
        if (cs_str_ends(line, *end))
            return true;
    return false;
}

/* A first line that is no sentence and stands over something else is the headline. */
static bool is_headline(const cs_story *s, cs_span line, cs_span next) {
    cs_str words = cs_story_words(s, line);
    bool spaced = cs_str_find(words, ' ', 0) < words.size;
    return words.size <= LONGEST_TITLE_BYTES && spaced && !ends_sentence(words) &&
           !cs_span_empty(next);
}

static bool in_asides(const cs_story *s, cs_span span) {
    return cs_story_aside(s, span);
}

/* Headline, dateline: among the first lines. *body becomes the first byte behind them. */
static void read_top(cs_story *s, size_t *body) {
    size_t at = 0;
    for (int i = 0; i < HEADER_LINES; i++) {
        cs_span line = cs_ingest_line(s->text, at), next = cs_ingest_line(s->text, line.end);
        if (cs_span_empty(line))
            return;
        if (cs_ingest_dateline(s, line, &s->source.dateline)) {
            *body = s->source.dateline.span.end;
            return;
        }
        s->source.dateline = (cs_dateline){.date = CS_DAY_NONE};
        if (!in_asides(s, line)) {
            if (!is_headline(s, line, next))
                return;
            if (cs_span_empty(s->source.title_span))
                s->source.title_span = line;
        }
        at = *body = line.end;
    }
}

/* "issued 7 June 2023", "Daily bulletin, Sunday 26 July 2020": a date in full in a header line. */
static cs_day header_date(const cs_story *s, size_t body) {
    size_t at = 0;
    for (int i = 0; i < HEADER_LINES && at < body; i++) {
        cs_span line = cs_ingest_line(s->text, at);
        cs_day day = line.end <= body ? cs_ingest_full_date(s, line) : CS_DAY_NONE;
        if (day != CS_DAY_NONE)
            return day;
        at = line.end;
    }
    return CS_DAY_NONE;
}

static void set_published(cs_story *s, cs_day day, uint8_t from) {
    char text[CS_DAY_TEXT + 1];
    cs_day_write(day, text);
    s->source.published = cs_str_copy(s->arena, cs_str_of(text));
    s->source.published_from = from;
    s->source.day = day;
}

static void date_report(cs_story *s, size_t body) {
    if (s->source.published.at) {
        s->source.day = cs_day_read(s->source.published);
        return;
    }
    cs_day header = header_date(s, body);
    if (s->source.dateline.date != CS_DAY_NONE)
        set_published(s, s->source.dateline.date, CS_PUBLISHED_DATELINE);
    else if (header != CS_DAY_NONE)
        set_published(s, header, CS_PUBLISHED_TEXT);
}

static void identify(cs_story *s) {
    char sha256[CS_SHA256_TEXT + 1], simhash[17];
    cs_hash_sha256(s->text, sha256);
    cs_ingest_simhash(s->text, simhash);
    s->source.sha256 = cs_str_copy(s->arena, cs_str_of(sha256));
    s->source.fingerprint = cs_str_copy(s->arena, cs_str_of(simhash));
}

void cs_ingest_run(const cs_ingest *ingest, const cs_report *report, cs_story *s) {
    size_t body = 0;
    cs_span nowhere = {0, 0};
    s->meta = report->meta;
    s->source.outlet = report->outlet;
    s->source.url = report->url;
    s->source.lang = report->lang;
    s->source.published = report->published;
    s->source.published_from = report->published_from;
    cs_ingest_credits(s, ingest->cues.at, ingest->cues.count);
    read_top(s, &body);
    s->source.title = report->title;
    if (!report->title.at && !cs_span_empty(s->source.title_span))
        s->source.title = cs_story_words(s, s->source.title_span);
    date_report(s, body);
    identify(s);
    if (report->repaired)
        cs_story_note(s, "ingest", nowhere, "%zu bytes were not UTF-8 and were replaced",
                      report->repaired);
    if (report->undated.at)
        cs_story_note(s, "ingest", nowhere, "published is no ISO 8601 date: %.80s",
                      cs_str_copy(s->scratch, report->undated).at);
    if (s->source.day == CS_DAY_NONE)
        cs_story_note(s, "ingest", nowhere, "no date of publication: relative dates stay open");
}
