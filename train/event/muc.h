/* muc.h: the reports of MUC-4 with their templates, as train/unpack.py writes them down. */
#ifndef TRAIN_EVENT_MUC_H
#define TRAIN_EVENT_MUC_H

#include "base/error.h"
#include "base/mapped.h"
#include "base/vec.h"

enum { MUC_AGENT, MUC_TARGET, MUC_MEANS, MUC_ROLES };

/* Who or what fills a role: the wordings of which any is right, in lower case, without articles
 * and punctuation. */
typedef struct muc_filler {
    uint8_t role;
    cs_vec(cs_str) wordings;
} muc_filler;

typedef struct muc_template {
    cs_str types; /* "|" list */
    cs_vec(muc_filler) fillers;
} muc_template;

typedef struct muc_report {
    cs_str id, published, text;
    cs_vec(muc_template) templates;
} muc_report;

typedef cs_vec(muc_report) muc_reports;

/* Reads `path`; all is in the arena but for the wordings, which stay in the file. */
bool muc_read(muc_reports *reports, cs_mapped *file, cs_arena *arena, const char *path,
              cs_error *error);

#endif
