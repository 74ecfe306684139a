/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export-plan.h"

#include "dossier-config.h"
#include "query/dossier-focus.h"

#include <glib/gi18n-lib.h>

struct _DossierExportPlan
{
  gatomicrefcount ref_count;
  DossierExportSettings settings;
  DossierScene *scene;
  gboolean is_region;
  DossierBox region;
  double sheet_width; /* of a custom sheet, points */
  double sheet_height;
  char *title;  /* (nullable) */
  char *date;   /* (nullable) */
  char *filter; /* (nullable) */
  GBytes *contents; /* (nullable): of the file, or */
  char *digest;     /* (nullable): theirs */
  GMutex mutex;
  DossierFigure *figure; /* (nullable), under the mutex, set once */
};

/* What is tied to the selection by one relation. */
static void
hide_far (DossierSession *session, DossierGraph *graph, guint8 *visible)
{
  g_autoptr (DossierFocus) focus = dossier_session_get_neighbourhood (session);
  g_autofree guint8 *reach = NULL;

  if (focus == NULL)
    return;

  reach = dossier_focus_reach (focus, graph);
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    if (!reach[i])
      visible[i] = DOSSIER_VISIBILITY_HIDDEN;
}

static DossierScene *
create_scene (DossierSession *session, const DossierExportSettings *settings)
{
  g_autoptr (DossierScene) scene = dossier_scene_ref (dossier_session_get_scene (session));
  DossierGraph *graph = dossier_scene_get_graph (scene);
  g_autofree guint8 *visible = NULL;

  if (settings->part != DOSSIER_EXPORT_IN_VIEW && dossier_graph_get_n_nodes (graph) > 0)
    {
      g_autoptr (DossierScene) before = g_steal_pointer (&scene);

      visible = dossier_session_list_shown (session, settings->part == DOSSIER_EXPORT_MATCHES);
      if (settings->part == DOSSIER_EXPORT_NEIGHBOURHOOD)
        hide_far (session, graph, visible);
      scene = dossier_scene_new_with_visibility (before, visible);
    }
  if (settings->look != DOSSIER_EXPORT_AS_SEEN)
    {
      g_autoptr (DossierScene) before = g_steal_pointer (&scene);

      scene = dossier_scene_new_with_theme (
          before, settings->look == DOSSIER_EXPORT_PRINT ? DOSSIER_THEME_PRINT : DOSSIER_THEME_LIGHT);
    }
  return g_steal_pointer (&scene);
}

/* (transfer full) (nullable): what the figure has to say about what was asked for. */
static char *
describe_part (DossierSession *session, DossierGraph *graph, DossierExportPart part)
{
  DossierMatches *matches = dossier_exploration_get_matches (dossier_session_get_exploration (session));
  g_autoptr (DossierFocus) focus = NULL;

  switch (part)
    {
    case DOSSIER_EXPORT_MATCHES:
    case DOSSIER_EXPORT_IN_VIEW:
      return matches != NULL ? dossier_matches_describe (matches) : NULL;
    case DOSSIER_EXPORT_NEIGHBOURHOOD:
      focus = dossier_session_get_neighbourhood (session);
      return dossier_focus_describe (focus, graph);
    case DOSSIER_EXPORT_ALL:
    default:
      return NULL;
    }
}

static char *
get_date (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  /* Translators: the date of today, as it stands below the title of a figure; see g_date_time_format() */
  return g_date_time_format (now, _("%-d %B %Y"));
}

DossierExportPlan *
dossier_export_plan_new_of_scene (DossierScene *scene, const DossierExportSettings *settings)
{
  DossierExportPlan *plan;

  g_return_val_if_fail (scene != NULL && settings != NULL, NULL);

  plan = g_new0 (DossierExportPlan, 1);
  g_atomic_ref_count_init (&plan->ref_count);
  g_mutex_init (&plan->mutex);
  plan->settings = *settings;
  plan->scene = dossier_scene_ref (scene);
  return plan;
}

DossierExportPlan *
dossier_export_plan_new (DossierSession *session,
                         const DossierBox *in_view,
                         const DossierExportSettings *settings,
                         const char *title)
{
  g_autoptr (DossierScene) scene = NULL;
  DossierExportPlan *plan;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session) && settings != NULL, NULL);
  g_return_val_if_fail (dossier_session_get_scene (session) != NULL, NULL);

  scene = create_scene (session, settings);
  plan = dossier_export_plan_new_of_scene (scene, settings);
  plan->is_region = settings->part == DOSSIER_EXPORT_IN_VIEW && in_view != NULL;
  if (plan->is_region)
    plan->region = *in_view;
  if (settings->title && title != NULL && *title != '\0')
    plan->title = g_strdup (title);
  if (settings->date)
    plan->date = get_date ();
  plan->filter = describe_part (session, dossier_scene_get_graph (scene), settings->part);
  dossier_document_get_stored (dossier_session_get_document (session), &plan->contents, &plan->digest);
  return plan;
}

DossierExportPlan *
dossier_export_plan_new_for_paper (DossierExportPlan *plan,
                                   double width,
                                   double height,
                                   DossierFigureOrientation orientation)
{
  DossierExportPlan *other;

  g_return_val_if_fail (plan != NULL && width > 0 && height > 0, NULL);

  other = dossier_export_plan_new_of_scene (plan->scene, &plan->settings);
  other->settings.format = DOSSIER_FIGURE_PDF;
  other->settings.sheet = DOSSIER_FIGURE_SHEET_CUSTOM;
  other->settings.orientation = orientation;
  other->sheet_width = width;
  other->sheet_height = height;
  other->is_region = plan->is_region;
  other->region = plan->region;
  other->title = g_strdup (plan->title);
  other->date = g_strdup (plan->date);
  other->filter = g_strdup (plan->filter);
  other->contents = plan->contents != NULL ? g_bytes_ref (plan->contents) : NULL;
  other->digest = g_strdup (plan->digest);
  return other;
}

