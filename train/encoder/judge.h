/* judge.h: how often a network is right. */
#ifndef TRAIN_ENCODER_JUDGE_H
#define TRAIN_ENCODER_JUDGE_H

#include "encoder/material.h"

typedef struct judge_score {
    double upos, xpos, feats, uas, las; /* per cent of the words; relations without subtypes */
} judge_score;

/* Over the words of a corpus as they are in its treebank, written in one style. */
judge_score judge(const net *n, net_work *work, material *m, int style);

/* As one line. */
void judge_print(const char *name, const judge_score *score);

#endif
