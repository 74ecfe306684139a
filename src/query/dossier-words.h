/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/*
 * What panes and reports call things. Everything given back is plain text, translated, to be shown as it is: never markup.
 */

/* "Actor"; for a type that the program does not know, its word with a capital. (transfer full) */
char *dossier_words_get_type (const DossierNode *node);
/* "Actors": the heading of a group of nodes of one type. */
const char *dossier_words_get_type_heading (DossierNodeType type);
/* (transfer full): a kind, translated; one that the program does not know as dossier_words_from_name() has it. */
char *dossier_words_get_kind (const char *kind, gboolean capital);
/* (transfer full): the name of a property, translated where the format names it; "bornIn" and "born-in" are "Born in". */
char *dossier_words_get_property (const char *name);
/* (transfer full): a word of the file for people: hyphens as spaces, with a capital where @capital. */
char *dossier_words_from_name (const char *name, gboolean capital);
/* (transfer full): a sentence that begins in the middle of a line, as one of its own. */
char *dossier_words_begin_sentence (const char *sentence);
/* (transfer full): the same for what is wrong with a file: what begins with a place in it, such as `nodes[2]`, begins as
 * the file has it. */
char *dossier_words_begin_message (const char *message);
/* (transfer full) (nullable): the kind and the date of a node, or its speaker and date: the quiet second line of a row. */
char *dossier_words_describe_node (DossierGraph *graph, guint node);
/* (transfer full) (nullable): publisher and date of publication, as much of them as the file has. */
char *dossier_words_describe_source (const DossierSource *source);
/* (transfer full) (nullable): "8 January 2026, stated in the text"; %NULL without a date. */
char *dossier_words_describe_date (const char *date_text, DossierDateBasis basis);
/* (transfer full) (nullable): the same for the date of a node or an edge, whose basis is that of the citation which gives it. */
char *dossier_words_describe_cited_date (const char *date_text, const DossierCitation *citations, guint n_citations);
/* (transfer full) (nullable): title, publisher and date of the source of a quote, in a line. */
char *dossier_words_describe_citation_source (DossierGraph *graph, const DossierCitation *citation);
/* (transfer full): a quote, unchanged, in quotation marks that differ from those in it; as it is where it is one
 * quotation whole, marks and all. */
char *dossier_words_in_quote_marks (const char *exact);
/* (transfer full): the quote in quotation marks, its source and date, for the clipboard. */
char *dossier_words_quote (DossierGraph *graph, const DossierCitation *citation);
/* (transfer full) (nullable): @parts that are not empty, joined by a middle dot; %NULL-terminated. Where one of them runs
 * from right to left, each is isolated from the others. */
char *dossier_words_join (const char *first, ...) G_GNUC_NULL_TERMINATED;
/* (transfer full): @text so that it leaves the order of what stands around it alone, where it runs from right to left. */
char *dossier_words_isolate (const char *text);

G_END_DECLS
