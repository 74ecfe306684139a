/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-canvas.h"
#include "dossier-contradictions-page.h"
#include "dossier-evidence-panel.h"
#include "dossier-focus-bar.h"
#include "dossier-history.h"
#include "dossier-import-page.h"
#include "dossier-minimap.h"
#include "dossier-outline.h"
#include "dossier-paths-page.h"
#include "dossier-problem-page.h"
#include "dossier-table.h"
#include "dossier-timeline-pane.h"
#include "dossier-type-legend.h"
#include "dossier-window.h"

G_BEGIN_DECLS

/* What lies around the graph. */
typedef enum
{
  DOSSIER_WINDOW_TIMELINE,
  DOSSIER_WINDOW_MINIMAP,
  DOSSIER_WINDOW_LEGEND,
  DOSSIER_N_WINDOW_OVERLAYS,
} DossierWindowOverlay;

#define DOSSIER_WINDOW_LAYOUT_AUTOMATIC "automatic"

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  DossierSession *session;
  GSettings *settings; /* (nullable): NULL where the schema is not installed */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable; /* of saves and exports; they end with the window */
  guint busy_timeout_id;
  guint focus_canvas_id;
  guint header_id;
  gboolean outline_wanted;  /* what the person chose while there was room for it */
  gboolean evidence_wanted;
  gboolean focus_evidence;  /* once it is shown */
  gboolean closing;         /* the person has been asked about what is not saved */

  DossierHistory *history;
  GFile *history_file; /* (nullable): what it is of */
  gboolean restoring;  /* what changes comes from the history */
  gboolean walking;    /* the last key was one that goes from thing to thing */
  guint history_source;
  DossierHistoryStep history_step; /* of what waits to be told to it */
  DossierViewportPlace history_place;

  GVariant *pending_state; /* (nullable): to be shown once the file is read */

  gint64 busy_since;     /* microseconds; 0 while nothing is under way */
  char *notification_id; /* (nullable): of what was told of it */
  GNotification *notification; /* (nullable): waits to be shown */
  guint notifier_watch;        /* 0 for none: finds out whether there is who shows it */

  GFileMonitor *monitor; /* (nullable): of the file that is open */
  GFileMonitor *target_monitor; /* (nullable): of where it lies, if that is a symbolic link */
  gboolean looking;      /* whether another program has changed it */
  gboolean look_again;
  gboolean is_gone;
  guint gone_source; /* while it may only be on its way */
  GtkRevealer *changed_revealer;
  GtkLabel *changed_label;
  GtkWidget *changed_box;
  GtkWidget *changed_problems_button;
  GtkWidget *changed_reload_button;
  GtkWidget *changed_save_button;
  gboolean reload_failed;  /* the bar says so */
  gboolean shows_problems; /* of a reload, where the dossier else stands */

  GHashTable *places; /* where the canvas was with each layout, by the number of its place */
  gboolean was_part;
  DossierViewportPlace layout_place; /* with the layout that is shown */

  GCancellable *marks_cancellable; /* of the marks under way; those of another focus are dropped */

  AdwWindowTitle *title;
  AdwSplitButton *open_button;
  GtkMenuButton *main_menu_button;
  GtkWidget *before_menu; /* (nullable), weak: what had the focus before the main menu opened */
  AdwToastOverlay *toast_overlay;
  AdwToast *toast; /* (nullable), weak: the last one */
  AdwHeaderBar *header_bar;
  GtkWidget *header_content; /* what the header bar shows with a dossier */
  GtkWidget *outline_button;
  GtkWidget *evidence_button;
  GMenu *layout_menu;
  GMenu *layout_submenu; /* the same, in the primary menu, for a narrow window */
  GtkStack *stack;
  GtkLabel *loading_label;
  DossierProblemPage *problem_page;
  DossierImportPage *import_page;
  AdwFlap *outline_flap;
  AdwFlap *evidence_flap;
  DossierOutline *outline;
  DossierCanvas *canvas;
  DossierFocusBar *focus_bar;
  GtkWidget *part_bar;
  GtkLabel *part_label;
  GtkWidget *part_again_button;
  DossierEvidencePanel *evidence_panel;
  GtkWidget *view_bar; /* above the views */
  AdwSqueezer *view_switcher;
  AdwViewStack *views;
  DossierTable *nodes_table;
  DossierTable *relations_table;
  DossierContradictionsPage *contradictions_page;
  DossierPathsPage *paths_page;
  GSimpleAction *view_action;
  GtkBox *under_canvas;
  GtkWidget *empty_page;
  GSimpleAction *overlay_actions[DOSSIER_N_WINDOW_OVERLAYS];
  guint legend_source;
  gboolean legend_has_room;
  gboolean folding_legend; /* for want of room, not by the person */
  GtkRevealer *timeline_revealer;
  DossierTimelinePane *timeline_pane;
  DossierMinimap *minimap;
  DossierTypeLegend *type_legend;
  GtkRevealer *note_revealer;
  GtkLabel *note_label;
  GtkRevealer *busy_revealer;
  GtkLabel *busy_label;
  GtkButton *zoom_button;
};

