/* setup.h: where a stage finds its tables and models when it is loaded. */
#ifndef CS_TABLE_SETUP_H
#define CS_TABLE_SETUP_H

#include "base/arena.h"
#include "base/error.h"

struct cs_shelf;

typedef struct cs_setup {
    const char *data;       /* folder with a folder of tables for each stage */
    const char *models;     /* folder of trained weights */
    const char *actors;     /* an actor table of the user's own, which goes first; NULL for none */
    const char *gazetteer;  /* the compiled gazetteer; NULL: places.gaz beside the folder `data` */
    cs_arena *arena;        /* what is loaded lives here, until the flow is closed */
    struct cs_shelf *shelf; /* models that are mapped hang here, until then too (model/model.h) */
} cs_setup;

/* The folder `data`/`stage`, as a string in the arena. */
static inline const char *cs_setup_folder(const cs_setup *setup, const char *stage) {
    return cs_str_format(setup->arena, "%s/%s", setup->data, stage).at;
}

#endif
