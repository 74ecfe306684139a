/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierReportBlock:
 *
 * What a report is made of. Sections, claims, pairs, sides, lists, items, tables, rows and figures hold other blocks;
 * the others hold text.
 */
typedef enum
{
  DOSSIER_REPORT_SECTION,
  DOSSIER_REPORT_CLAIM, /* a node and all about it */
  DOSSIER_REPORT_PAIR,  /* two sides, beside each other where there is room */
  DOSSIER_REPORT_SIDE,
  DOSSIER_REPORT_LIST,
  DOSSIER_REPORT_ITEM,
  DOSSIER_REPORT_TABLE,
  DOSSIER_REPORT_ROW,
  DOSSIER_REPORT_FIGURE,
  DOSSIER_REPORT_PARAGRAPH, /* from here on: text */
  DOSSIER_REPORT_LEAD,      /* what the dossier is about */
  DOSSIER_REPORT_META,      /* facts in a line, quietly */
  DOSSIER_REPORT_RANK,      /* above a side: which came first */
  DOSSIER_REPORT_QUOTE,     /* words of a source */
  DOSSIER_REPORT_ORIGIN,    /* below them: where they stand */
  DOSSIER_REPORT_NOTE,
  DOSSIER_REPORT_CELL,
  DOSSIER_REPORT_HEADER_CELL,
  DOSSIER_REPORT_CAPTION,
} DossierReportBlock;

#define DOSSIER_N_REPORT_BLOCKS (DOSSIER_REPORT_CAPTION + 1)

/**
 * DossierReportStyle:
 * @DOSSIER_REPORT_PLAIN: the report's own words
 * @DOSSIER_REPORT_LABEL: the report's own words before something
 * @DOSSIER_REPORT_DATA: the dossier's words, kept apart from what stands around them
 * @DOSSIER_REPORT_TITLE: the same for the title of a work
 * @DOSSIER_REPORT_CONTEXT: the words around a quote
 * @DOSSIER_REPORT_EXACT: the quoted words
 * @DOSSIER_REPORT_VERIFIED: that a quote stands where it is said to
 * @DOSSIER_REPORT_DOUBTFUL: that it is not certain that it does
 * @DOSSIER_REPORT_MISSING: that it does not
 */
typedef enum
{
  DOSSIER_REPORT_PLAIN,
  DOSSIER_REPORT_LABEL,
  DOSSIER_REPORT_DATA,
  DOSSIER_REPORT_TITLE,
  DOSSIER_REPORT_CONTEXT,
  DOSSIER_REPORT_EXACT,
  DOSSIER_REPORT_VERIFIED,
  DOSSIER_REPORT_DOUBTFUL,
  DOSSIER_REPORT_MISSING,
} DossierReportStyle;

#define DOSSIER_N_REPORT_STYLES (DOSSIER_REPORT_MISSING + 1)

/**
 * DossierReportAttributes:
 * @id: (nullable): where links within the report lead to
 * @lang: (nullable): BCP 47
 * @url: (nullable): of a quote: where it stands
 * @name: (nullable): of a section or claim: what kind it is, a word of the program's
 */
typedef struct
{
  const char *id;
  const char *lang;
  const char *url;
  const char *name;
} DossierReportAttributes;

/**
 * DossierReportPicture:
 * @bytes: as its writer's class has it
 * @width: points
 * @height: points
 * @on_paper: (nullable): the same for a printed page, where the picture would be too small on one to be read
 * @note_on_paper: (nullable): words below that
 * @is_wide: a printed page for it is to lie on its side
 * @description: in words
 */
typedef struct
{
  GBytes *bytes;
  double width;
  double height;
  GBytes *on_paper;
  const char *note_on_paper;
  gboolean is_wide;
  const char *description;
} DossierReportPicture;

typedef struct _DossierReportWriter DossierReportWriter;
typedef struct _DossierReportWriterClass DossierReportWriterClass;

/**
 * DossierReportWriterClass:
 * @figure: which form of the picture it takes: "svg", "png", or %NULL for none
 * @page_width: points that it has for the picture; 0 where that can be of any size
 * @page_height: the same
 * @paper_width: points that it has for the picture where it is printed, though it can be of any size elsewhere; 0 for
 *   none
 * @paper_height: the same
 * @wide_width: the same of a page that lies on its side
 * @wide_height: the same
 * @has_contents: whether a list of links to its sections is of use
 * @begin: before everything: the title; all texts are clean (see dossier_report_clean())
 * @open: begins a block
 * @close: ends it
 * @heading: of @level 1 to 3, with a number before it where @number is not %NULL
 * @text: within a block of text
 * @link: the same, leading to @target: `#` and an id, or an address
 * @picture: within a figure
 * @finish: gives the file, once
 *
 * One format of a report. What is to be said, and in which order, is decided once, in dossier_report_compose(); a
 * writer only says it in its format.
 */
struct _DossierReportWriterClass
{
  const char *figure;
  double page_width;
  double page_height;
  double paper_width;
  double paper_height;
  double wide_width;
  double wide_height;
  gboolean has_contents;
  void (*begin) (DossierReportWriter *writer, const char *title, const char *description, const char *lang);
  void (*open) (DossierReportWriter *writer, DossierReportBlock block, const DossierReportAttributes *attributes);
  void (*close) (DossierReportWriter *writer, DossierReportBlock block);
  void (*heading) (DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang);
  void (*text) (DossierReportWriter *writer, DossierReportStyle style, const char *text);
  void (*link) (DossierReportWriter *writer, const char *target, DossierReportStyle style, const char *text);
  void (*picture) (DossierReportWriter *writer, const DossierReportPicture *picture);
  GBytes *(*finish) (DossierReportWriter *writer, GError **error);
  void (*free) (DossierReportWriter *writer);
};

struct _DossierReportWriter
{
  const DossierReportWriterClass *class;
};

DossierReportWriter *dossier_report_html_new (void);
DossierReportWriter *dossier_report_markdown_new (void);
DossierReportWriter *dossier_report_odt_new (void);
void dossier_report_writer_free (DossierReportWriter *writer);

/* Each cleans the text. */
void dossier_report_writer_heading (
    DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang);
void dossier_report_writer_text (DossierReportWriter *writer, DossierReportStyle style, const char *text);
void dossier_report_writer_link (DossierReportWriter *writer,
                                 const char *target,
                                 DossierReportStyle style,
                                 const char *text);
void dossier_report_writer_open (DossierReportWriter *writer,
                                 DossierReportBlock block,
                                 const DossierReportAttributes *attributes);
void dossier_report_writer_close (DossierReportWriter *writer, DossierReportBlock block);

/* (transfer full): a text as any document can hold it: lines end in \n; controls, noncharacters and what is no UTF-8
 * are U+FFFD; marks that turn the direction of a text end with it. */
char *dossier_report_clean (const char *text);
/* Whether an address may become a link: `http:` or `https:`, and nothing in it that is not of an address. */
gboolean dossier_report_is_link (const char *url);
/* Appends a clean text as XML or HTML, in an element or an attribute. */
void dossier_report_append_xml (GString *out, const char *text);

G_END_DECLS
