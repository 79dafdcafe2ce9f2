/* samples.c: see samples.h. */
#include "lemma/samples.h"

#include "model/features.h"

uint32_t samples_edit(learning *l, cs_lemma_edit e) {
    uint64_t key = cs_hash_mix(cs_hash_mix(cs_hash_str(e.on), e.off + 1u), e.lower);
    uint32_t *at = cs_map_put(&l->arena, &l->edit_at, key);
    if (*at == CS_NONE) {
        *at = l->edits.count;
        *cs_vec_push(&l->arena, &l->edits) = e;
    }
    return *at;
}

static size_t common_size(cs_str a, cs_str b) {
    size_t n = 0;
    while (n < a.size && n < b.size && a.at[n] == b.at[n])
        n++;
    return n;
}

static cs_str in_small_letters(learning *l, cs_str s) {
    cs_lemma_edit small = {0, true, {"", 0}};
    char room[CS_FEATURES_FORM];
    return cs_lemma_apply(&l->arena, &small, s, (cs_str){room, cs_features_fold(s, room)});
}

/* The edit that makes the lemma of the form: the shorter one of that of small letters and that of
 * the form as it stands. */
static uint32_t edit_of(learning *l, cs_str form, cs_str lemma) {
    cs_str lower = in_small_letters(l, form);
    size_t low = common_size(lower, lemma), as_is = common_size(form, lemma);
    bool keep = as_is > low;
    size_t common = keep ? as_is : low, size = keep ? form.size : lower.size;
    cs_str on = cs_str_copy(&l->arena, cs_str_slice(lemma, common, lemma.size));
    return samples_edit(l, (cs_lemma_edit){(uint16_t)(size - common), !keep, on});
}

/* The edit as if nothing had capitals. */
static uint32_t ending_edit_of(learning *l, cs_str form, cs_str lemma) {
    form = in_small_letters(l, form);
    lemma = in_small_letters(l, lemma);
    size_t common = common_size(form, lemma);
    cs_str on = cs_str_copy(&l->arena, cs_str_slice(lemma, common, lemma.size));
    return samples_edit(l, (cs_lemma_edit){(uint16_t)(form.size - common), true, on});
}

void samples_add(learning *l, cs_str form, cs_str lemma, uint8_t xpos, bool free, uint32_t weight) {
    char room[CS_FEATURES_FORM];
    size_t size = cs_features_fold(form, room);
    sample *s = cs_vec_push(&l->arena, &l->samples);
    s->form = form;
    s->lemma = lemma;
    s->folded = cs_str_copy(&l->arena, (cs_str){room, size});
    s->xpos = xpos;
    s->key = cs_lemma_word_key(s->folded, xpos);
    s->has_capitals = !cs_str_is(s->folded, form);
    s->free = free;
    s->edit = edit_of(l, form, lemma);
    s->ending_edit = ending_edit_of(l, form, lemma);
    s->weight = weight;
}
