/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-access-names.h"
#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-focus-list.h"
#include "dossier-pane.h"
#include "dossier-recent.h"
#include "dossier-settings.h"
#include "dossier-text-language.h"
#include "dossier-theme.h"
#include "dossier-welcome-page.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

/* Shorter work comes and goes without a word. */
#define BUSY_DELAY_MS 500

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_LAYOUT_NAME,
  PROP_SHOW_OUTLINE,
  PROP_SHOW_EVIDENCE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* The title has labels of its own. */
static void
set_title_language (GtkWidget *widget, const char *language)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    dossier_text_language_set_label (GTK_LABEL (widget), language);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_title_language (child, language);
}

static void
update_title (DossierWindow *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  GFile *file = dossier_session_get_file (self->session);
  const char *title = graph != NULL ? dossier_graph_get_title (graph) : NULL;
  g_autofree char *base_name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base_name != NULL ? g_filename_display_name (base_name) : NULL;

  if (name == NULL)
    {
      adw_window_title_set_title (self->title, _("Dossier"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _("Dossier"));
      return;
    }

  adw_window_title_set_title (self->title, title != NULL ? title : name);
  set_title_language (GTK_WIDGET (self->title),
                      title != NULL ? dossier_language_get_for_text (graph, title, NULL, 0) : NULL);
  adw_window_title_set_subtitle (self->title, title != NULL ? name : "");
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : name);
}

void
dossier_window_show_page (DossierWindow *self)
{
  const char *page = "welcome";
  gboolean has_scene = FALSE;

  switch (dossier_session_get_state (self->session))
    {
    case DOSSIER_SESSION_LOADING:
      page = self->busy_timeout_id != 0 ? "blank" : "loading";
      break;
    case DOSSIER_SESSION_MAPPING:
      page = "import";
      break;
    case DOSSIER_SESSION_READY:
      has_scene = dossier_window_shows_dossier (self);
      page = has_scene ? "content" : "problems";
      break;
    case DOSSIER_SESSION_FAILED:
      page = "problems";
      break;
    case DOSSIER_SESSION_EMPTY:
    default:
      break;
    }

  gtk_stack_set_visible_child_name (self->stack, page);
  dossier_window_update_header (self);
  gtk_widget_set_visible (self->outline_button, has_scene);
  gtk_widget_set_visible (self->evidence_button, has_scene);
}

static gboolean
busy_for_long (gpointer user_data)
{
  DossierWindow *self = user_data;

  self->busy_timeout_id = 0;
  dossier_window_show_page (self);
  gtk_revealer_set_reveal_child (self->busy_revealer, TRUE);
  dossier_compat_announce (GTK_WIDGET (self->busy_label), gtk_label_get_label (self->busy_label));
  return G_SOURCE_REMOVE;
}

static void
busy_changed (DossierWindow *self)
{
  const char *title = dossier_session_get_busy_title (self->session);

  if (!dossier_session_get_busy (self->session))
    {
      g_clear_handle_id (&self->busy_timeout_id, g_source_remove);
      gtk_revealer_set_reveal_child (self->busy_revealer, FALSE);
    }
  else if (self->busy_timeout_id == 0 && !gtk_revealer_get_reveal_child (self->busy_revealer))
    {
      self->busy_timeout_id = g_timeout_add (BUSY_DELAY_MS, busy_for_long, self);
    }

  if (title != NULL)
    {
      gtk_label_set_label (self->loading_label, title);
      gtk_label_set_label (self->busy_label, title);
    }
  dossier_window_show_page (self);
  dossier_window_update_actions (self);
}

static gboolean
focus_shown_canvas (gpointer user_data)
{
  DossierWindow *self = user_data;

  self->focus_canvas_id = 0;
  if (dossier_session_get_state (self->session) == DOSSIER_SESSION_MAPPING)
    gtk_widget_grab_focus (GTK_WIDGET (self->import_page));
  else
    dossier_window_focus_view (self);
  return G_SOURCE_REMOVE;
}

/* The arrow keys walk through the graph at once. A page that is only now being shown cannot take the focus yet. */
static void
focus_canvas_when_shown (DossierWindow *self)
{
  if (self->focus_canvas_id == 0)
    self->focus_canvas_id = g_idle_add_full (G_PRIORITY_DEFAULT, focus_shown_canvas, self, NULL);
}

