/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

G_BEGIN_DECLS

/* Shared by the files of the session alone. */
struct _DossierSession
{
  GObject parent_instance;

  DossierSessionState state;
  GFile *file;
  DossierDocument *document;
  GError *error;
  GPtrArray *problems;

  DossierScene *scene;
  GBytes *sizes;
  DossierSearch *search;
  DossierExploration *exploration;
  DossierChecks *checks;
  char *note;

  DossierTheme theme;
  DossierEngine engine;
  gboolean chosen;
  gboolean view_changed; /* the person chose a layout that the file does not keep yet */
  gboolean picture_is_wish; /* the picture under way is one that the person asked for */
  gboolean chosen_before;   /* what `chosen` was before that, for when it comes to nothing */
  DossierSelection selection;

  /* One for all work on the current file, one for the picture under way. A result whose cancellable is not the current
   * one is stale and is dropped. */
  GCancellable *file_cancellable;
  GCancellable *picture_cancellable;
  const char *busy_title;
};

/* dossier-session-filter.c */
void dossier_session_filter_init (DossierSession *self);
void dossier_session_forget_question (DossierSession *self); /* what was asked of one dossier means nothing to another */
/* @scene: (transfer full): given back, or another one of it, in the session's theme and with what the question shows. */
DossierScene *dossier_session_dress (DossierSession *self, DossierScene *scene);
void dossier_session_dress_again (DossierSession *self); /* the picture that is there */

G_END_DECLS
