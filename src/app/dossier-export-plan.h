/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-settings.h"
#include "dossier-session.h"

G_BEGIN_DECLS

/**
 * DossierExportPlan: (ref-func dossier_export_plan_ref) (unref-func dossier_export_plan_unref)
 *
 * A figure that is to be made of a session's picture as it is now. Immutable and atomically reference-counted; the
 * figure is composed once, by the first who asks for it.
 */
typedef struct _DossierExportPlan DossierExportPlan;

/**
 * dossier_export_plan_new:
 * @in_view: (nullable): the part of the scene that the window shows, points
 * @title: (nullable): what stands above the figure where the settings have a title
 *
 * On the main thread, of a session with a scene.
 */
DossierExportPlan *dossier_export_plan_new (DossierSession *session,
                                            const DossierBox *in_view,
                                            const DossierExportSettings *settings,
                                            const char *title);
/* Of @scene as it is: all of it, in its own theme. */
DossierExportPlan *dossier_export_plan_new_of_scene (DossierScene *scene, const DossierExportSettings *settings);
/* The same on paper of another size, points, whatever its settings say of the page. */
DossierExportPlan *dossier_export_plan_new_for_paper (DossierExportPlan *plan,
                                                      double width,
                                                      double height,
                                                      DossierFigureOrientation orientation);
DossierExportPlan *dossier_export_plan_ref (DossierExportPlan *plan);
void dossier_export_plan_unref (DossierExportPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExportPlan, dossier_export_plan_unref)

const DossierExportSettings *dossier_export_plan_get_settings (DossierExportPlan *plan);
DossierScene *dossier_export_plan_get_scene (DossierExportPlan *plan);

/* Whether there is no node in it. */
gboolean dossier_export_plan_is_empty (DossierExportPlan *plan);

/* (transfer none): composes it at the first call, which may take long: in a worker thread. */
DossierFigure *dossier_export_plan_get_figure (DossierExportPlan *plan);

/* In a worker thread, as dossier_figure_write_bytes(): one image of all pages. */
GBytes *dossier_export_plan_write_bytes (DossierExportPlan *plan,
                                         DossierFigureFormat format,
                                         GCancellable *cancellable,
                                         GError **error);
/* The same, one page as an image: SVG or PNG. @page: the last where there are fewer */
GBytes *dossier_export_plan_write_page (DossierExportPlan *plan,
                                        guint page,
                                        DossierFigureFormat format,
                                        GCancellable *cancellable,
                                        GError **error);
/* The same, as dossier_figure_write_files(). */
GPtrArray *dossier_export_plan_write_files (DossierExportPlan *plan,
                                            DossierFigureFormat format,
                                            DossierFigureProgress progress,
                                            gpointer user_data,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
