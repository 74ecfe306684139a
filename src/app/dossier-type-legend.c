/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-type-legend.h"

#include "dossier-config.h"
#include "dossier-exploration.h"
#include "dossier-type-filter.h"
#include "dossier-type-mark.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More are scrolled. */
#define MAX_ROWS 6

struct _DossierTypeLegend
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierGraph *graph; /* (nullable): what the rows are of */
  GPtrArray *types;    /* of char *: as the file has them, in the order of the rows */
  GPtrArray *buttons;  /* of GtkToggleButton, not owned */
  gboolean expanded;
  gboolean reading; /* the buttons are being set, not clicked */
  gboolean alone;   /* the button that is being pressed is to be left alone */

  GtkWidget *rows;
  GtkScrolledWindow *scrolled;
  GtkWidget *button;
  GtkImage *arrow;
};

G_DEFINE_FINAL_TYPE (DossierTypeLegend, dossier_type_legend, ADW_TYPE_BIN)

enum
{
  PROP_EXPANDED = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static DossierExploration *
get_exploration (DossierTypeLegend *self)
{
  return self->session != NULL ? dossier_session_get_exploration (self->session) : NULL;
}

static void
read_query (DossierTypeLegend *self)
{
  DossierExploration *exploration = get_exploration (self);
  const char *query = exploration != NULL ? dossier_exploration_get_query (exploration) : "";
  g_autofree guint8 *shown
      = dossier_type_filter_read (query, (const char *const *) self->types->pdata, self->types->len);

  self->reading = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), shown[i] != 0);
  self->reading = FALSE;
}

static void
write_query (DossierTypeLegend *self, const guint8 *shown)
{
  DossierExploration *exploration = get_exploration (self);
  g_autofree char *query = dossier_type_filter_write (dossier_exploration_get_query (exploration),
                                                      (const char *const *) self->types->pdata,
                                                      self->types->len,
                                                      shown);

  dossier_exploration_set_query (exploration, query);
  /* As it was for who let go of the last one: the query is the same, and nobody else tells the buttons. */
  read_query (self);
}

static void
leave_alone (DossierTypeLegend *self, guint row)
{
  g_autofree guint8 *shown = g_new0 (guint8, self->types->len);

  shown[row] = 1;
  write_query (self, shown);
}

static void
toggled (DossierTypeLegend *self, GtkToggleButton *button)
{
  g_autofree guint8 *shown = NULL;

  guint row;

  if (self->reading)
    return;
  if (self->alone && g_ptr_array_find (self->buttons, button, &row))
    {
      leave_alone (self, row);
      return;
    }

  shown = g_new0 (guint8, self->buttons->len);
  for (guint i = 0; i < self->buttons->len; i++)
    shown[i] = gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i));
  write_query (self, shown);
}

static void
pressed (DossierTypeLegend *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  /* The button is toggled when it is let go of. */
  self->alone = n_press >= 2 || (state & GDK_CONTROL_MASK) != 0;
}

/* Ctrl+Space and Ctrl+Enter, as Ctrl and a click. */
static gboolean
key_pressed (DossierTypeLegend *self,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             GtkEventControllerKey *controller)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint row;

  self->alone = FALSE;
  if ((state & GDK_CONTROL_MASK) == 0
      || (keyval != GDK_KEY_space && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || !g_ptr_array_find (self->buttons, button, &row))
    return GDK_EVENT_PROPAGATE;

  leave_alone (self, row);
  return GDK_EVENT_STOP;
}

static void
add_row (DossierTypeLegend *self, DossierFacts *facts, guint number, guint n_nodes)
{
  const char *word = dossier_facts_get_word (facts, DOSSIER_FACTS_TYPE, number);
  DossierNodeType type = dossier_node_type_from_name (word);
  g_autofree char *name = type != DOSSIER_NODE_TYPE_OTHER ? g_strdup (dossier_words_get_type_heading (type))
                                                          : dossier_words_from_name (word, TRUE);
  g_autofree char *count = g_strdup_printf ("%'u", n_nodes);
  g_autofree char *said = g_strdup_printf (_("%s, %s"), name, count);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *count_label = gtk_label_new (count);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count_label, "dim-label");
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_box_append (GTK_BOX (box), dossier_type_mark_new (type));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend-row");
  gtk_widget_set_tooltip_text (button, _("Click to leave out or bring back, double-click for these alone"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);

  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, keys);

  g_ptr_array_add (self->types, g_strdup (word));
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (self->rows), button);
}

