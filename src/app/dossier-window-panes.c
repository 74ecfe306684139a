/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

/*
 * With room for them, outline and evidence stand beside the canvas and are shown or not as the person chose. Without,
 * they fold: hidden at first, then drawn over the canvas when they are asked for. What was chosen for the wide window
 * is kept meanwhile.
 */

/* Device-independent pixels: a window that is not as wide has no room for more than it needs. */
#define NARROW 480

static void
fold_changed (AdwFlap *flap, gboolean wanted)
{
  /* One that is drawn over the canvas when room comes up for it stays, now beside the canvas. */
  adw_flap_set_reveal_flap (flap, !adw_flap_get_folded (flap) && (wanted || adw_flap_get_reveal_flap (flap)));
}

/* What is selected is to be seen beside the words that come over it. */
static void
cover_canvas (DossierWindow *self)
{
  GtkWidget *pane = adw_flap_get_flap (self->evidence_flap);
  int width = 0;

  if (adw_flap_get_folded (self->evidence_flap) && adw_flap_get_reveal_flap (self->evidence_flap))
    gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  dossier_canvas_set_covered (self->canvas, width);
}

/* (transfer full): the buttons of the window that its settings want, without those that a window as narrow as a phone
 * has no use for. */
static char *
make_narrow_layout (GtkSettings *settings)
{
  g_autofree char *wanted = NULL;
  g_auto (GStrv) sides = NULL;
  GString *layout = g_string_new (NULL);

  g_object_get (settings, "gtk-decoration-layout", &wanted, NULL);
  sides = g_strsplit (wanted != NULL ? wanted : "", ":", 2);
  for (guint i = 0; sides[i] != NULL; i++)
    {
      g_auto (GStrv) buttons = g_strsplit (sides[i], ",", -1);
      const char *separator = i > 0 ? ":" : "";

      for (guint j = 0; buttons[j] != NULL; j++)
        if (!g_str_equal (buttons[j], "minimize") && !g_str_equal (buttons[j], "maximize"))
          {
            g_string_append_printf (layout, "%s%s", separator, buttons[j]);
            separator = ",";
          }
      if (*separator == ':')
        g_string_append_c (layout, ':');
    }
  return g_string_free (layout, FALSE);
}

static gboolean
is_narrow (DossierWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 && width < NARROW;
}

/* The title is to be read, also where there is little room for it. */
static void
update_window_buttons (DossierWindow *self)
{
  g_autofree char *layout = NULL;

  if (is_narrow (self))
    layout = make_narrow_layout (gtk_widget_get_settings (GTK_WIDGET (self)));
  if (g_strcmp0 (layout, adw_header_bar_get_decoration_layout (self->header_bar)) != 0)
    adw_header_bar_set_decoration_layout (self->header_bar, layout);
  /* Newer header bars would rather cut the title than have this as an icon. */
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), layout == NULL);
}

void
dossier_window_update_header (DossierWindow *self)
{
  update_window_buttons (self);
  gtk_widget_set_visible (self->header_content,
                          dossier_window_shows_dossier (self)
                              && !(adw_flap_get_folded (self->outline_flap)
                                   && adw_flap_get_folded (self->evidence_flap)));
}

static gboolean
update_header_later (gpointer user_data)
{
  DossierWindow *self = user_data;

  self->header_id = 0;
  dossier_window_update_header (self);
  return G_SOURCE_REMOVE;
}

/* A flap folds while it is being given its place, when nothing may come or go. */
static void
queue_update_header (DossierWindow *self)
{
  if (self->header_id == 0)
    self->header_id = g_idle_add (update_header_later, self);
}

static void
width_changed (DossierWindow *self)
{
  if (self->session == NULL)
    return;
  if (is_narrow (self) != (adw_header_bar_get_decoration_layout (self->header_bar) != NULL))
    queue_update_header (self);
}

static void
outline_fold_changed (DossierWindow *self)
{
  queue_update_header (self);
  fold_changed (self->outline_flap, self->outline_wanted);
}

static void
evidence_fold_changed (DossierWindow *self)
{
  queue_update_header (self);
  fold_changed (self->evidence_flap, self->evidence_wanted);
  cover_canvas (self);
}

static void
outline_reveal_changed (DossierWindow *self)
{
  if (!adw_flap_get_folded (self->outline_flap))
    self->outline_wanted = adw_flap_get_reveal_flap (self->outline_flap);
  g_object_notify (G_OBJECT (self), "show-outline");
}

static void
evidence_reveal_changed (DossierWindow *self)
{
  if (!adw_flap_get_folded (self->evidence_flap))
    self->evidence_wanted = adw_flap_get_reveal_flap (self->evidence_flap);
  cover_canvas (self);
  g_object_notify (G_OBJECT (self), "show-evidence");
}

void
dossier_window_leave_pane (DossierWindow *self, GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, pane))
    dossier_window_focus_view (self);
}

