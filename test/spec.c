/* spec.c: runs *.spec files: examples that an analyst can read and write.
 *
 *     == a weekday is the last one before the day of publication
 *     published: 2019-12-31
 *     text: The attack was on Sunday.
 *     --
 *     "Sunday" type=DATE value=2019-12-29
 *
 * A case begins with "==" and its name. Then come keys (text, published, title, outlet, lang) and,
 * where the stage has several layers, "layer: sentences". Lines that begin with two blanks go on
 * with the text as its next lines. Behind "--" stand the items expected, one a line and in order,
 * in the form of story/text.h: only the keys given are compared, numbers and offsets may be left
 * out, "key=-" says that there is no such key, "key.inner=" looks into an object. "..." on a line
 * of its own allows other items before and behind; "not" before an item says that there is none
 * like it; "nothing" that the layer is empty. Of the stage syntax, items are words, with upos,
 * deprel and the form of their head.
 *
 *     spec DATA STAGE FILE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "flow.h"
#include "story/text.h"

enum { MOST_LINES = 200, MOST_TEXT = 20000 };

typedef struct spec_case {
    char name[200], text[MOST_TEXT], published[40], title[400], outlet[100], lang[16], layer[32];
    char expected[MOST_LINES][2000];
    int lines;
    long at; /* line of the file */
} spec_case;

typedef struct runner {
    const cs_flow *flow;
    const char *stage, *path;
    int cases, failures;
    cs_arena arena, scratch;
} runner;

/* ---- items: one printed line cut into label and key=value parts ---------------------------- */

/* The end of the value that begins at `s`: blanks within quotes and brackets belong to it. */
static const char *value_end(const char *s) {
    int depth = 0;
    bool quoted = false;
    for (; *s; s++) {
        if (quoted && *s == '\\' && s[1])
            s++;
        else if (*s == '"')
            quoted = !quoted;
        else if (!quoted && (*s == '[' || *s == '{'))
            depth++;
        else if (!quoted && (*s == ']' || *s == '}'))
            depth--;
        else if (!quoted && depth <= 0 && *s == ' ')
            break;
    }
    return s;
}

/* Drops "#3" and "19:25" before a quotation mark, as expected items have them. */
static void drop_numbers(const char *from, size_t size, char *to) {
    for (size_t i = 0; i < size;) {
        size_t digits = i + (from[i] == '#');
        while (digits < size && strchr("0123456789:", from[digits]))
            digits++;
        bool boundary = i == 0 || strchr("[ {=", from[i - 1]);
        if (boundary && digits < size && from[digits] == '"')
            i = digits;
        *to++ = from[i++];
    }
    *to = '\0';
}

/* The value of `key` in a printed line, without numbers; the label for the key "". */
static bool find_value(const char *line, const char *key, size_t key_size, char *value) {
    const char *s = line;
    if (*s == '#')
        s = value_end(s);
    for (bool first = true; *s; first = false) {
        s += strspn(s, " ");
        const char *end = value_end(s), *equal = memchr(s, '=', (size_t)(end - s));
        bool label = first && (!equal || memchr(s, '"', (size_t)(end - s)) == NULL
                                   ? !equal
                                   : (const char *)memchr(s, '"', (size_t)(end - s)) < equal);
        if (label && key_size == 0) {
            drop_numbers(s, (size_t)(end - s), value);
            return true;
        }
        if (!label && equal && (size_t)(equal - s) == key_size && memcmp(s, key, key_size) == 0) {
            drop_numbers(equal + 1, (size_t)(end - equal - 1), value);
            return true;
        }
        s = end;
    }
    return false;
}

/* The same, where the key may be "codes.acled": one of the object {...} that is the value of
 * "codes". */
static bool find_within(const char *line, const char *key, size_t key_size, char *value) {
    const char *dot = memchr(key, '.', key_size);
    char object[4000];
    if (!dot || find_value(line, key, key_size, value))
        return find_value(line, key, key_size, value);
    if (!find_value(line, key, (size_t)(dot - key), object) || object[0] != '{')
        return false;
    object[strlen(object) - 1] = '\0';
    return find_value(object + 1, dot + 1, key_size - (size_t)(dot + 1 - key), value);
}

