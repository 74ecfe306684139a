/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-window.h"
#include "dossier-figure-preview.h"
#include "dossier-work-bar.h"

G_BEGIN_DECLS

struct _DossierExportWindow
{
  AdwWindow parent_instance;

  DossierSession *session;
  GSettings *store; /* (nullable) */
  gboolean has_view;
  DossierBox in_view;
  DossierExportPlan *plan; /* (nullable) until there are options */
  gboolean reading;        /* widgets are being set, not used */

  GtkFileChooserNative *chooser;
  GFile *target;     /* (nullable): where it goes */
  char *drag_folder; /* (nullable): of files that were dragged out */

  GtkWidget *body;
  GtkWidget *options;
  DossierFigurePreview *preview;
  GtkSpinner *drawing_spinner;
  AdwStatusPage *nothing; /* in place of a figure without a node */
  GtkWidget *page_bar;
  GtkLabel *page_label;
  DossierWorkBar *work;
  GtkWidget *export_button;
  AdwComboRow *format;
  AdwComboRow *part;
  AdwComboRow *look;
  AdwComboRow *sheet;
  AdwComboRow *orientation;
  GtkSwitch *tiled;
  GtkWidget *tiled_row;
  GtkAdjustment *resolution;
  GtkWidget *resolution_button;
  GtkWidget *resolution_row;
  GtkSwitch *transparent;
  GtkWidget *image_group; /* what can be said of an image, and not of a page */
  GtkSwitch *title;
  GtkWidget *title_entry;
  GtkSwitch *date;
  GtkSwitch *legend;
  GtkSwitch *citations;
};

/* (transfer full): without an ending, for people. */
char *dossier_export_window_get_name (DossierExportWindow *self);

/* dossier-export-window-out.c: where the figure goes. */
void dossier_export_window_class_install_actions (GtkWidgetClass *widget_class);
void dossier_export_window_set_up_drag (DossierExportWindow *self);
void dossier_export_window_update_actions (DossierExportWindow *self);
void dossier_export_window_drop_work (DossierExportWindow *self);

G_END_DECLS
