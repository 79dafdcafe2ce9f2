/* page.c: the article in a web page, by libxml2's HTML parser.
 *
 * The container whose own paragraphs hold the most text without links is taken for the article,
 * in the manner of Readability (each paragraph counts for its parent and half for its
 * grandparent). Headline and date come from the page's metadata. The pages are anyone's: nothing
 * is fetched, no entity is expanded, depth and size have ceilings.
 */
#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

#include "base/limit.h"
#include "ingest/report.h"

typedef struct page {
    cs_report *report;
    cs_arena *arena;
    xmlDoc *doc;
    cs_out *out;
} page;

static bool is_element(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

static bool is_one_of(const xmlNode *node, const char *const *names) {
    for (; *names; names++)
        if (is_element(node, *names))
            return true;
    return false;
}

static const char *const furniture[] = {"script",   "style", "noscript", "nav",    "footer",
                                        "aside",    "form",  "figure",   "button", "svg",
                                        "template", "head",  "iframe",   "select", NULL};
static const char *const blocks[] = {"p", "h2", "h3", "h4", "li", "blockquote", "pre", NULL};

/* The next node in document order that is below `top`; children of `from` are left out when
 * `inside` is false. */
static xmlNode *next_node(xmlNode *from, const xmlNode *top, bool inside) {
    if (inside && from->children)
        return from->children;
    while (from && from != top && !from->next)
        from = from->parent;
    return from && from != top ? from->next : NULL;
}

/* Letters of a node's text; those of its links are not counted when `links` is false. */
static size_t text_size(xmlNode *top, bool links) {
    size_t size = 0;
    for (xmlNode *n = top; n;) {
        bool skip = is_one_of(n, furniture) || (!links && is_element(n, "a"));
        if (n->type == XML_TEXT_NODE)
            size += cs_str_trim(cs_str_of((const char *)n->content)).size;
        n = next_node(n, top, !skip);
    }
    return size;
}

/* Scores are kept in the nodes' private pointer, as numbers. */
static void add_score(xmlNode *node, size_t score) {
    if (node && node->type == XML_ELEMENT_NODE)
        node->_private = (void *)((uintptr_t)node->_private + score);
}

static xmlNode *best_container(xmlNode *root) {
    for (xmlNode *n = root; n;) {
        bool skip = is_one_of(n, furniture);
        if (!skip && is_element(n, "p")) {
            size_t score = text_size(n, false);
            add_score(n->parent, score);
            add_score(n->parent ? n->parent->parent : NULL, score / 2);
            skip = true;
        }
        n = next_node(n, root, !skip);
    }
    xmlNode *best = root;
    for (xmlNode *n = root; n; n = next_node(n, root, true))
        if (n->type == XML_ELEMENT_NODE && (uintptr_t)n->_private > (uintptr_t)best->_private)
            best = n;
    return best;
}

/* A node's text with white space folded to single blanks. */
static void add_text(page *p, xmlNode *top) {
    bool blank = true;
    for (xmlNode *n = top; n;) {
        bool skip = is_one_of(n, furniture);
        if (is_element(n, "br"))
            blank = false;
        for (const char *c = n->type == XML_TEXT_NODE ? (const char *)n->content : ""; *c; c++) {
            bool space = *c == ' ' || (*c >= '\t' && *c <= '\r');
            if (!space || !blank)
                cs_out_byte(p->out, space ? ' ' : *c);
            blank = space;
        }
        n = next_node(n, top, !skip);
    }
}

static void add_block(page *p, xmlNode *node) {
    if (p->out->size)
        cs_out_text(p->out, "\n\n");
    size_t from = p->out->size;
    add_text(p, node);
    while (p->out->size > from && p->out->at[p->out->size - 1] == ' ')
        p->out->size--;
    if (p->out->size == from)
        p->out->size = from >= 2 ? from - 2 : 0;
}

/* A list item or heading that is little more than a link leads elsewhere. */
static bool is_link(xmlNode *node) {
    size_t all = text_size(node, true);
    return !is_element(node, "p") && all > 0 && text_size(node, false) * 3 < all;
}

static void add_blocks(page *p, xmlNode *container) {
    for (xmlNode *n = container; n;) {
        bool skip = is_one_of(n, furniture);
        if (!skip && is_one_of(n, blocks)) {
            if (!is_link(n))
                add_block(p, n);
            skip = true;
        }
        n = next_node(n, container, !skip);
    }
}

static cs_str attribute(page *p, xmlNode *node, const char *name) {
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    if (!value)
        return CS_STR_NONE;
    cs_out_reset(p->out);
    cs_out_text(p->out, (const char *)value);
    xmlFree(value);
    return cs_str_trim(cs_out_str(p->out));
}

static void set_once(page *p, cs_str *field, cs_str value) {
    if (!field->at && value.size)
        *field = cs_str_copy(p->arena, value);
}

static void set_published(page *p, cs_str value) {
    if (p->report->published.at || cs_day_read(value) == CS_DAY_NONE)
        return;
    p->report->published = cs_str_copy(p->arena, value);
    p->report->published_from = CS_PUBLISHED_META;
}

static void read_meta(page *p, xmlNode *node) {
    static const char *const dates[] = {
        "article:published_time", "datePublished",    "date",          "pubdate", "dc.date",
        "dc.date.issued",         "parsely-pub-date", "sailthru.date", NULL};
    char name[64] = "";
    cs_str key = attribute(p, node, "property");
    if (!key.size)
        key = attribute(p, node, "name");
    if (!key.size)
        key = attribute(p, node, "itemprop");
    if (key.size >= sizeof name)
        return;
    memcpy(name, key.at ? key.at : "", key.size);
    key.at = name;
    cs_str content = attribute(p, node, "content");
    if (cs_str_is_any(key, dates))
        set_published(p, content);
    else if (cs_str_eq_nocase(key, "og:title"))
        set_once(p, &p->report->title, content);
    else if (cs_str_eq_nocase(key, "og:site_name"))
        set_once(p, &p->report->outlet, content);
}

static void read_head(page *p, xmlNode *root) {
    xmlNode *title = NULL, *heading = NULL, *time = NULL;
    for (xmlNode *n = root; n; n = next_node(n, root, true)) {
        if (is_element(n, "meta"))
            read_meta(p, n);
        else if (!title && is_element(n, "title"))
            title = n;
        else if (!heading && is_element(n, "h1"))
            heading = n;
        else if (!time && is_element(n, "time"))
            time = n;
    }
    if (time)
        set_published(p, attribute(p, time, "datetime"));
    cs_out_reset(p->out);
    if (heading || title)
        add_text(p, heading ? heading : title);
    set_once(p, &p->report->title, cs_str_trim(cs_out_str(p->out)));
}

static void take_article(void *state) {
    page *p = state;
    xmlNode *root = xmlDocGetRootElement(p->doc);
    p->report->text = CS_STR("");
    if (!root)
        return;
    read_head(p, root);
    cs_out_reset(p->out);
    add_blocks(p, best_container(root));
    p->report->text = cs_str_copy(p->arena, cs_out_str(p->out));
}

bool cs_report_page(cs_report *report, cs_arena *arena, cs_str html, const char *where, long line,
                    cs_error *error) {
    if (html.size > CS_LIMIT_LINE)
        return cs_error_set(error, CS_LIMIT, where, line, "a page of %zu bytes", html.size);
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    const char *encoding = cs_utf8_bad(html) == html.size ? "UTF-8" : NULL;
    xmlDoc *doc = htmlReadMemory(html.at, (int)html.size, NULL, encoding, options);
    if (!doc)
        return cs_error_set(error, CS_FORMAT, where, line, "no HTML in it");
    cs_out out = cs_out_make(CS_LIMIT_LINE * 2);
    page p = {report, arena, doc, &out};
    report->from_page = true;
    bool whole = cs_arena_guard(take_article, &p) && !out.full;
    cs_out_free(&out);
    xmlFreeDoc(doc);
    return whole || cs_error_set(error, CS_MEMORY, where, line, "memory ran out");
}