/* Does a printed line have all that the expected line names? */
static bool line_fits(const char *expected, const char *line) {
    char value[4000], wanted[4000];
    const char *s = expected;
    while (*(s += strspn(s, " "))) {
        const char *end = value_end(s);
        const char *quote = memchr(s, '"', (size_t)(end - s));
        const char *equal = memchr(s, '=', (size_t)(end - s));
        if (quote && equal && quote < equal)
            equal = NULL;
        drop_numbers(equal ? equal + 1 : s, (size_t)(end - (equal ? equal + 1 : s)), wanted);
        bool found = find_within(line, s, equal ? (size_t)(equal - s) : 0, value);
        if (strcmp(wanted, "-") == 0 ? found : !found || strcmp(wanted, value) != 0)
            return false;
        s = end;
    }
    return true;
}

/* ---- one case -------------------------------------------------------------------------------- */

static void fail(runner *r, const spec_case *c, const char *what, const char *printed) {
    if (!r->failures)
        printf("failures in the order of the files:\n");
    r->failures++;
    printf("%s:%ld: %s: %s\n  got:\n", r->path, c->at, c->name, what);
    for (const char *s = printed; *s;) {
        int size = (int)strcspn(s, "\n");
        printf("    %.*s\n", size, s);
        s += size + (s[size] == '\n');
    }
}

static int cut_lines(char *text, char **lines) {
    int count = 0;
    while (*text && count < MOST_LINES) {
        lines[count++] = text;
        text += strcspn(text, "\n");
        if (*text)
            *text++ = '\0';
    }
    return count;
}

static void compare(runner *r, const spec_case *c, const char *printed) {
    char *copy = strdup(printed), *lines[MOST_LINES], why[2400];
    int count = cut_lines(copy, lines), at = 0, wanted = 0;
    bool open = false;
    for (int i = 0; i < c->lines; i++)
        open |= strcmp(c->expected[i], "...") == 0;
    for (int i = 0; i < c->lines; i++) {
        const char *expected = c->expected[i];
        bool not = strncmp(expected, "not ", 4) == 0;
        if (strcmp(expected, "...") == 0 || strcmp(expected, "nothing") == 0)
            continue;
        int found = not ? 0 : at;
        while (found < count && !line_fits(not ? expected + 4 : expected, lines[found]) &&
               (open || not ))
            found++;
        bool hit = found < count && line_fits(not ? expected + 4 : expected, lines[found]);
        if (hit == not ) {
            snprintf(why, sizeof why, "%s: %s", not ? "there is" : "missing or other", expected);
            fail(r, c, why, printed);
            free(copy);
            return;
        }
        if (!not ) {
            at = found + 1;
            wanted++;
        }
    }
    if (!open && wanted != count)
        fail(r, c, "other items than expected", printed);
    free(copy);
}

typedef struct printing {
    const cs_story *story;
    const cs_layer *layer;
    cs_out *out;
    bool trees;
} printing;

/* One token a line, its head by its form: "rockets" upos=NOUN deprel=nsubj head="struck". */
static void print_trees(const cs_story *s, cs_out *out) {
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const cs_token *t = &s->tokens.at[i];
        cs_text_quote(out, cs_story_words(s, t->span));
        cs_out_format(out, " upos=%s deprel=%s", cs_names_upos.at[t->upos],
                      cs_names_deprel.at[t->deprel]);
        if (t->head != CS_NONE) {
            cs_out_text(out, " head=");
            cs_text_quote(out, cs_story_words(s, s->tokens.at[t->head].span));
        }
        cs_out_byte(out, '\n');
    }
}

static void print(void *state) {
    printing *p = state;
    if (p->trees)
        print_trees(p->story, p->out);
    else if (p->layer)
        cs_text_print(p->story, p->layer, p->out);
    else
        cs_text_print_source(p->story, p->out);
}

static const cs_layer *layer_of(const runner *r, const spec_case *c) {
    const char *stage = strcmp(r->stage, "tag") == 0     ? "token"
                        : strcmp(r->stage, "actor") == 0 ? "entity"
                                                         : r->stage;
    const cs_layer *found = NULL;
    for (unsigned i = 0; i < cs_layer_count; i++)
        if (c->layer[0] ? strcmp(cs_layers[i].key, c->layer) == 0
                        : strcmp(cs_layers[i].stage, stage) == 0)
            found = &cs_layers[i];
    return found;
}

static cs_str or_none(const char *s) {
    return *s ? cs_str_of(s) : CS_STR_NONE;
}

