/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

G_BEGIN_DECLS

/* Shared by the files of the session alone. */
typedef struct _DossierLayoutStep DossierLayoutStep;

/* A way of laying out that was asked for and is not in the file yet. */
typedef struct
{
  gboolean is_set;
  DossierEngine engine;
  gboolean chosen;
} DossierSessionWish;

struct _DossierSession
{
  GObject parent_instance;

  DossierSessionState state;
  GFile *file;
  DossierImport *import; /* (nullable): with DOSSIER_SESSION_MAPPING */
  DossierGraph *before;  /* (nullable): with that: what was shown when the file was read again */
  DossierDocument *document;
  /* As it was read: pictures, answers and selection are of this snapshot. A layout that is kept in the file makes a
   * next one of the document's with the same nodes and edges. */
  DossierGraph *graph;
  GError *error;
  GPtrArray *problems;

  DossierScene *scene;
  GBytes *sizes;
  DossierSearch *search;
  DossierExploration *exploration;
  DossierChecks *checks;
  GFile *texts_folder; /* (nullable) */
  char *note;

  DossierTheme theme;
  DossierEngine engine;
  gboolean chosen;
  gboolean view_changed; /* the person chose a layout that the file does not keep yet */
  DossierSessionWish first_wish; /* what the file that is being read is to be laid out with */
  gboolean picture_is_wish; /* the picture under way is one that the person asked for */
  gboolean chosen_before;   /* what `chosen` was before that, for when it comes to nothing */
  DossierSelection selection;

  /* dossier-session-part.c */
  GBytes *part;             /* (nullable): a byte a node: the picture is a layout of these only */
  GBytes *part_under_way;   /* (nullable): the same, of the picture under way */
  DossierLayoutStep *whole; /* (nullable): while there is a part: the picture of all to go back to */
  GPtrArray *undo;          /* (element-type DossierLayoutStep): the last one last */
  GPtrArray *redo;

  /* One for all work on the current file, and for what may begin anew one of its own. A result whose cancellable is not
   * the current one is stale and is dropped. */
  GCancellable *file_cancellable;
  GCancellable *picture_cancellable;
  GCancellable *check_cancellable;
  GCancellable *reload_cancellable; /* of reading the file again, while the rest stays */
  const char *busy_title;
};

/* dossier-session.c: what the session has, and who is told when it has another. */
void dossier_session_take_state (DossierSession *self, DossierSessionState state);
/* @title: (nullable): a string that stays; %NULL where nothing is under way any more. */
void dossier_session_take_busy (DossierSession *self, const char *title);
void dossier_session_take_file (DossierSession *self, GFile *file); /* @file: (nullable) (transfer none) */
/* Each: (nullable) (transfer full). */
void dossier_session_take_scene (DossierSession *self, DossierScene *scene);
void dossier_session_take_search (DossierSession *self, DossierSearch *search);
void dossier_session_take_checks (DossierSession *self, DossierChecks *checks);
void dossier_session_take_note (DossierSession *self, char *note);
void dossier_session_take_engine (DossierSession *self, DossierEngine engine, gboolean chosen);
void dossier_session_tell (DossierSession *self, const char *sentence); /* emits `message` */

/* dossier-session-file.c */
void dossier_session_clear_file (DossierSession *self);
void dossier_session_stop_reload (DossierSession *self);
void dossier_session_fail (DossierSession *self, GError *error); /* @error: (transfer full) */

/* dossier-session-picture.c */
/* @choose: whether another engine may do; @part: (nullable): of these alone. */
void dossier_session_start_picture (
    DossierSession *self, DossierEngine engine, gboolean choose, gboolean use_saved_view, GBytes *part);
void dossier_session_stop_picture (DossierSession *self);
void dossier_session_update_busy (DossierSession *self); /* with a scene: what is under way now */
/* A layout that the person asks for, of all or (nullable) of a part. */
void dossier_session_start_wish (DossierSession *self, DossierEngine engine, gboolean choose, GBytes *part);
/* @scene, @note: (transfer full) */
void dossier_session_take_picture (DossierSession *self, DossierScene *scene, char *note, gboolean chosen);

/* dossier-session-part.c */
void dossier_session_part_init (DossierSession *self);
void dossier_session_part_clear (DossierSession *self);
void dossier_session_part_finalize (DossierSession *self);
/* A picture of `part_under_way` is there and about to be taken: what is shown now can be come back to. */
void dossier_session_part_made (DossierSession *self);
/* What a file keeps: never the layout of a part. */
DossierLayout *dossier_session_get_whole_layout (DossierSession *self);

/* dossier-session-filter.c */
void dossier_session_filter_init (DossierSession *self);
/* what was asked of one dossier means nothing to another */
void dossier_session_forget_question (DossierSession *self);
/* (nullable) (transfer full): a byte a node, DOSSIER_VISIBILITY_SHOWN for what answers, _HIDDEN for the rest; %NULL
 * where nothing is asked. */
guint8 *dossier_session_list_answers (DossierSession *self, DossierGraph *graph);
/* @scene: (transfer full): given back, or another one of it, in the session's theme and with what the question
 * shows. */
DossierScene *dossier_session_dress (DossierSession *self, DossierScene *scene);
void dossier_session_dress_again (DossierSession *self); /* the picture that is there */

G_END_DECLS