static void
remove_rows (DossierTypeLegend *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  g_ptr_array_set_size (self->types, 0);
  g_ptr_array_set_size (self->buttons, 0);
}

/* The program's own types first, in its order; then the file's, in the file's. */
static void
fill_rows (DossierTypeLegend *self, DossierSearch *search)
{
  DossierFacts *facts = dossier_search_get_facts (search);
  guint n_words = dossier_facts_get_n_words (facts, DOSSIER_FACTS_TYPE);
  const guint *numbers = dossier_facts_get_numbers (facts, DOSSIER_FACTS_TYPE);
  g_autofree guint *counts = g_new0 (guint, MAX (n_words, 1));

  for (guint i = 0; i < dossier_graph_get_n_nodes (self->graph); i++)
    counts[numbers[i]]++;
  for (DossierNodeType type = 0; type < DOSSIER_N_NODE_TYPES; type++)
    for (guint i = 0; i < n_words; i++)
      if (dossier_node_type_from_name (dossier_facts_get_word (facts, DOSSIER_FACTS_TYPE, i)) == type)
        add_row (self, facts, i, counts[i]);

  /* A scroll bar that may come asks for more height than one or two rows have. */
  gtk_scrolled_window_set_policy (self->scrolled,
                                  GTK_POLICY_NEVER,
                                  self->types->len > MAX_ROWS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
}

static void
search_changed (DossierTypeLegend *self)
{
  DossierSearch *search = self->session != NULL ? dossier_session_get_search (self->session) : NULL;
  DossierGraph *graph = search != NULL ? dossier_search_get_graph (search) : NULL;

  if (graph == self->graph)
    return;

  remove_rows (self);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  if (graph != NULL)
    {
      self->graph = dossier_graph_ref (graph);
      fill_rows (self, search);
      read_query (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->buttons->len > 0);
}

void
dossier_type_legend_set_session (DossierTypeLegend *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_TYPE_LEGEND (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_exploration (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::search", G_CALLBACK (search_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_exploration (self),
                               "notify::query",
                               G_CALLBACK (read_query),
                               self,
                               G_CONNECT_SWAPPED);
    }
  search_changed (self);
}

void
dossier_type_legend_set_expanded (DossierTypeLegend *self, gboolean expanded)
{
  g_return_if_fail (DOSSIER_IS_TYPE_LEGEND (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPANDED]);
}

static void
dossier_type_legend_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierTypeLegend *self = DOSSIER_TYPE_LEGEND (object);

  switch (property_id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_type_legend_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierTypeLegend *self = DOSSIER_TYPE_LEGEND (object);

  switch (property_id)
    {
    case PROP_EXPANDED:
      dossier_type_legend_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_type_legend_dispose (GObject *object)
{
  DossierTypeLegend *self = DOSSIER_TYPE_LEGEND (object);

  if (self->session != NULL)
    dossier_type_legend_set_session (self, NULL);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_type_legend_parent_class)->dispose (object);
}

static void
dossier_type_legend_class_init (DossierTypeLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_type_legend_get_property;
  object_class->set_property = dossier_type_legend_set_property;
  object_class->dispose = dossier_type_legend_dispose;

  props[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-type-legend.ui");
  gtk_widget_class_set_css_name (widget_class, "typelegend");
  gtk_widget_class_bind_template_child (widget_class, DossierTypeLegend, arrow);
  gtk_widget_class_bind_template_child (widget_class, DossierTypeLegend, button);
  gtk_widget_class_bind_template_child (widget_class, DossierTypeLegend, rows);
  gtk_widget_class_bind_template_child (widget_class, DossierTypeLegend, scrolled);
}

static void
dossier_type_legend_init (DossierTypeLegend *self)
{
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dossier_type_legend_new (void)
{
  return g_object_new (DOSSIER_TYPE_TYPE_LEGEND, NULL);
}