static void run_case(runner *r, const spec_case *c) {
    cs_error error = {.code = CS_OK};
    cs_report report = {.id = CS_STR("spec"),
                        .text = cs_str_of(c->text),
                        .title = or_none(c->title),
                        .published = or_none(c->published),
                        .published_from = c->published[0] ? CS_PUBLISHED_RECORD : CS_PUBLISHED_NONE,
                        .outlet = or_none(c->outlet),
                        .lang = c->lang[0] ? cs_str_of(c->lang) : CS_STR("en")};
    r->cases++;
    cs_arena_reset(&r->arena);
    const cs_story *s = cs_flow_read(r->flow, &report, &r->arena, &r->scratch, NULL, &error);
    cs_out out = cs_out_make(CS_LIMIT_OUTPUT);
    bool trees = strcmp(r->stage, "syntax") == 0 && !c->layer[0];
    printing p = {s, layer_of(r, c), &out, trees};
    if (!s || !cs_arena_guard(print, &p))
        fail(r, c, error.message, "");
    cs_out_byte(&out, '\0');
    if (s)
        compare(r, c, cs_out_str(&out).at);
    cs_out_free(&out);
}

/* ---- files ----------------------------------------------------------------------------------- */

static const char *key_value(const char *line, const char *key) {
    size_t size = strlen(key);
    if (strncmp(line, key, size) != 0 || line[size] != ':')
        return NULL;
    return line + size + 1 + strspn(line + size + 1, " ");
}

static bool set_key(spec_case *c, const char *line) {
    const struct {
        const char *key;
        char *to;
        size_t room;
    } keys[] = {{"text", c->text, sizeof c->text},    {"published", c->published, 40},
                {"title", c->title, sizeof c->title}, {"outlet", c->outlet, sizeof c->outlet},
                {"lang", c->lang, sizeof c->lang},    {"layer", c->layer, sizeof c->layer}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *value = key_value(line, keys[i].key);
        if (value) {
            snprintf(keys[i].to, keys[i].room, "%s", value);
            return true;
        }
    }
    return false;
}

static void add_text(spec_case *c, const char *line) {
    size_t size = strlen(c->text);
    snprintf(c->text + size, sizeof c->text - size, "\n%s", line);
}

static void run_file(runner *r, const char *path) {
    FILE *file = fopen(path, "r");
    spec_case *c = calloc(1, sizeof *c);
    char line[2000];
    bool results = false;
    r->path = path;
    if (!file || !c) {
        printf("%s: cannot be read\n", path);
        r->failures++;
        free(c);
        return;
    }
    for (long number = 1; fgets(line, sizeof line, file); number++) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "==", 2) == 0) {
            if (c->at)
                run_case(r, c);
            memset(c, 0, sizeof *c);
            results = false;
            c->at = number;
            snprintf(c->name, sizeof c->name, "%s", line + 2 + strspn(line + 2, " "));
        } else if (strcmp(line, "--") == 0) {
            results = true;
        } else if (!line[0] || line[0] == '#') {
            continue;
        } else if (results && c->lines < MOST_LINES) {
            snprintf(c->expected[c->lines++], sizeof *c->expected, "%s", line);
        } else if (c->text[0] && strncmp(line, "  ", 2) == 0) {
            add_text(c, line + 2);
        } else if (!set_key(c, line)) {
            printf("%s:%ld: not understood: %s\n", path, number, line);
            r->failures++;
        }
    }
    if (c->at)
        run_case(r, c);
    free(c);
    fclose(file);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: spec DATA STAGE FILE...\n");
        return 2;
    }
    char data[4096], models[4096];
    cs_error error;
    snprintf(data, sizeof data, "%s/data", argv[1]);
    snprintf(models, sizeof models, "%s/models", argv[1]);
    cs_setup setup = {.data = data, .models = models};
    runner r = {.stage = argv[2],
                .arena = cs_arena_make(CS_LIMIT_STORY),
                .scratch = cs_arena_make(CS_LIMIT_SCRATCH)};
    cs_flow *flow = cs_flow_open(&setup, &error);
    if (!flow) {
        fprintf(stderr, "%s: %s\n", error.where, error.message);
        return 2;
    }
    r.flow = flow;
    for (int i = 3; i < argc; i++)
        run_file(&r, argv[i]);
    cs_arena_free(&r.arena);
    cs_arena_free(&r.scratch);
    cs_flow_close(flow);
    printf("%s: %d cases, %d failures\n", argv[2], r.cases, r.failures);
    return r.failures || !r.cases;
}
