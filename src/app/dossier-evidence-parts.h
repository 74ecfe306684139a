/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The small parts that evidence is put together from. Every text is plain: none of these reads markup.
 */

/* A wrapped label, aligned at the start; @css_class may be %NULL. Selectable text takes part in the focus order. */
GtkWidget *dossier_parts_label (const char *text, const char *css_class, gboolean selectable);
/* Such a label for what is read line by line, and no name: it is aligned as its own direction has it. */
GtkWidget *dossier_parts_passage (const char *text, const char *css_class, gboolean selectable);
/* Such a label that says what is not there, in italics where its script has them. */
GtkWidget *dossier_parts_lack (const char *text);
/* Two widgets side by side, with words that wrap; @second may be %NULL. No GtkBox: that asks each label how wide it would
 * be at the height it is given, for which GtkLabel lays its text out again and again. */
GtkWidget *dossier_parts_line (int spacing, GtkWidget *first, GtkWidget *second);
/* The heading of a section; told to assistive technology as such. */
GtkWidget *dossier_parts_heading (const char *text);
/* What somebody noted about something, in a box; of a long note the first lines, and the rest once it is clicked. */
GtkWidget *dossier_parts_note (const char *text, const char *language);
/* The quoted words in full weight, what stands before and after them dim. */
GtkWidget *dossier_parts_quote (const DossierCitation *citation);
/* (transfer none): @label, its words with the shapes of @language (nullable), which render/dossier-language.h tells. */
GtkWidget *dossier_parts_in_language (GtkWidget *label, const char *language);
/* (nullable): title, publisher and date of the source of @citation; %NULL where it is not known. */
GtkWidget *dossier_parts_source_line (DossierGraph *graph, const DossierCitation *citation);
/* (nullable): a button that opens @url; %NULL where it is not a web address. */
GtkWidget *dossier_parts_link_button (const char *url);
/* A mark and a node's label. */
GtkWidget *dossier_parts_node_title (DossierGraph *graph, guint node, const char *css_class);

G_END_DECLS
