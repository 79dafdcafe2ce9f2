/* names.h: every closed list of names that a story uses, once. Enums, output, input, schema and
 * documentation are all made from these lists. Value 0 is the first of each.
 *
 * Sources: Universal Dependencies v2 (UPOS, relations), Penn Treebank as UD English uses it (XPOS),
 * TimeML (TIMEX3 types), PLOVER (event types, sectors); the rest is the story format's own. */
#ifndef CS_STORY_NAMES_H
#define CS_STORY_NAMES_H

#include "base/str.h"

/* clang-format off */
#define CS_UPOS(X)                                                                          \
    X(UPOS_X, "X")                                                                          \
    X(UPOS_ADJ, "ADJ")                                                                      \
    X(UPOS_ADP, "ADP")                                                                      \
    X(UPOS_ADV, "ADV")                                                                      \
    X(UPOS_AUX, "AUX")                                                                      \
    X(UPOS_CCONJ, "CCONJ") X(UPOS_DET, "DET") X(UPOS_INTJ, "INTJ") X(UPOS_NOUN, "NOUN")     \
        X(UPOS_NUM, "NUM") X(UPOS_PART, "PART") X(UPOS_PRON, "PRON") X(UPOS_PROPN, "PROPN") \
            X(UPOS_PUNCT, "PUNCT") X(UPOS_SCONJ, "SCONJ") X(UPOS_SYM, "SYM") X(UPOS_VERB, "VERB")

#define CS_XPOS(X)                                                                                 \
    X(XPOS_NONE, "_")                                                                              \
    X(XPOS_ADD, "ADD")                                                                             \
    X(XPOS_AFX, "AFX")                                                                             \
    X(XPOS_CC, "CC")                                                                               \
    X(XPOS_CD, "CD")                                                                               \
    X(XPOS_COLON, ":") X(XPOS_COMMA, ",") X(XPOS_STOP, ".") X(XPOS_DOLLAR, "$") X(XPOS_OPEN, "``") \
        X(XPOS_CLOSE, "''") X(XPOS_LRB, "-LRB-") X(XPOS_RRB, "-RRB-") X(XPOS_DT, "DT")             \
            X(XPOS_EX, "EX") X(XPOS_FW, "FW") X(XPOS_GW, "GW") X(XPOS_HYPH, "HYPH")                \
                X(XPOS_IN, "IN") X(XPOS_JJ, "JJ") X(XPOS_JJR, "JJR") X(XPOS_JJS, "JJS")            \
                    X(XPOS_LS, "LS") X(XPOS_MD, "MD") X(XPOS_NFP, "NFP") X(XPOS_NN, "NN")          \
                        X(XPOS_NNP, "NNP") X(XPOS_NNPS, "NNPS") X(XPOS_NNS, "NNS")                 \
                            X(XPOS_PDT, "PDT") X(XPOS_POS, "POS") X(XPOS_PRP, "PRP")               \
                                X(XPOS_PRPS, "PRP$") X(XPOS_RB, "RB") X(XPOS_RBR, "RBR")           \
                                    X(XPOS_RBS, "RBS") X(XPOS_RP, "RP") X(XPOS_SYM, "SYM")         \
                                        X(XPOS_TO, "TO") X(XPOS_UH, "UH") X(XPOS_VB, "VB")         \
                                            X(XPOS_VBD, "VBD") X(XPOS_VBG, "VBG")                  \
                                                X(XPOS_VBN, "VBN") X(XPOS_VBP, "VBP")              \
                                                    X(XPOS_VBZ, "VBZ") X(XPOS_WDT, "WDT")          \
                                                        X(XPOS_WP, "WP") X(XPOS_WPS, "WP$")        \
                                                            X(XPOS_WRB, "WRB") X(XPOS_XX, "XX")

