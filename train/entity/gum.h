/* gum.h: documents of UD English GUM as stories, with the chains that its annotators saw. */
#ifndef TRAIN_ENTITY_GUM_H
#define TRAIN_ENTITY_GUM_H

#include "ground/corpus.h"
#include "story/story.h"

/* A mention of the annotators: its head token, its last token, its chain. */
typedef struct gum_mention {
    uint32_t first, last, head;
    uint32_t chain;
    uint8_t kind; /* CS_KIND_OTHER for what the program has no mentions for */
    bool sought;  /* of a type that the program has mentions for */
} gum_mention;

typedef struct gum_document {
    cs_str name;
    cs_str text;
    const train_sentence *sentences;
    uint32_t sentence_count;
    cs_vec(cs_span) words;        /* of the text, all sentences */
    cs_vec(uint32_t) heads;       /* [words] head word or CS_NONE */
    cs_vec(gum_mention) mentions; /* in words */
} gum_document;

typedef cs_vec(gum_document) gum_documents;

/* Cuts the corpus into documents; all is in the arena. */
void gum_read(gum_documents *documents, cs_arena *arena, const train_corpus *corpus);

/* A story with GUM's own tokens and trees. */
cs_story *gum_story(const gum_document *d, cs_arena *arena, cs_arena *scratch);

/* Gives such a story the annotators' mentions, cut short as the program's are: without determiner
 * and without what hangs behind the head, but for "of" in names. */
void gum_mentions(const gum_document *d, cs_story *s);

#endif
