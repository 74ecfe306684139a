/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradictions-page.h"

#include "dossier-choices.h"
#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-contradiction-model.h"
#include "dossier-contradiction-row.h"
#include "dossier-exploration.h"
#include "dossier-focus-child.h"
#include "dossier-index-list.h"
#include "dossier-list-scroll.h"
#include "dossier-narrow.h"

#include <glib/gi18n-lib.h>

/* Filling a row takes a few milliseconds: its labels lay out their words at several widths. */
#define FIRST_ROWS 3

/* So many before and after those in view are filled, too, so that none comes into view blank. */
#define ROWS_NEAR 4

struct _DossierContradictionsPage
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierContradictionModel *model;
  DossierContradictionRows *rows; /* (nullable): those of the session's graph, once they are listed */
  GCancellable *cancellable;
  GPtrArray *items;  /* of GtkListItem, not owned: those that are bound */
  guint n_at_once;   /* that may still be filled in this frame */
  guint fill_id;
  guint n_looks; /* how often to look again where nothing is blank */
  gboolean is_stale; /* what there is to show has changed while nobody saw it */

  GtkStack *stack;
  GtkLabel *count;
  GtkDropDown *order;
  GtkListView *list_view;
  AdwStatusPage *no_matches;
  GtkButton *clear_button;
};

G_DEFINE_FINAL_TYPE (DossierContradictionsPage, dossier_contradictions_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_N_PAIRS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
scroll_to (DossierContradictionsPage *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    dossier_list_scroll_to (GTK_WIDGET (self->list_view), position);
}

/* The first and the last place in view; FALSE where the page is not shown. */
static gboolean
find_view (DossierContradictionsPage *self, guint *first, guint *last)
{
  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);

      if (!gtk_widget_get_mapped (gtk_list_item_get_child (item)))
        continue;
      *first = MIN (*first, gtk_list_item_get_position (item));
      *last = MAX (*last, gtk_list_item_get_position (item));
    }

  return *first <= *last;
}

/* (nullable): the next one to fill: what is in view, then what is near it. */
static DossierContradictionRow *
find_blank_row (DossierContradictionsPage *self)
{
  DossierContradictionRow *near = NULL;
  guint first;
  guint last;

  if (!find_view (self, &first, &last))
    return NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      DossierContradictionRow *row = DOSSIER_CONTRADICTION_ROW (gtk_list_item_get_child (item));
      guint position = gtk_list_item_get_position (item);

      if (!dossier_contradiction_row_is_blank (row))
        continue;
      if (position >= first && position <= last)
        return row;
      if (position + ROWS_NEAR >= first && position <= last + ROWS_NEAR)
        near = row;
    }

  return near;
}

static gboolean
fill_row (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (widget);
  DossierContradictionRow *row = find_blank_row (self);

  if (row != NULL)
    {
      dossier_contradiction_row_fill (row);
      return G_SOURCE_CONTINUE;
    }

  self->n_at_once = FIRST_ROWS;
  /* What has just been scrolled to is in view only after this frame. */
  if (self->n_looks > 0)
    {
      self->n_looks--;
      return G_SOURCE_CONTINUE;
    }

  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

/* One a frame, as far as they are seen: a list keeps some 200 rows at hand. */
static void
start_filling (DossierContradictionsPage *self)
{
  self->n_looks = 1;
  if (self->fill_id == 0)
    self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_row, NULL, NULL);
}

static void
setup_row (DossierContradictionsPage *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, dossier_contradiction_row_new ());
}

static void
bind_row (DossierContradictionsPage *self, GtkListItem *list_item)
{
  DossierContradictionRow *row = DOSSIER_CONTRADICTION_ROW (gtk_list_item_get_child (list_item));
  guint pair = dossier_index_item_get_index (gtk_list_item_get_item (list_item));
  DossierContradictionRows *rows = dossier_contradiction_model_get_rows (self->model);

  dossier_contradiction_row_bind (row, self->session, dossier_contradiction_rows_get_pair (rows, pair));
  g_ptr_array_add (self->items, list_item);
  /* What comes first is there at once, without a flicker. */
  if (self->n_at_once > 0)
    {
      self->n_at_once--;
      dossier_contradiction_row_fill (row);
    }
  start_filling (self);
}

