/* conllu.c: see conllu.h. */
#include "export/conllu.h"

/* A column: "_" where there is nothing; white space would break the format. */
static void write_column(cs_out *out, cs_str s) {
    if (!s.size) {
        cs_out_byte(out, '_');
        return;
    }
    for (size_t i = 0; i < s.size; i++) {
        char c = s.at[i];
        cs_out_byte(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
    }
}

static void write_token(const cs_story *s, const cs_points *points, const cs_sentence *sentence,
                        uint32_t i, cs_out *out) {
    const cs_token *t = &s->tokens.at[i];
    bool last = i + 1 == sentence->token_end;
    bool joined = !last && t->span.end == s->tokens.at[i + 1].span.start;
    cs_out_int(out, i - sentence->token + 1);
    cs_out_byte(out, '\t');
    write_column(out, cs_story_words(s, t->span));
    cs_out_byte(out, '\t');
    write_column(out, t->lemma);
    cs_out_format(out, "\t%s\t%s\t", cs_names_upos.at[t->upos], cs_names_xpos.at[t->xpos]);
    write_column(out, t->feats);
    cs_out_byte(out, '\t');
    cs_out_int(out, t->head == CS_NONE ? 0 : t->head - sentence->token + 1);
    cs_out_format(out, "\t%s\t_\t%sTokenRange=", cs_names_deprel.at[t->deprel],
                  joined ? "SpaceAfter=No|" : "");
    cs_out_int(out, cs_points_of(points, t->span.start));
    cs_out_byte(out, ':');
    cs_out_int(out, cs_points_of(points, t->span.end));
    cs_out_byte(out, '\n');
}

void cs_conllu_write(const cs_story *s, cs_out *out) {
    cs_points points = cs_points_make(s->scratch, s->text);
    cs_out_text(out, "# newdoc id = ");
    write_column(out, s->id);
    cs_out_byte(out, '\n');
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        const cs_sentence *sentence = &s->sentences.at[k];
        cs_out_format(out, "# sent_id = %u\n# text = ", k + 1);
        write_column(out, cs_story_words(s, sentence->span));
        cs_out_byte(out, '\n');
        for (uint32_t i = sentence->token; i < sentence->token_end; i++)
            write_token(s, &points, sentence, i, out);
        cs_out_byte(out, '\n');
    }
}
