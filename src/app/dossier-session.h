/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-document.h"
#include "core/dossier-problem.h"
#include "dossier-exploration.h"
#include "dossier-import.h"
#include "layout/dossier-layout.h"
#include "query/dossier-search.h"
#include "render/dossier-scene.h"
#include "text/dossier-text-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SESSION (dossier_session_get_type ())
G_DECLARE_FINAL_TYPE (DossierSession, dossier_session, DOSSIER, SESSION, GObject)

/**
 * DossierSelection:
 *
 * At most one of both is not DOSSIER_INDEX_NONE. Indices are those of the session's graph.
 */
typedef struct
{
  guint node;
  guint edge;
} DossierSelection;

/**
 * DossierSessionState:
 * @DOSSIER_SESSION_EMPTY: no file: the welcome page
 * @DOSSIER_SESSION_LOADING: a file is being read, checked, measured or laid out for the first time
 * @DOSSIER_SESSION_MAPPING: another program's file was read, and waits for somebody to say what stands for what in it
 * @DOSSIER_SESSION_READY: there is a scene; a new layout may be under way (`busy`)
 * @DOSSIER_SESSION_FAILED: the file could not be opened: the error page, with `problems`
 */
typedef enum
{
  DOSSIER_SESSION_EMPTY,
  DOSSIER_SESSION_LOADING,
  DOSSIER_SESSION_MAPPING,
  DOSSIER_SESSION_READY,
  DOSSIER_SESSION_FAILED,
} DossierSessionState;

/**
 * DossierSession:
 *
 * What one window shows: the document, its layout and scene, the selection; and the work that makes one from the other
 * in worker threads. The window's panes read it, ask it and listen to it; they do not know each other. Has no widgets.
 *
 * Properties, all notified: `state`, `busy` (gboolean: work is under way), `busy-title` (what, for people), `file`
 * (#GFile, nullable: where the dossier is, or what it was imported from until it is saved, which saving under another
 * name changes), `scene` (#DossierScene, nullable), `search` (#DossierSearch, nullable), `checks` (pointer, nullable:
 * #DossierChecks), `engine` (a #DossierEngine as guint: the one asked for, or where it was chosen the one that the
 * picture is by), `chosen` (gboolean: chosen by the program), `note` (nullable: a sentence about the layout for the
 * window to show).
 *
 * Signals: `selection-changed (gboolean reveal)`: @reveal asks the views to scroll to it. `message (const char *)`: a
 * sentence for a toast, such as a layout that failed while the last one stays. `replacing ()`: the file is about to be
 * shown as it is now; what is shown can still be noted. `reload-failed ()`: it could not be; see
 * dossier_session_get_error().
 */
DossierSession *dossier_session_new (void);

DossierSessionState dossier_session_get_state (DossierSession *self);
gboolean dossier_session_get_busy (DossierSession *self);
const char *dossier_session_get_busy_title (DossierSession *self);
DossierDocument *dossier_session_get_document (DossierSession *self); /* (nullable) */
/* (nullable): as it was read; scene, search and selection are of this very snapshot. The document's own may differ in
 * the layout that it keeps. */
DossierGraph *dossier_session_get_graph (DossierSession *self);
DossierScene *dossier_session_get_scene (DossierSession *self);       /* (nullable) */
DossierSearch *dossier_session_get_search (DossierSession *self);     /* (nullable) */
/* What is asked of the dossier. Reading the same file again keeps the question, another file begins without one. */
DossierExploration *dossier_session_get_exploration (DossierSession *self);
const DossierChecks *dossier_session_get_checks (DossierSession *self); /* (nullable) until the texts were read */
/* @folder: (nullable): where else texts of sources lie that do not lie beside their dossier. Quotes are checked
 * again. */
void dossier_session_set_texts_folder (DossierSession *self, GFile *folder);
GFile *dossier_session_get_texts_folder (DossierSession *self); /* (nullable) */
GFile *dossier_session_get_file (DossierSession *self);               /* (nullable) also where opening it failed */
const char *dossier_session_get_note (DossierSession *self);

/* With DOSSIER_SESSION_FAILED, and once a reload has failed: what went wrong as a whole, and each problem. */
const GError *dossier_session_get_error (DossierSession *self);
GPtrArray *dossier_session_get_problems (DossierSession *self);

