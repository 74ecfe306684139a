/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-work-bar.h"

#include "dossier-compat.h"

/* Shorter work comes and goes without a word. */
#define BUSY_DELAY_MS 300
/* As long as somebody may have turned to something else. */
#define LONG_WORK_US (2 * G_USEC_PER_SEC)

struct _DossierWorkBar
{
  AdwBin parent_instance;

  GCancellable *cancellable; /* (nullable): while something is under way */
  gint64 since;              /* microseconds */
  guint delay;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (DossierWorkBar, dossier_work_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
show_busy (DossierWorkBar *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->cancel_button, busy);
}

static void
announce (DossierWorkBar *self)
{
  dossier_compat_announce (GTK_WIDGET (self->label), gtk_label_get_label (self->label));
}

static gboolean
busy_for_long (gpointer user_data)
{
  DossierWorkBar *self = user_data;

  self->delay = 0;
  show_busy (self, TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  announce (self);
  return G_SOURCE_REMOVE;
}

GCancellable *
dossier_work_bar_begin (DossierWorkBar *self, const char *sentence)
{
  g_return_val_if_fail (DOSSIER_IS_WORK_BAR (self) && sentence != NULL, NULL);
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  self->since = g_get_monotonic_time ();
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  self->delay = g_timeout_add (BUSY_DELAY_MS, busy_for_long, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.cancel", TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  return self->cancellable;
}

void
dossier_work_bar_set_progress (DossierWorkBar *self, guint n_done, guint n_all)
{
  g_return_if_fail (DOSSIER_IS_WORK_BAR (self));

  if (self->cancellable == NULL || n_all < 2)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, (double) n_done / n_all);
}

static gboolean
is_looked_at (DossierWorkBar *self, GtkWindow *parent)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_window_is_active (parent) || (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)));
}

static void
notify (DossierWorkBar *self, const char *news)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (parent != NULL && g_get_monotonic_time () - self->since >= LONG_WORK_US && !is_looked_at (self, parent))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify", "s", news);
}

void
dossier_work_bar_end (DossierWorkBar *self, const char *sentence, const char *news)
{
  g_return_if_fail (DOSSIER_IS_WORK_BAR (self));

  if (self->cancellable == NULL)
    return;

  if (news != NULL)
    notify (self, news);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->cancellable);
  show_busy (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (sentence != NULL)
    {
      gtk_label_set_label (self->label, sentence);
      announce (self);
    }
  gtk_revealer_set_reveal_child (self->revealer, sentence != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.cancel", FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

void
dossier_work_bar_fail (DossierWorkBar *self, const GError *error)
{
  const char *words = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message;

  dossier_work_bar_end (self, words, words);
}

void
dossier_work_bar_cancel (DossierWorkBar *self)
{
  g_return_if_fail (DOSSIER_IS_WORK_BAR (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
dossier_work_bar_get_busy (DossierWorkBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_WORK_BAR (self), FALSE);

  return self->cancellable != NULL;
}

void
dossier_work_bar_tell (DossierWorkBar *self, const char *sentence)
{
  g_return_if_fail (DOSSIER_IS_WORK_BAR (self) && self->cancellable == NULL);

  gtk_label_set_label (self->label, sentence);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  announce (self);
}

void
dossier_work_bar_untell (DossierWorkBar *self)
{
  g_return_if_fail (DOSSIER_IS_WORK_BAR (self));

  if (self->cancellable == NULL)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

const char *
dossier_work_bar_get_sentence (DossierWorkBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_WORK_BAR (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_work_bar_cancel (DOSSIER_WORK_BAR (widget));
}

static void
dossier_work_bar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, dossier_work_bar_get_busy (DOSSIER_WORK_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

/* Nobody is there any more for what comes of it. */
static void
dossier_work_bar_dispose (GObject *object)
{
  DossierWorkBar *self = DOSSIER_WORK_BAR (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dossier_work_bar_parent_class)->dispose (object);
}

static void
dossier_work_bar_class_init (DossierWorkBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_work_bar_get_property;
  object_class->dispose = dossier_work_bar_dispose;

  props[PROP_BUSY] = g_param_spec_boolean (
      "busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-work-bar.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DossierWorkBar, name)
  BIND (revealer);
  BIND (spinner);
  BIND (label);
  BIND (progress);
  BIND (cancel_button);
#undef BIND
  gtk_widget_class_install_action (widget_class, "work.cancel", NULL, cancel);
}

static void
dossier_work_bar_init (DossierWorkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.cancel", FALSE);
}