#define CS_DEPREL(X)                                                                              \
    X(DEP_DEP, "dep")                                                                             \
    X(DEP_ROOT, "root")                                                                           \
    X(DEP_ACL, "acl")                                                                             \
    X(DEP_ACL_RELCL, "acl:relcl")                                                                 \
    X(DEP_ADVCL, "advcl")                                                                         \
    X(DEP_ADVCL_RELCL, "advcl:relcl") X(DEP_ADVMOD, "advmod") X(DEP_AMOD, "amod") X(              \
        DEP_APPOS, "appos") X(DEP_AUX, "aux") X(DEP_AUX_PASS, "aux:pass") X(DEP_CASE, "case")     \
        X(DEP_CC, "cc") X(DEP_CC_PRECONJ, "cc:preconj") X(DEP_CCOMP, "ccomp") X(                  \
            DEP_COMPOUND, "compound") X(DEP_COMPOUND_PRT, "compound:prt") X(DEP_CONJ, "conj")     \
            X(DEP_COP, "cop") X(DEP_CSUBJ, "csubj") X(DEP_CSUBJ_OUTER, "csubj:outer") X(          \
                DEP_CSUBJ_PASS, "csubj:pass") X(DEP_DET, "det") X(DEP_DET_PREDET, "det:predet")   \
                X(DEP_DISCOURSE, "discourse") X(DEP_DISLOCATED, "dislocated") X(DEP_EXPL, "expl") \
                    X(DEP_FIXED, "fixed") X(DEP_FLAT, "flat") X(DEP_GOESWITH, "goeswith")         \
                        X(DEP_IOBJ, "iobj") X(DEP_LIST, "list") X(DEP_MARK, "mark")               \
                            X(DEP_NMOD, "nmod") X(DEP_NMOD_DESC, "nmod:desc") X(                  \
                                DEP_NMOD_POSS, "nmod:poss") X(DEP_NMOD_UNMARKED, "nmod:unmarked") \
                                X(DEP_NSUBJ, "nsubj") X(DEP_NSUBJ_OUTER, "nsubj:outer")           \
                                    X(DEP_NSUBJ_PASS, "nsubj:pass")                               \
                                        X(DEP_NUMMOD, "nummod")                                   \
                                            X(DEP_OBJ, "obj") X(DEP_OBL, "obl")                   \
                                                X(DEP_OBL_AGENT, "obl:agent")                     \
                                                    X(DEP_OBL_UNMARKED, "obl:unmarked")           \
                                                        X(DEP_ORPHAN, "orphan") X(DEP_PARATAXIS,  \
                                                                                  "parataxis")    \
                                                            X(DEP_PUNCT, "punct")                 \
                                                                X(DEP_REPARANDUM, "reparandum")   \
                                                                    X(DEP_VOCATIVE, "vocative")   \
                                                                        X(DEP_XCOMP, "xcomp")

#define CS_KIND(X)                       \
    X(KIND_OTHER, "other")               \
    X(KIND_PERSON, "person")             \
    X(KIND_ORGANIZATION, "organization") \
    X(KIND_GROUP, "group")               \
    X(KIND_PLACE, "place")               \
    X(KIND_FACILITY, "facility") X(KIND_WEAPON, "weapon") X(KIND_VEHICLE, "vehicle")

#define CS_FORM(X) X(FORM_NAME, "name") X(FORM_NOMINAL, "nominal") X(FORM_PRONOUN, "pronoun")

#define CS_TIMEX(X) \
    X(TIMEX_DATE, "DATE") X(TIMEX_TIME, "TIME") X(TIMEX_DURATION, "DURATION") X(TIMEX_SET, "SET")

/* count: on its own; part: of another number; more: on top of it; total: a toll as it stands now;
 * previous: a toll as it was */
#define CS_QUANTITY_KIND(X)    \
    X(QUANTITY_COUNT, "count") \
    X(QUANTITY_PART, "part")   \
    X(QUANTITY_MORE, "more")   \
    X(QUANTITY_TOTAL, "total") X(QUANTITY_PREVIOUS, "previous")

#define CS_PRECISION(X)           \
    X(PRECISION_NONE, "none")     \
    X(PRECISION_EXACT, "exact")   \
    X(PRECISION_NEAR, "near")     \
    X(PRECISION_ADMIN2, "admin2") \
    X(PRECISION_ADMIN1, "admin1") X(PRECISION_COUNTRY, "country") X(PRECISION_REGION, "region")

#define CS_DATE_PRECISION(X) \
    X(DATE_DAY, "day")       \
    X(DATE_RANGE, "range") X(DATE_WEEK, "week") X(DATE_MONTH, "month") X(DATE_YEAR, "year")

#define CS_PUBLISHED_FROM(X)      \
    X(PUBLISHED_NONE, "none")     \
    X(PUBLISHED_OPTION, "option") \
    X(PUBLISHED_RECORD, "record") \
    X(PUBLISHED_META, "meta") X(PUBLISHED_DATELINE, "dateline") X(PUBLISHED_TEXT, "text")

#define CS_CREDIT(X)                 \
    X(CREDIT_REPORTING, "reporting") \
    X(CREDIT_WRITING, "writing")     \
    X(CREDIT_EDITING, "editing") X(CREDIT_PHOTOGRAPHY, "photography") X(CREDIT_BYLINE, "byline")

#define CS_SOURCE_TYPE(X)                                                              \
    X(SOURCE_UNKNOWN, "unknown")                                                       \
    X(SOURCE_GOVERNMENT, "government")                                                 \
    X(SOURCE_MILITARY, "military")                                                     \
    X(SOURCE_POLICE, "police")                                                         \
    X(SOURCE_ARMED_GROUP, "armed_group")                                               \
    X(SOURCE_WITNESS, "witness") X(SOURCE_MEDICAL, "medical") X(SOURCE_MEDIA, "media") \
        X(SOURCE_NGO, "ngo") X(SOURCE_IGO, "igo") X(SOURCE_FAMILY, "family")           \
            X(SOURCE_COURT, "court") X(SOURCE_OTHER, "other")

