/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-history.h"

enum
{
  PROP_CAN_GO_BACK = 1,
  PROP_CAN_GO_FORWARD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

struct _DossierHistory
{
  GObject parent_instance;

  GPtrArray *entries; /* (element-type DossierHistoryEntry) */
  guint current;      /* of those, where there are any */
  DossierHistoryStep row;
  gboolean could_go_back;
  gboolean could_go_forward;
};

G_DEFINE_FINAL_TYPE (DossierHistory, dossier_history, G_TYPE_OBJECT)

static DossierHistoryEntry *
entry_copy (const DossierHistoryEntry *entry)
{
  DossierHistoryEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->query = g_strdup (entry->query != NULL ? entry->query : "");
  copy->focus = entry->focus != NULL ? dossier_focus_ref (entry->focus) : NULL;
  copy->node = g_strdup (entry->node);
  copy->edge = g_strdup (entry->edge);
  copy->page = g_strdup (entry->page);
  return copy;
}

static void
entry_free (gpointer data)
{
  DossierHistoryEntry *entry = data;

  g_free ((char *) entry->query);
  g_clear_pointer (&entry->focus, dossier_focus_unref);
  g_free ((char *) entry->node);
  g_free ((char *) entry->edge);
  g_free ((char *) entry->page);
  g_free (entry);
}

static gboolean
selects_something (const DossierHistoryEntry *entry)
{
  return entry->node != NULL || entry->edge != NULL;
}

/* But for the place; nothing selected is as good as what was. */
static gboolean
is_same (const DossierHistoryEntry *entry, const DossierHistoryEntry *now)
{
  const char *query = now->query != NULL ? now->query : "";

  if (selects_something (now)
      && (g_strcmp0 (entry->node, now->node) != 0 || g_strcmp0 (entry->edge, now->edge) != 0))
    return FALSE;
  return g_str_equal (entry->query, query) && !entry->hide == !now->hide
         && dossier_focus_equal (entry->focus, now->focus) && g_strcmp0 (entry->page, now->page) == 0;
}

static void
update (DossierHistory *self)
{
  gboolean can_go_back = dossier_history_can_go_back (self);
  gboolean can_go_forward = dossier_history_can_go_forward (self);

  if (self->could_go_back != can_go_back)
    {
      self->could_go_back = can_go_back;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_GO_BACK]);
    }
  if (self->could_go_forward != can_go_forward)
    {
      self->could_go_forward = can_go_forward;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_GO_FORWARD]);
    }
}

void
dossier_history_clear (DossierHistory *self)
{
  g_return_if_fail (DOSSIER_IS_HISTORY (self));

  g_ptr_array_set_size (self->entries, 0);
  self->current = 0;
  self->row = DOSSIER_HISTORY_CHOICE;
  update (self);
}

void
dossier_history_pause (DossierHistory *self)
{
  g_return_if_fail (DOSSIER_IS_HISTORY (self));

  self->row = DOSSIER_HISTORY_CHOICE;
}

void
dossier_history_visit (DossierHistory *self, const DossierHistoryEntry *entry, DossierHistoryStep step)
{
  gboolean goes_on = step != DOSSIER_HISTORY_CHOICE && step == self->row;

  g_return_if_fail (DOSSIER_IS_HISTORY (self));
  g_return_if_fail (entry != NULL);

  if (self->entries->len > 0)
    {
      DossierHistoryEntry *left = g_ptr_array_index (self->entries, self->current);

      if (is_same (left, entry))
        {
          left->place = entry->place;
          return;
        }
      if (!goes_on)
        {
          left->place = entry->place;
          self->current++;
        }
      g_ptr_array_set_size (self->entries, (int) self->current);
      /* Typed, and taken back again. */
      if (goes_on && self->current > 0 && is_same (g_ptr_array_index (self->entries, self->current - 1), entry))
        {
          self->current--;
          self->row = DOSSIER_HISTORY_CHOICE;
          update (self);
          return;
        }
    }

  g_ptr_array_add (self->entries, entry_copy (entry));
  if (self->entries->len > DOSSIER_HISTORY_MAX_ENTRIES)
    g_ptr_array_remove_index (self->entries, 0);
  self->current = self->entries->len - 1;
  self->row = step;
  update (self);
}

gboolean
dossier_history_can_go_back (DossierHistory *self)
{
  g_return_val_if_fail (DOSSIER_IS_HISTORY (self), FALSE);

  return self->current > 0;
}

gboolean
dossier_history_can_go_forward (DossierHistory *self)
{
  g_return_val_if_fail (DOSSIER_IS_HISTORY (self), FALSE);

  return self->current + 1 < self->entries->len;
}

static const DossierHistoryEntry *
go_to (DossierHistory *self, guint index, const DossierViewportPlace *place)
{
  DossierHistoryEntry *left = g_ptr_array_index (self->entries, self->current);

  left->place = *place;
  self->current = index;
  self->row = DOSSIER_HISTORY_CHOICE;
  update (self);
  return g_ptr_array_index (self->entries, index);
}

const DossierHistoryEntry *
dossier_history_go_back (DossierHistory *self, const DossierViewportPlace *place)
{
  g_return_val_if_fail (DOSSIER_IS_HISTORY (self), NULL);

  return dossier_history_can_go_back (self) ? go_to (self, self->current - 1, place) : NULL;
}

const DossierHistoryEntry *
dossier_history_go_forward (DossierHistory *self, const DossierViewportPlace *place)
{
  g_return_val_if_fail (DOSSIER_IS_HISTORY (self), NULL);

  return dossier_history_can_go_forward (self) ? go_to (self, self->current + 1, place) : NULL;
}

guint
dossier_history_get_n_entries (DossierHistory *self)
{
  g_return_val_if_fail (DOSSIER_IS_HISTORY (self), 0);

  return self->entries->len;
}

static void
dossier_history_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierHistory *self = DOSSIER_HISTORY (object);

  switch (property_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, dossier_history_can_go_back (self));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, dossier_history_can_go_forward (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_history_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_HISTORY (object)->entries);
  G_OBJECT_CLASS (dossier_history_parent_class)->finalize (object);
}

static void
dossier_history_class_init (DossierHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_history_get_property;
  object_class->finalize = dossier_history_finalize;
  props[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  props[PROP_CAN_GO_FORWARD] = g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_history_init (DossierHistory *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

DossierHistory *
dossier_history_new (void)
{
  return g_object_new (DOSSIER_TYPE_HISTORY, NULL);
}
