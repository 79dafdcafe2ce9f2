/* compile.h: makes a gazetteer file from tables and GeoNames dumps. */
#ifndef CS_PLACE_COMPILE_H
#define CS_PLACE_COMPILE_H

#include "base/arena.h"
#include "base/vec.h"
#include "place/gazetteer.h"

/* One name of a place while the file is being made. */
typedef struct cs_made_name {
    uint64_t hash;
    uint32_t place;
    uint8_t type, shape;
} cs_made_name;

typedef struct cs_made_feature {
    cs_gaz_feature code;
    uint8_t kind;
    int8_t weight;
} cs_made_feature;

typedef struct cs_compiler {
    cs_arena *arena;
    cs_arena scratch; /* one table at a time */
    cs_gaz_words words;
    cs_map generics, directions; /* keys of words that are no name alone: "Province", "Northern" */
    cs_map feature_of, country_of, place_of, division_of, part_of, text_of;
    cs_vec(cs_made_feature) features;
    cs_vec(cs_gaz_country) countries;
    cs_vec(cs_gaz_place) places;
    cs_vec(cs_made_name) names;
    cs_vec(uint64_t) beginnings; /* hashes of what longer names begin with */
    cs_vec(char) texts;
    cs_map by_sound;    /* countries that do not write in Latin letters */
    size_t passed_over; /* rows of dumps of features that are not kept */
} cs_compiler;

/* Starts with the tables of the folder `data`/place. False and an error where one is wrong. */
bool cs_compile_tables(cs_compiler *c, cs_arena *arena, const char *data, cs_error *error);

/* Adds a file: a GeoNames dump (19 columns), GeoNames alternate names (8 to 10 columns), or a table
 * with columns name, lat, lon and, if wanted, id, aliases, country, feature, admin1, admin2,
 * population. */
bool cs_compile_file(cs_compiler *c, const char *path, cs_error *error);

/* Hands the file's bytes on piece by piece; false as soon as `put` says so. */
bool cs_compile_write(cs_compiler *c, bool (*put)(void *state, const char *bytes, size_t size),
                      void *state);

/* What is left to free once it is written. */
void cs_compile_end(cs_compiler *c);

/* ---- for the readers of files -----------------------------------------------------------------
 */

/* A new place; its name and names are added, too. `feature` must be known. */
uint32_t cs_compile_place(cs_compiler *c, cs_str feature, cs_str name);
void cs_compile_name(cs_compiler *c, uint32_t place, cs_str name, uint8_t type);
void cs_compile_rename(cs_compiler *c, uint32_t place, cs_str name);
/* A feature's number, or CS_NONE where it is not kept. */
uint32_t cs_compile_feature(const cs_compiler *c, cs_str code);
/* A country's number by its ISO code of two or three letters, or CS_NONE. */
uint32_t cs_compile_country(const cs_compiler *c, cs_str iso);
/* The division of a country with these codes, or CS_NONE; admin2 may be none. */
uint32_t cs_compile_division(const cs_compiler *c, cs_str iso2, cs_str admin1, cs_str admin2);
void cs_compile_set_division(cs_compiler *c, cs_str iso2, cs_str admin1, cs_str admin2,
                             uint32_t place);
/* The same by names, within a country or (admin1 being the place) within a division. */
uint32_t cs_compile_part(const cs_compiler *c, cs_str name, uint16_t country, uint32_t admin1);
void cs_compile_set_part(cs_compiler *c, cs_str name, uint16_t country, uint32_t admin1,
                         uint32_t place);
/* The place with that GeoNames id, or CS_NONE. */
uint32_t cs_compile_by_id(const cs_compiler *c, uint32_t id);
void cs_compile_set_id(cs_compiler *c, uint32_t id, uint32_t place);
void cs_compile_set_point(cs_compiler *c, uint32_t place, double lat, double lon);

#endif