static void
state_changed (DossierWindow *self)
{
  GFile *file = dossier_session_get_file (self->session);

  switch (dossier_session_get_state (self->session))
    {
    case DOSSIER_SESSION_READY:
      if (dossier_session_is_unsaved (self->session))
        dossier_window_tell_with_action (self, _("Imported, and not saved yet"), _("_Save…"), "win.save");
      else
        dossier_recent_add (file);
      gtk_widget_set_visible (self->empty_page,
                              dossier_graph_get_n_nodes (dossier_session_get_graph (self->session)) == 0);
      focus_canvas_when_shown (self);
      break;
    case DOSSIER_SESSION_MAPPING:
      dossier_import_page_show (self->import_page, dossier_session_get_import (self->session));
      focus_canvas_when_shown (self);
      break;
    case DOSSIER_SESSION_FAILED:
      dossier_problem_page_show (self->problem_page,
                                 file,
                                 dossier_session_get_error (self->session),
                                 dossier_session_get_problems (self->session),
                                 FALSE);
      break;
    case DOSSIER_SESSION_LOADING:
      /* What had the focus goes. Left to find another for it, GTK may come upon a label that can be selected, and ask
       * it about the one before, which there is not. */
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      break;
    case DOSSIER_SESSION_EMPTY:
    default:
      break;
    }

  update_title (self);
  dossier_window_show_page (self);
  dossier_window_update_actions (self);
}

/* Saving under another name moves the dossier on to that file. */
static void
file_changed (DossierWindow *self)
{
  GFile *file = dossier_session_get_file (self->session);

  if (file != NULL && dossier_session_get_document (self->session) != NULL
      && !dossier_session_is_unsaved (self->session))
    dossier_recent_add (file);
  update_title (self);
}

static void
layout_changed (DossierWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT_NAME]);
}

static void
note_changed (DossierWindow *self)
{
  const char *note = dossier_session_get_note (self->session);

  if (note != NULL)
    {
      gtk_label_set_label (self->note_label, note);
      dossier_compat_announce (GTK_WIDGET (self->note_label), note);
    }
  gtk_revealer_set_reveal_child (self->note_revealer, note != NULL);
}

static void
imported (DossierWindow *self, DossierGraph *graph)
{
  dossier_session_take_imported (self->session, graph);
}

static void
import_cancelled (DossierWindow *self)
{
  dossier_session_cancel_import (self->session);
}

static void
note_dismissed (DossierWindow *self)
{
  gtk_revealer_set_reveal_child (self->note_revealer, FALSE);
}

static void
selection_changed (DossierWindow *self, gboolean reveal)
{
  DossierSelection selection = dossier_session_get_selection (self->session);
  gboolean is_over = dossier_window_shows_graph (self) && adw_flap_get_folded (self->evidence_flap);

  /* Over a narrow canvas the words come up with the selection, unless it was made in the outline or another view, where
   * somebody may still be walking through the rows; and they go with it, for who clears it on the canvas. */
  if (!is_over)
    return;
  if (selection.node == DOSSIER_INDEX_NONE && selection.edge == DOSSIER_INDEX_NONE)
    {
      if (gtk_widget_has_focus (GTK_WIDGET (self->canvas)))
        dossier_window_set_show_evidence (self, FALSE);
    }
  else if (!(adw_flap_get_folded (self->outline_flap) && adw_flap_get_reveal_flap (self->outline_flap)))
    dossier_window_set_show_evidence (self, TRUE);
}

/* A row was chosen in the outline. Beside it, the words are there to be read and the next row can be chosen; where the
 * words take its place, the keyboard goes along. */
static void
outline_chosen (DossierWindow *self)
{
  if (adw_flap_get_folded (self->outline_flap))
    dossier_window_focus_evidence (self);
  else
    dossier_window_set_show_evidence (self, TRUE);
}

static void
focus_canvas (DossierWindow *self)
{
  if (adw_flap_get_folded (self->outline_flap))
    dossier_window_set_show_outline (self, FALSE);
  dossier_window_focus_view (self);
}

static void
zoom_changed (DossierWindow *self)
{
  g_autofree char *text = dossier_viewport_describe_zoom (dossier_canvas_get_zoom (self->canvas));

  gtk_button_set_label (self->zoom_button, text);
}

static void
theme_changed (DossierWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  dossier_session_set_theme (self->session, dossier_theme_get_current (manager));
}

static void
set_layout_name (DossierWindow *self, const char *name)
{
  DossierEngine engine;

  if (g_strcmp0 (name, DOSSIER_WINDOW_LAYOUT_AUTOMATIC) == 0)
    dossier_session_choose_engine (self->session);
  else if (name != NULL && dossier_engine_from_name (name, &engine))
    dossier_session_set_engine (self->session, engine);
}

