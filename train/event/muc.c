/* muc.c: see muc.h. A line is "report id published text", "template types", or "agent wordings",
 * "target wordings", "means wordings" of the template before it, parted by tabs; the text has
 * "\n" for line ends. */
#include "muc.h"

#include "base/limit.h"

/* The text with its line ends. */
static cs_str unescape(cs_arena *arena, cs_str text) {
    char *copy = cs_arena_new(arena, char, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool end = text.at[i] == '\\' && i + 1 < text.size && text.at[i + 1] == 'n';
        copy[size++] = end ? '\n' : text.at[i];
        i += end;
    }
    return (cs_str){copy, size};
}

static void add_report(muc_reports *reports, cs_arena *arena, cs_str rest) {
    muc_report *r = cs_vec_push(arena, reports);
    r->id = cs_str_cut(rest, '\t', &rest);
    r->published = cs_str_cut(rest, '\t', &rest);
    r->text = unescape(arena, rest);
}

static void add_filler(muc_template *t, cs_arena *arena, uint8_t role, cs_str list) {
    muc_filler *f = cs_vec_push(arena, &t->fillers);
    f->role = role;
    while (list.at)
        *cs_vec_push(arena, &f->wordings) = cs_str_cut(list, '|', &list);
}

static bool add_line(muc_reports *reports, cs_arena *arena, cs_str line) {
    static const char *const roles[] = {"agent", "target", "means"};
    cs_str rest, word = cs_str_cut(line, '\t', &rest);
    if (cs_str_eq(word, "report")) {
        add_report(reports, arena, rest);
        return true;
    }
    if (!reports->count)
        return false;
    muc_report *r = &reports->at[reports->count - 1];
    if (cs_str_eq(word, "template")) {
        cs_vec_push(arena, &r->templates)->types = rest;
        return true;
    }
    for (uint8_t role = 0; role < MUC_ROLES && r->templates.count; role++)
        if (cs_str_eq(word, roles[role])) {
            add_filler(&r->templates.at[r->templates.count - 1], arena, role, rest);
            return true;
        }
    return false;
}

bool muc_read(muc_reports *reports, cs_mapped *file, cs_arena *arena, const char *path,
              cs_error *error) {
    if (!cs_mapped_open(file, path, CS_LIMIT_STORY, error))
        return false;
    cs_str rest = file->bytes;
    for (long number = 1; rest.size; number++) {
        cs_str line = cs_str_cut(rest, '\n', &rest);
        if (line.size && !add_line(reports, arena, line))
            return cs_error_set(error, CS_FORMAT, path, number, "not a line of templates");
        if (!rest.at)
            break;
    }
    return true;
}
