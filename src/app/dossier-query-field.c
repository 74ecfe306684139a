/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-query-field.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-focus-child.h"
#include "dossier-narrow.h"
#include "dossier-placeholder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Milliseconds without a key after which a query that cannot be understood is taken for a mistake and no longer for
 * half a word. */
#define PATIENCE 600

struct _DossierQueryField
{
  GtkWidget parent_instance;

  DossierExploration *exploration;
  guint complain_source;
  gboolean is_following; /* the text becomes the query, not the other way about */

  GtkSearchEntry *entry;
  GtkRevealer *revealer;
  GtkLabel *problem_label;
  GtkLabel *count; /* weak, nullable: says how much answers, or nothing */
};

G_DEFINE_FINAL_TYPE (DossierQueryField, dossier_query_field, GTK_TYPE_WIDGET)

enum
{
  PROP_EXPLORATION = 1,
  N_PROPS,
};

enum
{
  ACTIVATE,
  LEAVE,
  DOWN,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_text (DossierQueryField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
underline (DossierQueryField *self, const DossierFilterSpan *place)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  PangoAttrList *attributes = NULL;

  if (place != NULL)
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

      attributes = pango_attr_list_new ();
      line->start_index = (guint) place->start;
      line->end_index = (guint) place->end;
      pango_attr_list_insert (attributes, line);
    }
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_attributes (GTK_TEXT (delegate), attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

/* By how much answers; of a query that is wrong its problem is told instead. */
static void
describe (DossierQueryField *self)
{
  if (self->count == NULL || gtk_revealer_get_reveal_child (self->revealer))
    return;

  if (*gtk_label_get_text (self->count) != '\0')
    gtk_accessible_update_relation (
        GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->count, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

static void
stop_complaining (DossierQueryField *self)
{
  underline (self, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  dossier_compat_set_error_message (GTK_WIDGET (self->entry), NULL);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  describe (self);
}

static void
complain (DossierQueryField *self)
{
  DossierFilterSpan place;
  const char *query = dossier_exploration_get_query (self->exploration);
  const char *problem = dossier_exploration_get_problem (self->exploration, &place);
  gboolean is_new = g_strcmp0 (gtk_label_get_text (self->problem_label), problem) != 0
                    || !gtk_revealer_get_reveal_child (self->revealer);

  g_clear_handle_id (&self->complain_source, g_source_remove);
  /* What is typed since then is another query. */
  if (problem == NULL || strcmp (query, get_text (self)) != 0)
    return;

  /* Where something is missing there is nothing to draw a line under but what stands before it. */
  if (place.start >= place.end && place.start > 0)
    {
      place.end = MIN (place.start, strlen (query));
      place.start = (gsize) (g_utf8_prev_char (query + place.end) - query);
    }
  underline (self, &place);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
  /* How much answers is said of the last query that was right. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  dossier_compat_set_error_message (GTK_WIDGET (self->entry), GTK_WIDGET (self->problem_label));
  gtk_label_set_text (self->problem_label, problem);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (is_new)
    dossier_compat_announce (GTK_WIDGET (self), problem);
}

static gboolean
on_patience_ended (gpointer user_data)
{
  DossierQueryField *self = user_data;

  self->complain_source = 0;
  complain (self);
  return G_SOURCE_REMOVE;
}

static void
problem_changed (DossierQueryField *self)
{
  g_clear_handle_id (&self->complain_source, g_source_remove);
  if (dossier_exploration_get_problem (self->exploration, NULL) == NULL)
    {
      stop_complaining (self);
      return;
    }

  /* The line does not fit what was typed since. */
  underline (self, NULL);
  self->complain_source = g_timeout_add (PATIENCE, on_patience_ended, self);
}

static void
query_changed (DossierQueryField *self)
{
  const char *query = dossier_exploration_get_query (self->exploration);

  if (strcmp (query, get_text (self)) == 0)
    return;

  /* Which empties the entry first, and that alone it tells at once. */
  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  self->is_following = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
search_changed (DossierQueryField *self)
{
  if (self->exploration != NULL && !self->is_following)
    dossier_exploration_set_query (self->exploration, get_text (self));
}

static void
activated (DossierQueryField *self)
{
  if (self->exploration == NULL)
    return;

  /* Enter may come before the entry has told of what was typed. */
  search_changed (self);
  if (dossier_exploration_get_problem (self->exploration, NULL) != NULL)
    complain (self);
  else
    g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
stopped (DossierQueryField *self)
{
  if (*get_text (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    g_signal_emit (self, signals[LEAVE], 0);
}

static gboolean
key_pressed (DossierQueryField *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[DOWN], 0);
  return GDK_EVENT_STOP;
}

static gboolean
dossier_query_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_QUERY_FIELD (widget)->entry));
}

static void
dossier_query_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPLORATION:
      g_value_set_object (value, DOSSIER_QUERY_FIELD (object)->exploration);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_query_field_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPLORATION:
      dossier_query_field_set_exploration (DOSSIER_QUERY_FIELD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_query_field_dispose (GObject *object)
{
  DossierQueryField *self = DOSSIER_QUERY_FIELD (object);

  dossier_query_field_set_exploration (self, NULL);
  g_clear_weak_pointer (&self->count);
  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));

  G_OBJECT_CLASS (dossier_query_field_parent_class)->dispose (object);
}

static void
dossier_query_field_class_init (DossierQueryFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_query_field_get_property;
  object_class->set_property = dossier_query_field_set_property;
  object_class->dispose = dossier_query_field_dispose;
  widget_class->focus = dossier_focus_child;
  widget_class->grab_focus = dossier_query_field_grab_focus;

  props[PROP_EXPLORATION] = g_param_spec_object ("exploration",
                                                 NULL,
                                                 NULL,
                                                 DOSSIER_TYPE_EXPLORATION,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVATE] =
      g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] =
      g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DOWN] =
      g_signal_new ("down", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-query-field.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierQueryField, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierQueryField, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierQueryField, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, activated);
  gtk_widget_class_bind_template_callback (widget_class, stopped);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed);
}

static void
dossier_query_field_init (DossierQueryField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), dossier_width_chars (8));
  dossier_placeholder_set (GTK_EDITABLE (self->entry), _("Search names and quotes"), _("Search"));
}