#define CS_TYPE(X)                                                                               \
    X(TYPE_AGREE, "AGREE")                                                                       \
    X(TYPE_CONSULT, "CONSULT")                                                                   \
    X(TYPE_SUPPORT, "SUPPORT")                                                                   \
    X(TYPE_CONCEDE, "CONCEDE")                                                                   \
    X(TYPE_COOPERATE, "COOPERATE")                                                               \
    X(TYPE_AID, "AID") X(TYPE_RETREAT, "RETREAT") X(TYPE_REQUEST, "REQUEST")                     \
        X(TYPE_ACCUSE, "ACCUSE") X(TYPE_REJECT, "REJECT") X(TYPE_THREATEN, "THREATEN")           \
            X(TYPE_PROTEST, "PROTEST") X(TYPE_SANCTION, "SANCTION") X(TYPE_MOBILIZE, "MOBILIZE") \
                X(TYPE_COERCE, "COERCE") X(TYPE_ASSAULT, "ASSAULT")

#define CS_STATUS(X)                   \
    X(STATUS_OCCURRED, "occurred")     \
    X(STATUS_ONGOING, "ongoing")       \
    X(STATUS_ATTEMPTED, "attempted")   \
    X(STATUS_PLANNED, "planned")       \
    X(STATUS_THREATENED, "threatened") \
    X(STATUS_HYPOTHETICAL, "hypothetical") X(STATUS_HISTORICAL, "historical")

#define CS_POLARITY(X) X(POLARITY_POSITIVE, "positive") X(POLARITY_NEGATIVE, "negative")

#define CS_CERTAINTY(X)                                           \
    X(CERTAINTY_STATED, "stated")                                 \
    X(CERTAINTY_ACCUSED, "accused")                               \
    X(CERTAINTY_SUSPECTED, "suspected")                           \
    X(CERTAINTY_CLAIMED, "claimed")                               \
    X(CERTAINTY_DENIED, "denied") X(CERTAINTY_POSSIBLE, "possibl" \
                                                        "e")

#define CS_VICTIM_KIND(X)          \
    X(VICTIM_UNKNOWN, "unknown")   \
    X(VICTIM_CIVILIAN, "civilian") \
    X(VICTIM_COMBATANT, "combatant") X(VICTIM_POLICE, "police") X(VICTIM_OFFICIAL, "official")

#define CS_EFFECT(X)               \
    X(EFFECT_UNKNOWN, "unknown")   \
    X(EFFECT_KILLED, "killed")     \
    X(EFFECT_INJURED, "injured")   \
    X(EFFECT_ABDUCTED, "abducted") \
    X(EFFECT_ARRESTED, "arrested") X(EFFECT_DISPLACED, "displaced") X(EFFECT_UNHARMED, "unharmed")

#define CS_CLAIM_FIELD(X)                                                       \
    X(CLAIM_KILLED, "killed")                                                   \
    X(CLAIM_INJURED, "injured")                                                 \
    X(CLAIM_ABDUCTED, "abducted")                                               \
    X(CLAIM_ARRESTED, "arrested")                                               \
    X(CLAIM_DISPLACED, "displaced")                                             \
    X(CLAIM_SIZE, "size") X(CLAIM_AGENTS, "agents") X(CLAIM_TARGETS, "targets") \
        X(CLAIM_STATUS, "status") X(CLAIM_DATE, "date") X(CLAIM_PLACE, "place")

/* tag, list, whether value 0 says "nothing known" and is written as null */
#define CS_NAME_LISTS(L)                                                                       \
    L(upos, CS_UPOS, false)                                                                    \
    L(xpos, CS_XPOS, false)                                                                    \
    L(deprel, CS_DEPREL, false)                                                                \
    L(kind, CS_KIND, false)                                                                    \
    L(form, CS_FORM, false)                                                                    \
    L(quantity_kind, CS_QUANTITY_KIND, false)                                                  \
    L(timex, CS_TIMEX, false) L(precision, CS_PRECISION, true)                                 \
        L(date_precision, CS_DATE_PRECISION, false) L(published_from, CS_PUBLISHED_FROM, true) \
            L(credit, CS_CREDIT, false) L(source_type, CS_SOURCE_TYPE, false)                  \
                L(type, CS_TYPE, false) L(status, CS_STATUS, false)                            \
                    L(polarity, CS_POLARITY, false) L(certainty, CS_CERTAINTY, false)          \
                        L(victim_kind, CS_VICTIM_KIND, false) L(effect, CS_EFFECT, false)      \
                            L(claim_field, CS_CLAIM_FIELD, false)
/* clang-format on */

/* A closed list: cs_names_upos.at[CS_UPOS_VERB] is "VERB". */
typedef struct cs_names {
    const char *const *at;
    unsigned count;
    bool none_first;
} cs_names;

#define CS_ENUM_VALUE(value, word) CS_##value,
#define CS_ENUM(tag, list, none) enum { list(CS_ENUM_VALUE) CS_COUNT_OF_##tag };
CS_NAME_LISTS(CS_ENUM)
#undef CS_ENUM
#undef CS_ENUM_VALUE

#define CS_DECLARE(tag, list, none) extern const cs_names cs_names_##tag;
CS_NAME_LISTS(CS_DECLARE)
#undef CS_DECLARE

/* The value whose name is `word`; -1 if it is in no such list. */
int cs_names_find(const cs_names *names, cs_str word);

/* A list by the tag it has above ("upos"), or NULL. */
const cs_names *cs_names_list(cs_str tag);

#endif
