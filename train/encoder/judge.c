/* judge.c: see judge.h. */
#include "encoder/judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/plain.h"

/* Are two relations one, but for their subtypes? */
static bool same_relation(int one, int other) {
    const char *a = cs_names_deprel.at[one], *b = cs_names_deprel.at[other];
    size_t size = strcspn(a, ":");
    return size == strcspn(b, ":") && memcmp(a, b, size) == 0;
}

static void add(judge_score *sum, const net_word *gold, const net_answer *answer) {
    bool head = answer->head == gold->head;
    sum->upos += answer->upos == gold->upos;
    sum->xpos += answer->xpos == gold->xpos;
    sum->feats += answer->feats == gold->feats;
    sum->uas += head;
    sum->las += head && same_relation(answer->rel, gold->rel);
}

judge_score judge(const net *n, net_work *work, material *m, int style) {
    judge_score sum = {0};
    net_answer *answers = plain_new(net_answer, 1000);
    for (uint32_t i = 0; i < m->count; i++) {
        net_sentence *s = &m->sentences[i];
        material_write(m, i, style);
        net_answer_of(n, work, s, answers);
        for (uint32_t k = 0; k < s->count; k++)
            add(&sum, &s->words[k], &answers[k]);
        material_write(m, i, MATERIAL_AS_IS);
    }
    free(answers);
    double part = 100.0 / m->words;
    return (judge_score){sum.upos * part, sum.xpos * part, sum.feats * part, sum.uas * part,
                         sum.las * part};
}

void judge_print(const char *name, const judge_score *s) {
    printf("  %s: UPOS %.2f, XPOS %.2f, features %.2f, UAS %.2f, LAS %.2f\n", name, s->upos,
           s->xpos, s->feats, s->uas, s->las);
    fflush(stdout);
}