static const char *
get_layout_name (DossierWindow *self)
{
  if (dossier_session_get_chosen (self->session))
    return DOSSIER_WINDOW_LAYOUT_AUTOMATIC;

  return dossier_engine_get_name (dossier_session_get_engine (self->session));
}

static gboolean
files_dropped (DossierWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  DossierApplication *application = DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();

  for (GSList *link = files; link != NULL; link = link->next)
    g_ptr_array_add (dropped, link->data);
  dossier_application_open_files (application, (GFile **) dropped->pdata, dropped->len, GTK_WINDOW (self));
  return files != NULL;
}

static void
add_drop_target (DossierWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text fields, which would take a file as its name. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
texts_folder_changed (DossierWindow *self)
{
  g_autoptr (GFile) folder = dossier_settings_get_texts_folder (self->settings);

  if (self->session != NULL)
    dossier_session_set_texts_folder (self->session, folder);
}

static void
load_settings (DossierWindow *self)
{
  self->settings = dossier_settings_new ();
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (
      self->settings, "changed::texts-folder", G_CALLBACK (texts_folder_changed), self, G_CONNECT_SWAPPED);
  texts_folder_changed (self);
}

static void
save_settings (DossierWindow *self)
{
  int width;
  int height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_boolean (self->settings, "show-outline", self->outline_wanted);
  g_settings_set_boolean (self->settings, "show-evidence", self->evidence_wanted);
  dossier_window_save_overlays (self);
}

static gboolean
dossier_window_close_request (GtkWindow *window)
{
  DossierWindow *self = DOSSIER_WINDOW (window);
  DossierDocument *document = dossier_session_get_document (self->session);

  save_settings (self);
  if (gtk_window_get_application (window) != NULL)
    dossier_application_closing (DOSSIER_APPLICATION (gtk_window_get_application (window)));
  if (document != NULL && dossier_document_get_modified (document))
    {
      dossier_window_ask_before_closing (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

static void
dossier_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  switch (property_id)
    {
    case PROP_LAYOUT_NAME:
      g_value_set_string (value, get_layout_name (self));
      break;
    /* The actions ask before there is a template. */
    case PROP_SHOW_OUTLINE:
      g_value_set_boolean (value, self->outline_flap == NULL || adw_flap_get_reveal_flap (self->outline_flap));
      break;
    case PROP_SHOW_EVIDENCE:
      g_value_set_boolean (value, self->evidence_flap == NULL || adw_flap_get_reveal_flap (self->evidence_flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_window_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  switch (property_id)
    {
    case PROP_LAYOUT_NAME:
      set_layout_name (self, g_value_get_string (value));
      break;
    case PROP_SHOW_OUTLINE:
      dossier_window_set_show_outline (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_EVIDENCE:
      dossier_window_set_show_evidence (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_window_dispose (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_clear_handle_id (&self->busy_timeout_id, g_source_remove);
  g_clear_handle_id (&self->focus_canvas_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->before_menu);
  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  g_clear_object (&self->view_action);
  dossier_window_drop_focus (self);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      dossier_focus_bar_set_session (self->focus_bar, NULL);
      dossier_outline_set_session (self->outline, NULL);
      dossier_canvas_set_session (self->canvas, NULL);
      dossier_window_set_views_session (self, NULL);
      dossier_window_set_overlays_session (self, NULL);
      dossier_evidence_panel_set_session (self->evidence_panel, NULL);
      dossier_contradictions_page_set_session (self->contradictions_page, NULL);
      dossier_paths_page_set_session (self->paths_page, NULL);
      dossier_session_close (self->session);
      g_clear_object (&self->session);
    }
  /* A canvas that loses its session tells of its place once more. */
  g_clear_handle_id (&self->header_id, g_source_remove);
  dossier_window_drop_history (self);
  dossier_window_drop_layout (self);
  dossier_window_drop_watch (self);
  dossier_window_drop_done (self);
  dossier_window_forget_state (self);

  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_window_get_property;
  object_class->set_property = dossier_window_set_property;
  object_class->dispose = dossier_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;
  dossier_focus_list_install (widget_class);

  props[PROP_LAYOUT_NAME] = g_param_spec_string ("layout-name", NULL, NULL, DOSSIER_WINDOW_LAYOUT_AUTOMATIC, flags);
  props[PROP_SHOW_OUTLINE] = g_param_spec_boolean ("show-outline", NULL, NULL, TRUE, flags);
  props[PROP_SHOW_EVIDENCE] = g_param_spec_boolean ("show-evidence", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DOSSIER_TYPE_CANVAS);
  g_type_ensure (DOSSIER_TYPE_CONTRADICTIONS_PAGE);
  g_type_ensure (DOSSIER_TYPE_EVIDENCE_PANEL);
  g_type_ensure (DOSSIER_TYPE_FOCUS_BAR);
  g_type_ensure (DOSSIER_TYPE_IMPORT_PAGE);
  g_type_ensure (DOSSIER_TYPE_OUTLINE);
  g_type_ensure (DOSSIER_TYPE_PANE);
  g_type_ensure (DOSSIER_TYPE_PATHS_PAGE);
  g_type_ensure (DOSSIER_TYPE_PROBLEM_PAGE);
  g_type_ensure (DOSSIER_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, busy_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, contradictions_page);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, evidence_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, evidence_flap);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, evidence_panel);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, focus_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, header_content);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, import_page);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, layout_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, layout_submenu);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, note_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, note_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, main_menu_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, outline_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, outline_flap);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, paths_page);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, part_again_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, part_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, part_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, under_canvas);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, focus_canvas);
  gtk_widget_class_bind_template_callback_full (widget_class,
                                                "focus_evidence",
                                                G_CALLBACK (dossier_window_focus_evidence));
  gtk_widget_class_bind_template_callback (widget_class, import_cancelled);
  gtk_widget_class_bind_template_callback (widget_class, imported);
  gtk_widget_class_bind_template_callback (widget_class, note_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, outline_chosen);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed);
  dossier_window_views_class_init (widget_class);
  dossier_window_watch_class_init (widget_class);
  dossier_window_overlays_class_init (widget_class);
  dossier_window_class_install_actions (widget_class);
}