/* A short sentence at the foot of the window. */
void dossier_window_tell (DossierWindow *self, const char *sentence);
/* With a button for @action. */
void
dossier_window_tell_with_action (DossierWindow *self, const char *sentence, const char *button, const char *action);
/* The page for what the session has. */
void dossier_window_show_page (DossierWindow *self);
/* Takes back the last one, if it still stands there. */
void dossier_window_untell (DossierWindow *self);

/* dossier-window-files.c: opening, saving, exporting and printing, with their dialogs. */
void dossier_window_choose_file (DossierWindow *self);
void dossier_window_save (DossierWindow *self, gboolean force);
void dossier_window_save_as (DossierWindow *self);
void dossier_window_export (DossierWindow *self);
void dossier_window_extract (DossierWindow *self, gboolean for_programs);
void dossier_window_print (DossierWindow *self);
/* Asks what to do with what is not saved, and then closes. */
void dossier_window_ask_before_closing (DossierWindow *self);
/* It does not close after all. */
void dossier_window_stay (DossierWindow *self);

/* dossier-window-actions.c */
void dossier_window_class_install_actions (GtkWidgetClass *widget_class);
void dossier_window_set_up_actions (DossierWindow *self);
/* @name: without "win."; one of the window's own actions. */
void dossier_window_set_action_enabled (DossierWindow *self, const char *name, gboolean enabled);
void dossier_window_update_actions (DossierWindow *self);

/* dossier-window-panes.c: which panes are shown, folded or not. */
void dossier_window_set_up_panes (DossierWindow *self);
void dossier_window_set_show_outline (DossierWindow *self, gboolean show);
void dossier_window_set_show_evidence (DossierWindow *self, gboolean show);
void dossier_window_focus_evidence (DossierWindow *self);
/* Before @pane is hidden: a keyboard that is in it goes to the view, not to wherever GTK finds a place for it. */
void dossier_window_leave_pane (DossierWindow *self, GtkWidget *pane);
/* Goes with the keyboard from pane to pane: the outline, the view, the timeline and the evidence. */
void dossier_window_go_to_pane (DossierWindow *self, gboolean next);
/* What a narrow header bar has no room for is in the main menu. */
void dossier_window_update_header (DossierWindow *self);

/* dossier-window-views.c: which view of the dossier is shown. */
void dossier_window_views_class_init (GtkWidgetClass *widget_class);
void dossier_window_set_up_views (DossierWindow *self);
void dossier_window_set_views_session (DossierWindow *self, DossierSession *session);
/* A page's name in the template, such as "graph"; the keyboard goes along. */
void dossier_window_show_view (DossierWindow *self, const char *name);
gboolean dossier_window_shows_graph (DossierWindow *self);
void dossier_window_focus_view (DossierWindow *self);

/* dossier-window-history.c: back and forward. */
void dossier_window_set_up_history (DossierWindow *self);
void dossier_window_drop_history (DossierWindow *self);

/* Shows what an entry says, at its place: @begins: from there on, else the picture moves there. */
void dossier_window_look_at (DossierWindow *self, const DossierHistoryEntry *entry, gboolean begins);

/* dossier-window-state.c: what is shown, to be shown again. */
void dossier_window_set_up_state (DossierWindow *self);
void dossier_window_forget_state (DossierWindow *self);

/* dossier-window-menus.c: recent files and layouts. */
void dossier_window_set_up_menus (DossierWindow *self);

/* dossier-window-watch.c: a notice when the file has changed, and what is wrong with it where it cannot be reloaded. */
void dossier_window_watch_class_init (GtkWidgetClass *widget_class);
void dossier_window_set_up_watch (DossierWindow *self);
void dossier_window_drop_watch (DossierWindow *self);
/* There is a dossier, and no problems stand in its place. */
gboolean dossier_window_shows_dossier (DossierWindow *self);

/* dossier-window-done.c: tells that long work is done where nobody looks. */
void dossier_window_set_up_done (DossierWindow *self);
void dossier_window_notify (DossierWindow *self, const char *sentence);
void dossier_window_drop_done (DossierWindow *self);

/* dossier-window-focus.c: the neighbourhood that is looked at. */
void dossier_window_set_up_focus (DossierWindow *self);
void dossier_window_drop_focus (DossierWindow *self);

/* dossier-window-layout.c: layouts of a part, and the way back. */
void dossier_window_set_up_layout (DossierWindow *self);
/* Once the canvas listens, too. */
void dossier_window_set_up_layout_places (DossierWindow *self);
void dossier_window_drop_layout (DossierWindow *self);

/* dossier-window-overlays.c: timeline, overview and legend. */
void dossier_window_overlays_class_init (GtkWidgetClass *widget_class);
void dossier_window_set_up_overlays (DossierWindow *self);
void dossier_window_set_overlays_session (DossierWindow *self, DossierSession *session);
/* What the person has chosen. */
gboolean dossier_window_get_overlay (DossierWindow *self, DossierWindowOverlay overlay);
void dossier_window_save_overlays (DossierWindow *self);
void dossier_window_update_overlays (DossierWindow *self);

/* (transfer full): the file chooser's filter for dossiers. */
GtkFileFilter *dossier_window_create_filter (void);

G_END_DECLS
