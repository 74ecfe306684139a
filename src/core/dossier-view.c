/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-view.h"

#include "dossier-index.h"

DossierView *
dossier_view_new (void)
{
  DossierView *view = g_atomic_rc_box_new0 (DossierView);

  view->positions = g_hash_table_new_full (dossier_index_hash, g_str_equal, g_free, g_free);
  return view;
}

DossierView *
dossier_view_copy (const DossierView *view)
{
  DossierView *copy = dossier_view_new ();
  GHashTableIter iter;
  gpointer id, position;

  if (view == NULL)
    return copy;
  copy->engine = g_strdup (view->engine);
  if (view->bytes != NULL)
    copy->bytes = g_bytes_ref (view->bytes);
  copy->offset = view->offset;
  copy->length = view->length;
  copy->is_changed = view->is_changed;
  g_hash_table_iter_init (&iter, view->positions);
  while (g_hash_table_iter_next (&iter, &id, &position))
    g_hash_table_insert (copy->positions, g_strdup (id), g_memdup2 (position, sizeof (DossierPosition)));
  return copy;
}

DossierView *
dossier_view_ref (DossierView *view)
{
  return g_atomic_rc_box_acquire (view);
}

static void
clear_view (gpointer data)
{
  DossierView *view = data;

  g_free (view->engine);
  g_hash_table_unref (view->positions);
  g_clear_pointer (&view->bytes, g_bytes_unref);
}

void
dossier_view_unref (DossierView *view)
{
  g_atomic_rc_box_release_full (view, clear_view);
}

void
dossier_view_set_position (DossierView *view, const char *id, double x, double y)
{
  DossierPosition *position = g_new (DossierPosition, 1);

  position->x = x;
  position->y = y;
  g_hash_table_replace (view->positions, g_strdup (id), position);
}

const DossierPosition *
dossier_view_get_position (const DossierView *view, const char *id)
{
  return g_hash_table_lookup (view->positions, id);
}
