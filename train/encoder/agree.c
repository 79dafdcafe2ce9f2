/* agree.c: what several networks think of a sentence; see net.h. */
#include "encoder/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- several networks ------------------------------------------------------------------------ */

/* Keeps the likeliest of `count` labels. */
static void keep_best(net_soft *soft, int task, const float *parts, uint32_t count) {
    uint16_t *label = soft->label[task];
    float *part = soft->part[task], whole = 0;
    memset(label, 0, NET_BEST * sizeof *label);
    memset(part, 0, NET_BEST * sizeof *part);
    for (uint32_t i = 0; i < count; i++)
        for (int k = 0; k < NET_BEST; k++)
            if (parts[i] > part[k]) {
                for (int m = NET_BEST - 1; m > k; m--) {
                    label[m] = label[m - 1];
                    part[m] = part[m - 1];
                }
                label[k] = (uint16_t)i;
                part[k] = parts[i];
                break;
            }
    for (int k = 0; k < NET_BEST; k++)
        whole += part[k];
    for (int k = 0; k < NET_BEST; k++)
        part[k] /= whole;
}

static void add_shares(float *sum, const float *scores, uint32_t count, float *room) {
    memcpy(room, scores, count * sizeof *room);
    plain_share(room, count);
    for (uint32_t i = 0; i < count; i++)
        sum[i] += room[i];
}

/* Arcs on average: [words][words + 1]. */
static void agree_on_arcs(const net *const *nets, net_work *const *works, uint32_t count,
                          uint32_t words, float *arcs) {
    float *room = plain_new(float, words + 1);
    memset(arcs, 0, (size_t)words * (words + 1) * sizeof *arcs);
    for (uint32_t k = 0; k < count; k++) {
        uint32_t columns = inside_arc_scores(nets[k], works[k], 0, words);
        for (uint32_t i = 0; i < words; i++) {
            works[k]->scores[(size_t)i * columns + i] = -1e9f;
            add_shares(arcs + (size_t)i * (words + 1), works[k]->scores + (size_t)i * columns,
                       words + 1, room);
        }
    }
    free(room);
}

static void best_tree(net_work *w, const float *arcs, uint32_t words, uint32_t count,
                      int32_t *heads) {
    for (uint32_t i = 0; i < words; i++)
        for (uint32_t j = 0; j <= words; j++) {
            double part = (double)(arcs[(size_t)i * (words + 1) + j] / (float)count);
            w->tree_scores[(size_t)j * words + i] =
                i == j ? INT32_MIN : (int32_t)(plain_log(part + 1e-9) * 4096);
        }
    cs_tree_best(w->tree, w->tree_scores, words, heads);
}

void net_agree(const net *const *nets, net_work *const *works, uint32_t count, net_sentence *s,
               net_soft *soft, int32_t *heads) {
    const net_sizes *z = &nets[0]->size;
    net_rates none = {0};
    uint32_t words = s->count, all = z->upos_room + z->xpos_room + z->feats_room;
    float *arcs = plain_new(float, (size_t)words *(words + 1)), sum[1024], room[1024];
    const uint32_t from[] = {0, z->upos_room, z->upos_room + z->xpos_room};
    const uint32_t labels[] = {z->upos, z->xpos, z->feats};
    for (uint32_t k = 0; k < count; k++)
        inside_forward(nets[k], works[k], &s, 1, &none, NULL);
    agree_on_arcs(nets, works, count, words, arcs);
    best_tree(works[0], arcs, words, count, heads);
    for (uint32_t i = 0; i < words; i++) {
        keep_best(&soft[i], NET_HEAD, arcs + (size_t)i * (words + 1), words + 1);
        for (int task = NET_UPOS; task <= NET_FEATS; task++) {
            memset(sum, 0, sizeof sum);
            for (uint32_t k = 0; k < count; k++)
                add_shares(sum, works[k]->labels + (size_t)i * all + from[task], labels[task],
                           room);
            keep_best(&soft[i], task, sum, labels[task]);
        }
    }
    for (uint32_t k = 0; k < count; k++) {
        for (uint32_t i = 0; i < words; i++)
            inside_rel_in(nets[k], works[k], i, heads[i] < 0 ? SIZE_MAX : (size_t)heads[i],
                          works[k]->rel + (size_t)i * nets[k]->size.rel);
        train_matrix_multiply(works[k]->rels, works[k]->rel, at(nets[k], nets[k]->at.rel), words,
                              nets[k]->size.rel, z->rels_room, false);
        plain_bias(works[k]->rels, at(nets[k], nets[k]->at.rel_bias), words, z->rels_room);
    }
    for (uint32_t i = 0; i < words; i++) {
        memset(sum, 0, sizeof sum);
        for (uint32_t k = 0; k < count; k++)
            add_shares(sum, works[k]->rels + (size_t)i * z->rels_room, z->rels, room);
        keep_best(&soft[i], NET_REL, sum, z->rels);
    }
    free(arcs);
}