void dossier_session_open (DossierSession *self, GFile *file);
/* The same, laid out by @engine or one that the program chooses, whatever the file says: as dossier_session_get_wish() had it. */
void dossier_session_open_laid_out (DossierSession *self, GFile *file, DossierEngine engine, gboolean choose);
/* Whether the whole dossier is laid out in a way that was asked for and is not in the file, and which. */
gboolean dossier_session_get_wish (DossierSession *self, DossierEngine *engine, gboolean *chosen);
/* Reads the file again. What is shown stays until that has gone well, and also where it has not. */
void dossier_session_reload (DossierSession *self);
/* (nullable): with DOSSIER_SESSION_MAPPING. */
DossierImport *dossier_session_get_import (DossierSession *self);
/* What was made of that: it becomes a dossier that was never saved. */
void dossier_session_take_imported (DossierSession *self, DossierGraph *graph);
/* Nothing is made of it: what was shown before it was read again is shown as it was; else there is nothing. */
void dossier_session_cancel_import (DossierSession *self);
/* (transfer full) (nullable): a node that is selected and what is tied to it, or the ends of an edge; %NULL where
 * nothing is selected. */
DossierFocus *dossier_session_get_neighbourhood (DossierSession *self);
/* (transfer full): the file's name without its ending, for people and for what is written beside it. */
char *dossier_session_get_stem (DossierSession *self);
/* Whether the dossier has no file of its own to be saved to. */
gboolean dossier_session_is_unsaved (DossierSession *self);
void dossier_session_close (DossierSession *self); /* ends all work and forgets the file: for a window that goes away */

/* Stops the work under way. A scene that is there stays; a first layout gives way to the quick overview, so that the
 * dossier can be read all the same; reading gives way to no file. */
void dossier_session_cancel (DossierSession *self);

/* (transfer full) (nullable): a DossierVisibility a node of the scene's graph, without anything dimmed: all that is
 * laid out, or only what of it @answers the question; %NULL where there is no node. */
guint8 *dossier_session_list_shown (DossierSession *self, gboolean answers);

DossierEngine dossier_session_get_engine (DossierSession *self);
gboolean dossier_session_get_chosen (DossierSession *self);
void dossier_session_set_engine (DossierSession *self, DossierEngine engine); /* lays out again */
/* let the program choose; lays out again */
void dossier_session_choose_engine (DossierSession *self);
void dossier_session_set_theme (DossierSession *self, DossierTheme theme);

/* Saves to @file, or (nullable) to where the dossier came from; see dossier_document_save_async(). The layout is saved
 * with it where the person has chosen one; a dossier that was only looked at keeps its bytes. */
void dossier_session_save_async (DossierSession *self,
                                 GFile *file,
                                 gboolean force,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean dossier_session_save_finish (DossierSession *self, GAsyncResult *result, GError **error);

/*
 * "Lay Out These Only", dossier-session-part.c: a layout of what the question shows alone; the rest is hidden until all
 * are laid out again. It is an act of its own, that can be taken back, as can the choice of an engine, and is never
 * written into a file. What can be done changes with `scene` and with the answers.
 */
/* Something answers the question, and not all does; and it is not what is laid out already. */
gboolean dossier_session_can_layout_part (DossierSession *self);
void dossier_session_layout_part (DossierSession *self);
gboolean dossier_session_is_part (DossierSession *self);
guint dossier_session_count_part (DossierSession *self); /* nodes in the part; 0 where there is none */
guint dossier_session_count_missing (DossierSession *self); /* what would be shown, were it in the part */
void dossier_session_layout_all (DossierSession *self);  /* back to the last layout of all */
gboolean dossier_session_can_undo (DossierSession *self);
gboolean dossier_session_can_redo (DossierSession *self);
void dossier_session_undo (DossierSession *self);
void dossier_session_redo (DossierSession *self);

DossierSelection dossier_session_get_selection (DossierSession *self);
void dossier_session_select_node (DossierSession *self, guint node, gboolean reveal);
void dossier_session_select_edge (DossierSession *self, guint edge, gboolean reveal);
void dossier_session_clear_selection (DossierSession *self);

G_END_DECLS
