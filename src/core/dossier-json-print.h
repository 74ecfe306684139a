/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-json.h"

G_BEGIN_DECLS

/**
 * DossierJsonStyle:
 * @newline: how a line ends
 * @unit: one step of indent
 * @colon: what stands between a name and its value
 * @lines: whether members and entries stand on lines of their own
 *
 * How a text is laid out, as far as that can be told from its outermost object.
 */
typedef struct
{
  const char *newline;
  char *unit;
  char *colon;
  gboolean lines;
} DossierJsonStyle;

void dossier_json_style_init (DossierJsonStyle *style);
void dossier_json_style_clear (DossierJsonStyle *style);

/**
 * DossierJsonList:
 *
 * Writes the inside of one array or object: items, and between them commas and white space. Where two items stood one
 * after the other in the text that is being followed, what was between them there is copied; else what was before the
 * second.
 */
typedef struct
{
  GString *out;
  const DossierJsonStyle *style;
  const char *text;   /* (nullable): the text that is being followed */
  guint32 last_end;   /* in @text: where the last item ended; 0 where it did not stand there */
  gboolean lines;
  gboolean any;
  char close;
  GString *lead;      /* before the first item */
  GString *separator; /* between items, its comma included */
  GString *trail;     /* after the last */
} DossierJsonList;

/* @indent: of the line on which the list opens */
void dossier_json_list_open (DossierJsonList *list,
                             GString *out,
                             const DossierJsonStyle *style,
                             char open,
                             gboolean lines,
                             const char *indent);
/* Follows the array or object that stands at @start to @end of @text; where that is empty, as above. */
void dossier_json_list_follow (DossierJsonList *list,
                               GString *out,
                               const DossierJsonStyle *style,
                               const char *text,
                               guint32 start,
                               guint32 end,
                               gboolean lines,
                               const char *indent);
/* What stands before an item: one that stood in the text at @start to @end, or a new one. */
void dossier_json_list_next_at (DossierJsonList *list, guint32 start, guint32 end);
void dossier_json_list_next (DossierJsonList *list);
void dossier_json_list_next_member (DossierJsonList *list, const char *name);
void dossier_json_list_close (DossierJsonList *list);

/* The indent of the list's items. */
const char *dossier_json_list_get_indent (DossierJsonList *list);

/**
 * DossierJsonEdit:
 * @name: a member
 * @json: (nullable): its new value; %NULL leaves it as it is
 * @is_removed: whether it goes
 */
typedef struct
{
  const char *name;
  char *json;
  gboolean is_removed;
} DossierJsonEdit;

/* Appends an object of @json with its members edited, everything else to the byte as it is. Members that are not there
 * yet come after those that precede them among @edits. */
void dossier_json_patch_object (GString *out,
                                const DossierJsonStyle *style,
                                const DossierJson *json,
                                guint object,
                                const DossierJsonEdit *edits,
                                guint n_edits,
                                gboolean lines,
                                const char *indent);

G_END_DECLS