void
dossier_window_set_show_outline (DossierWindow *self, gboolean show)
{
  if (!show)
    dossier_window_leave_pane (self, GTK_WIDGET (self->outline));
  /* Over a narrow canvas there is room for one of both. */
  if (show && adw_flap_get_folded (self->outline_flap) && adw_flap_get_folded (self->evidence_flap))
    adw_flap_set_reveal_flap (self->evidence_flap, FALSE);
  adw_flap_set_reveal_flap (self->outline_flap, show);
}

void
dossier_window_set_show_evidence (DossierWindow *self, gboolean show)
{
  if (show && adw_flap_get_folded (self->outline_flap))
    adw_flap_set_reveal_flap (self->outline_flap, FALSE);
  if (!show)
    {
      self->focus_evidence = FALSE;
      dossier_window_leave_pane (self, GTK_WIDGET (self->evidence_panel));
    }
  adw_flap_set_reveal_flap (self->evidence_flap, show);
}

/* What is still hidden cannot take the focus: it waits for the pane. */
static void
evidence_moved (DossierWindow *self)
{
  if (!self->focus_evidence || adw_flap_get_reveal_progress (self->evidence_flap) < 1)
    return;

  self->focus_evidence = FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->evidence_panel), GTK_DIR_TAB_FORWARD);
}

void
dossier_window_focus_evidence (DossierWindow *self)
{
  self->focus_evidence = TRUE;
  dossier_window_set_show_evidence (self, TRUE);
  evidence_moved (self);
}

/* What F6 goes through, as it stands from start to end. */
typedef enum
{
  PANE_OUTLINE,
  PANE_VIEW,
  PANE_TIMELINE,
  PANE_EVIDENCE,
  N_PANES,
} Pane;

static GtkWidget *
get_pane (DossierWindow *self, Pane pane)
{
  switch (pane)
    {
    case PANE_OUTLINE:
      return GTK_WIDGET (self->outline);
    case PANE_TIMELINE:
      return GTK_WIDGET (self->timeline_pane);
    case PANE_EVIDENCE:
      return GTK_WIDGET (self->evidence_panel);
    case PANE_VIEW:
    default:
      return GTK_WIDGET (self->views);
    }
}

/* Where there is room for all, what the person has hidden stays so. A sheet comes up. */
static gboolean
can_go_to (DossierWindow *self, Pane pane)
{
  switch (pane)
    {
    case PANE_OUTLINE:
      return adw_flap_get_folded (self->outline_flap) || adw_flap_get_reveal_flap (self->outline_flap);
    case PANE_TIMELINE:
      return dossier_window_get_overlay (self, DOSSIER_WINDOW_TIMELINE);
    case PANE_EVIDENCE:
      return adw_flap_get_folded (self->evidence_flap) || adw_flap_get_reveal_flap (self->evidence_flap);
    case PANE_VIEW:
    default:
      return TRUE;
    }
}

static void
go_to_pane (DossierWindow *self, Pane pane)
{
  if (pane == PANE_EVIDENCE)
    {
      dossier_window_focus_evidence (self);
      return;
    }

  /* What has the focus is to be seen: no sheet lies over it. */
  if (adw_flap_get_folded (self->evidence_flap))
    dossier_window_set_show_evidence (self, FALSE);
  if (adw_flap_get_folded (self->outline_flap) || pane == PANE_OUTLINE)
    dossier_window_set_show_outline (self, pane == PANE_OUTLINE);
  if (pane == PANE_VIEW)
    dossier_window_focus_view (self);
  else if (pane == PANE_TIMELINE)
    dossier_timeline_pane_focus_chart (self->timeline_pane);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
}

void
dossier_window_go_to_pane (DossierWindow *self, gboolean next)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  /* From the header bar to the view. */
  guint pane = next ? PANE_OUTLINE : PANE_TIMELINE;

  /* A menu that is open has it until it closes. */
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return;

  for (guint i = 0; i < N_PANES; i++)
    {
      GtkWidget *widget = get_pane (self, i);

      if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
        pane = i;
    }
  do
    pane = (pane + (next ? 1 : N_PANES - 1)) % N_PANES;
  while (!can_go_to (self, pane));
  go_to_pane (self, pane);
}

void
dossier_window_set_up_panes (DossierWindow *self)
{
  self->outline_wanted = self->settings == NULL || g_settings_get_boolean (self->settings, "show-outline");
  self->evidence_wanted = self->settings == NULL || g_settings_get_boolean (self->settings, "show-evidence");
  adw_flap_set_reveal_flap (self->outline_flap, self->outline_wanted);
  adw_flap_set_reveal_flap (self->evidence_flap, self->evidence_wanted);

  g_signal_connect_object (self->canvas,
                           "viewport-changed",
                           G_CALLBACK (width_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline_flap,
                           "notify::folded",
                           G_CALLBACK (outline_fold_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline_flap,
                           "notify::reveal-flap",
                           G_CALLBACK (outline_reveal_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->evidence_flap,
                           "notify::folded",
                           G_CALLBACK (evidence_fold_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->evidence_flap,
                           "notify::reveal-flap",
                           G_CALLBACK (evidence_reveal_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->evidence_flap,
                           "notify::reveal-progress",
                           G_CALLBACK (evidence_moved),
                           self,
                           G_CONNECT_SWAPPED);
}