static void
unbind_row (DossierContradictionsPage *self, GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->items, list_item);
  dossier_contradiction_row_unbind (DOSSIER_CONTRADICTION_ROW (gtk_list_item_get_child (list_item)));
}

static void
row_activated (DossierContradictionsPage *self, guint position)
{
  dossier_session_select_edge (self->session,
                               dossier_contradiction_model_get_pair (self->model, position)->edge,
                               TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "graph");
}

static DossierExploration *
get_exploration (DossierContradictionsPage *self)
{
  return dossier_session_get_exploration (self->session);
}

/* (nullable): NULL where nothing is filtered, and while there is no answer for this graph. */
static DossierMatches *
get_matches (DossierContradictionsPage *self)
{
  DossierMatches *matches = dossier_exploration_get_matches (get_exploration (self));

  if (matches == NULL || dossier_matches_is_everything (matches)
      || dossier_matches_get_graph (matches) != dossier_contradiction_rows_get_graph (self->rows))
    return NULL;

  return matches;
}

static void
tell_count (DossierContradictionsPage *self, guint n_shown, guint n_pairs)
{
  g_autofree char *text = NULL;

  if (n_shown == n_pairs)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u contradiction", "%'u contradictions", n_pairs), n_pairs);
  else
    /* Translators: how many of the contradictions the filter lets through */
    text = g_strdup_printf (_("%'u of %'u shown"), n_shown, n_pairs);

  if (g_str_equal (gtk_label_get_label (self->count), text))
    return;

  gtk_label_set_label (self->count, text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dossier_compat_announce (GTK_WIDGET (self), text);
}

static void
tell_no_matches (DossierContradictionsPage *self, guint n_pairs)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "The one contradiction of this dossier does not match the filter.",
                                    "None of the %'u contradictions of this dossier matches the filter.",
                                    n_pairs),
                       n_pairs);

  adw_status_page_set_description (self->no_matches, text);
}

/* (nullable): the row that has the focus, or a part of which has it. */
static DossierContradictionRow *
get_focused_row (DossierContradictionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  for (; focus != NULL && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    {
      if (DOSSIER_IS_CONTRADICTION_ROW (focus))
        return DOSSIER_CONTRADICTION_ROW (focus);
      child = gtk_widget_get_first_child (focus);
      if (child != NULL && DOSSIER_IS_CONTRADICTION_ROW (child))
        return DOSSIER_CONTRADICTION_ROW (child);
    }

  return NULL;
}

static void
show_rows (DossierContradictionsPage *self)
{
  g_autoptr (GArray) shown = NULL;
  gboolean had_focus;
  guint n_pairs;

  /* Which relations match is found only where somebody asks: not for each letter typed while another view is shown. */
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->rows == NULL || self->is_stale)
    return;

  n_pairs = dossier_contradiction_rows_get_n_pairs (self->rows);
  shown = dossier_contradiction_rows_filter (self->rows, gtk_drop_down_get_selected (self->order), get_matches (self));
  /* A row that goes away must not take the focus with it. */
  had_focus = get_focused_row (self) != NULL
              && !dossier_contradiction_model_has_just (self->model, self->rows, shown);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->order));
  dossier_contradiction_model_set_rows (self->model, self->rows, shown);
  tell_count (self, shown->len, n_pairs);
  tell_no_matches (self, n_pairs);
  gtk_stack_set_visible_child_name (self->stack, shown->len > 0 ? "list" : n_pairs > 0 ? "no-matches" : "empty");
  if (had_focus && shown->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
order_changed (DossierContradictionsPage *self)
{
  if (self->model == NULL)
    return;

  show_rows (self);
  scroll_to (self, 0);
}

static void
rows_listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierContradictionsPage) self = user_data;
  g_autoptr (DossierContradictionRows) rows = dossier_contradiction_rows_list_finish (result, NULL);

  if (rows == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->rows = g_steal_pointer (&rows);
  show_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PAIRS]);
}

static void
drop_rows (DossierContradictionsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rows == NULL)
    return;

  /* First: the blank page takes the focus from a row that goes away. */
  gtk_stack_set_visible_child_name (self->stack, "blank");
  dossier_contradiction_model_set_rows (self->model, NULL, NULL);
  g_clear_pointer (&self->rows, dossier_contradiction_rows_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PAIRS]);
}

