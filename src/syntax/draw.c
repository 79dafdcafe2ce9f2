/* draw.c: trees as people draw them, heads above what hangs from them.
 *
 *     killed  VERB VBD
 *     ├─ nsubj  Gunmen  NOUN NNS
 *     └─ obj  soldiers  NOUN NNS
 *        └─ nummod  four  NUM CD
 */
#include "base/limit.h"
#include "syntax/syntax.h"

/* The lines before a token: one piece for each of its ancestors, then its own branch. */
static void draw_lines(const cs_story *s, uint32_t token, cs_out *out) {
    uint32_t above[CS_LIMIT_SENTENCE];
    size_t depth = 0;
    for (uint32_t i = token; s->tokens.at[i].head != CS_NONE && depth < CS_LIMIT_SENTENCE;
         i = s->tokens.at[i].head)
        above[depth++] = i;
    while (depth-- > 0) {
        bool last = s->tokens.at[above[depth]].sibling == CS_NONE;
        cs_out_text(out, depth ? last ? "   " : "│  " : last ? "└─ " : "├─ ");
    }
}

static void draw_token(const cs_story *s, uint32_t token, cs_out *out) {
    const cs_token *t = &s->tokens.at[token];
    draw_lines(s, token, out);
    if (t->head != CS_NONE)
        cs_out_format(out, "%s  ", cs_names_deprel.at[t->deprel]);
    cs_out_add(out, cs_story_words(s, t->span));
    cs_out_format(out, "  %s %s\n", cs_names_upos.at[t->upos], cs_names_xpos.at[t->xpos]);
}

/* Preorder without recursion, so that no sentence can exhaust the stack. */
static void draw_tree(const cs_story *s, uint32_t root, cs_out *out) {
    uint32_t at = root;
    for (;;) {
        draw_token(s, at, out);
        if (s->tokens.at[at].child != CS_NONE) {
            at = s->tokens.at[at].child;
            continue;
        }
        while (at != root && s->tokens.at[at].sibling == CS_NONE)
            at = s->tokens.at[at].head;
        if (at == root)
            return;
        at = s->tokens.at[at].sibling;
    }
}

void cs_syntax_draw(const cs_story *s, cs_out *out) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        for (uint32_t i = s->sentences.at[k].token; i < s->sentences.at[k].token_end; i++)
            if (s->tokens.at[i].head == CS_NONE)
                draw_tree(s, i, out);
        cs_out_byte(out, '\n');
    }
}