GtkWidget *
dossier_query_field_new (void)
{
  return g_object_new (DOSSIER_TYPE_QUERY_FIELD, NULL);
}

void
dossier_query_field_set_exploration (DossierQueryField *self, DossierExploration *exploration)
{
  g_return_if_fail (DOSSIER_IS_QUERY_FIELD (self));
  g_return_if_fail (exploration == NULL || DOSSIER_IS_EXPLORATION (exploration));

  if (self->exploration == exploration)
    return;

  if (self->exploration != NULL)
    g_signal_handlers_disconnect_by_data (self->exploration, self);
  g_clear_handle_id (&self->complain_source, g_source_remove);
  g_set_object (&self->exploration, exploration);
  if (exploration != NULL)
    {
      g_signal_connect_object (
          exploration, "notify::query", G_CALLBACK (query_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          exploration, "notify::problem", G_CALLBACK (problem_changed), self, G_CONNECT_SWAPPED);
      query_changed (self);
      problem_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPLORATION]);
}

void
dossier_query_field_select_all (DossierQueryField *self)
{
  g_return_if_fail (DOSSIER_IS_QUERY_FIELD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
dossier_query_field_set_answer (DossierQueryField *self, GtkWidget *list, GtkLabel *count)
{
  g_return_if_fail (DOSSIER_IS_QUERY_FIELD (self));
  g_return_if_fail (GTK_IS_WIDGET (list) && GTK_IS_LABEL (count) && self->count == NULL);

  g_set_weak_pointer (&self->count, count);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_CONTROLS, list, NULL, -1);
  g_signal_connect_object (count, "notify::label", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  describe (self);
}