static void
graph_changed (DossierContradictionsPage *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);

  /* A new picture of the same snapshot changes nothing here. */
  if (self->rows != NULL && dossier_contradiction_rows_get_graph (self->rows) == graph)
    return;

  drop_rows (self);
  if (graph == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  dossier_contradiction_rows_list_async (graph, self->cancellable, rows_listed, g_object_ref (self));
}

static void
selection_changed (DossierContradictionsPage *self, gboolean reveal)
{
  if (reveal)
    scroll_to (self, dossier_session_model_get_selected (self->model));
}

void
dossier_contradictions_page_set_session (DossierContradictionsPage *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_CONTRADICTIONS_PAGE (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (get_exploration (self), self);
      drop_rows (self);
      gtk_list_view_set_model (self->list_view, NULL);
      g_clear_object (&self->model);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      self->model = dossier_contradiction_model_new (session);
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->model));
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (graph_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_exploration (self),
                               "notify::matches",
                               G_CALLBACK (show_rows),
                               self,
                               G_CONNECT_SWAPPED);
      graph_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static void
clear_filter (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (widget);

  dossier_exploration_set_query (get_exploration (self), "");
  dossier_exploration_set_focus (get_exploration (self), NULL);
}

static gboolean
copy_pair (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  DossierContradictionRow *row = get_focused_row (DOSSIER_CONTRADICTIONS_PAGE (widget));
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;

  text = dossier_contradiction_row_describe (row);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Contradiction copied"));
  return TRUE;
}

/* The list before its order, and a row before the buttons in it. */
static gboolean
dossier_contradictions_page_grab_focus (GtkWidget *widget)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
dossier_contradictions_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (object);

  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_N_PAIRS:
      g_value_set_uint (value, self->rows != NULL ? dossier_contradiction_rows_get_n_pairs (self->rows) : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_contradictions_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (object);

  switch (property_id)
    {
    case PROP_SESSION:
      dossier_contradictions_page_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_contradictions_page_dispose (GObject *object)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (object);

  if (self->session != NULL)
    dossier_contradictions_page_set_session (self, NULL);
  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;

  G_OBJECT_CLASS (dossier_contradictions_page_parent_class)->dispose (object);
}

static void
dossier_contradictions_page_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_CONTRADICTIONS_PAGE (object)->items);

  G_OBJECT_CLASS (dossier_contradictions_page_parent_class)->finalize (object);
}

static void
dossier_contradictions_page_map (GtkWidget *widget)
{
  DossierContradictionsPage *self = DOSSIER_CONTRADICTIONS_PAGE (widget);

  GTK_WIDGET_CLASS (dossier_contradictions_page_parent_class)->map (widget);

  if (self->is_stale)
    show_rows (self);
  start_filling (self);
}

static void
dossier_contradictions_page_class_init (DossierContradictionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_contradictions_page_get_property;
  object_class->set_property = dossier_contradictions_page_set_property;
  object_class->dispose = dossier_contradictions_page_dispose;
  object_class->finalize = dossier_contradictions_page_finalize;
  widget_class->map = dossier_contradictions_page_map;
  widget_class->focus = dossier_focus_child;
  widget_class->grab_focus = dossier_contradictions_page_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION, flags);
  props[PROP_N_PAIRS] =
      g_param_spec_uint ("n-pairs", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-contradictions-page.ui");
  gtk_widget_class_set_css_name (widget_class, "contradictions");
  gtk_widget_class_install_action (widget_class, "contradictions.clear-filter", NULL, clear_filter);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_pair, NULL);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionsPage, count);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionsPage, order);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionsPage, no_matches);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionsPage, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, order_changed);
  gtk_widget_class_bind_template_callback (widget_class, start_filling);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, setup_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row);
}

/* What of a drop-down is pressed has no name of its own that a screen reader could say. */
static void
name_order_button (DossierContradictionsPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->order)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order of the Contradictions"),
                                        -1);
        gtk_accessible_update_relation (
            GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_CONTROLS, self->list_view, NULL, -1);
      }
}

static void
dossier_contradictions_page_init (DossierContradictionsPage *self)
{
  self->items = g_ptr_array_new ();
  self->n_at_once = FIRST_ROWS;
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_narrow_button (self->clear_button);
  name_order_button (self);
  dossier_choices_set_up (GTK_WIDGET (self->order));
}

GtkWidget *
dossier_contradictions_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_CONTRADICTIONS_PAGE, NULL);
}