static void
connect_session (DossierWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } connections[] = {
    { "notify::state", G_CALLBACK (state_changed) },
    { "notify::file", G_CALLBACK (file_changed) },
    { "notify::busy", G_CALLBACK (busy_changed) },
    { "notify::busy-title", G_CALLBACK (busy_changed) },
    { "notify::engine", G_CALLBACK (layout_changed) },
    { "notify::chosen", G_CALLBACK (layout_changed) },
    { "notify::note", G_CALLBACK (note_changed) },
    { "selection-changed", G_CALLBACK (selection_changed) },
    { "message", G_CALLBACK (dossier_window_tell) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (self->session, connections[i].signal, connections[i].callback, self, G_CONNECT_SWAPPED);
}

static void
dossier_window_init (DossierWindow *self)
{
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  AdwStyleManager *manager;

  /* A modal window over this one, which GTK puts into its group, leaves other dossiers to be used. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  self->session = dossier_session_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  load_settings (self);
  dossier_window_set_up_actions (self);
  dossier_window_set_up_panes (self);
  dossier_window_set_up_views (self);
  dossier_window_set_up_overlays (self);

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (theme_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (theme_changed), self, G_CONNECT_SWAPPED);
  theme_changed (self);

  connect_session (self);
  dossier_window_set_up_history (self);
  dossier_window_set_up_focus (self);
  dossier_window_set_up_layout (self);
  dossier_outline_set_session (self->outline, self->session);
  dossier_canvas_set_session (self->canvas, self->session);
  dossier_window_set_up_layout_places (self);
  dossier_window_set_views_session (self, self->session);
  dossier_window_set_overlays_session (self, self->session);
  dossier_evidence_panel_set_session (self->evidence_panel, self->session);
  dossier_contradictions_page_set_session (self->contradictions_page, self->session);
  dossier_paths_page_set_session (self->paths_page, self->session);

  dossier_window_set_up_watch (self);
  dossier_window_set_up_done (self);
  /* Once all others know of the file. */
  dossier_window_set_up_state (self);

  dossier_window_set_up_menus (self);
  add_drop_target (self);
  zoom_changed (self);
  state_changed (self);
  dossier_access_names_clean (GTK_WIDGET (self));
}

DossierWindow *
dossier_window_new (DossierApplication *application)
{
  return g_object_new (DOSSIER_TYPE_WINDOW, "application", application, NULL);
}

void
dossier_window_open_file (DossierWindow *self, GFile *file)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  dossier_window_forget_state (self);
  dossier_session_open (self->session, file);
}

GFile *
dossier_window_get_file (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return dossier_session_get_file (self->session);
}

gboolean
dossier_window_is_free (DossierWindow *self)
{
  DossierSessionState state;

  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), FALSE);

  state = dossier_session_get_state (self->session);
  return state == DOSSIER_SESSION_EMPTY || state == DOSSIER_SESSION_FAILED;
}

DossierSession *
dossier_window_get_session (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return self->session;
}