DossierExportPlan *
dossier_export_plan_ref (DossierExportPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  g_atomic_ref_count_inc (&plan->ref_count);
  return plan;
}

void
dossier_export_plan_unref (DossierExportPlan *plan)
{
  g_return_if_fail (plan != NULL);

  if (!g_atomic_ref_count_dec (&plan->ref_count))
    return;

  g_clear_pointer (&plan->figure, dossier_figure_unref);
  g_mutex_clear (&plan->mutex);
  dossier_scene_unref (plan->scene);
  g_free (plan->title);
  g_free (plan->date);
  g_free (plan->filter);
  g_clear_pointer (&plan->contents, g_bytes_unref);
  g_free (plan->digest);
  g_free (plan);
}

const DossierExportSettings *
dossier_export_plan_get_settings (DossierExportPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return &plan->settings;
}

DossierScene *
dossier_export_plan_get_scene (DossierExportPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return plan->scene;
}

typedef struct
{
  DossierScene *scene;
  gboolean found;
} Looking;

static gboolean
look_at_node (guint node, gpointer user_data)
{
  Looking *looking = user_data;

  looking->found = dossier_scene_get_visibility (looking->scene, node) != DOSSIER_VISIBILITY_HIDDEN;
  return !looking->found;
}

gboolean
dossier_export_plan_is_empty (DossierExportPlan *plan)
{
  Looking looking = { NULL };
  DossierBox region;

  g_return_val_if_fail (plan != NULL, TRUE);

  looking.scene = plan->scene;
  region = plan->is_region ? plan->region : dossier_layout_get_bounds (dossier_scene_get_layout (plan->scene));
  dossier_layout_visit_nodes (dossier_scene_get_layout (plan->scene), &region, look_at_node, &looking);
  return !looking.found;
}

/* (transfer full) (nullable) */
static char *
get_content_hash (DossierExportPlan *plan)
{
  g_autofree char *digest = NULL;

  /* To be traced to a file, which a picture alone is not. */
  if (!plan->settings.citations && plan->settings.sheet == DOSSIER_FIGURE_SHEET_FREE)
    return NULL;

  digest = g_strdup (plan->digest);
  if (digest == NULL && plan->contents != NULL)
    digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, plan->contents);
  return digest != NULL ? g_strconcat ("sha256-", digest, NULL) : NULL;
}

static DossierFigure *
compose (DossierExportPlan *plan)
{
  g_autofree char *hash = get_content_hash (plan);
  DossierFigureOptions options;

  dossier_figure_options_init (&options);
  options.region = plan->is_region ? &plan->region : NULL;
  options.legend = plan->settings.legend;
  /* A page of paper has no ground to be without. */
  options.transparent = plan->settings.transparent && plan->settings.format != DOSSIER_FIGURE_PDF;
  options.sheet = plan->settings.sheet;
  options.sheet_width = plan->sheet_width;
  options.sheet_height = plan->sheet_height;
  options.may_turn = TRUE;
  options.orientation = plan->settings.orientation;
  options.tiled = plan->settings.tiled;
  options.title = plan->title;
  options.date = plan->date;
  options.filter = plan->filter;
  options.citations = plan->settings.citations;
  options.content_hash = hash;
  return dossier_figure_new (plan->scene, &options);
}

DossierFigure *
dossier_export_plan_get_figure (DossierExportPlan *plan)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  locker = g_mutex_locker_new (&plan->mutex);
  if (plan->figure == NULL)
    plan->figure = compose (plan);
  return plan->figure;
}

static double
get_scale (DossierExportPlan *plan)
{
  return plan->settings.resolution / DOSSIER_EXPORT_POINTS_AN_INCH;
}

GBytes *
dossier_export_plan_write_bytes (
    DossierExportPlan *plan, DossierFigureFormat format, GCancellable *cancellable, GError **error)
{
  DossierFigure *figure;

  g_return_val_if_fail (plan != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  figure = dossier_export_plan_get_figure (plan);
  return dossier_figure_write_bytes (figure,
                                     format,
                                     MIN (get_scale (plan), dossier_figure_get_largest_scale (figure)),
                                     cancellable,
                                     error);
}

GBytes *
dossier_export_plan_write_page (
    DossierExportPlan *plan, guint page, DossierFigureFormat format, GCancellable *cancellable, GError **error)
{
  DossierFigure *figure;

  g_return_val_if_fail (plan != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  figure = dossier_export_plan_get_figure (plan);
  /* Nobody has asked for the size of an image that is copied: it is the largest that there can be. */
  return dossier_figure_write_page (figure,
                                    MIN (page, dossier_figure_get_n_pages (figure) - 1),
                                    format,
                                    MIN (get_scale (plan), dossier_figure_get_largest_page_scale (figure)),
                                    cancellable,
                                    error);
}

GPtrArray *
dossier_export_plan_write_files (DossierExportPlan *plan,
                                 DossierFigureFormat format,
                                 DossierFigureProgress progress,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  DossierFigure *figure;

  g_return_val_if_fail (plan != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  figure = dossier_export_plan_get_figure (plan);
  return dossier_figure_write_files (figure,
                                     format,
                                     get_scale (plan),
                                     progress,
                                     user_data,
                                     cancellable,
                                     error);
}
