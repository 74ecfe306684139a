/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "app/dossier-window.h"

G_BEGIN_DECLS

/*
 * The real window in the test's own process. Waits run the main context until something holds; a watchdog ends the test
 * where it never does.
 */

typedef struct
{
  DossierApplication *application;
  DossierWindow *window;
  DossierSession *session;
} WindowFixture;

typedef gboolean (*FixtureCondition) (gpointer user_data);

/* Starts GTK; where there is no display, says so for the test harness and ends the program. */
void fixture_init (int *argc, char ***argv);
/* Runs the tests, and lets the threads behind the window come to their end. */
int fixture_run (void);

void fixture_set_up (WindowFixture *fixture, gconstpointer unused);
void fixture_tear_down (WindowFixture *fixture, gconstpointer unused);

void fixture_wait (FixtureCondition condition, gpointer user_data);
/* Until nothing waits to be done in this turn of the main context. */
void fixture_settle (void);

/* (transfer full): a file of tests/app/fixtures. */
GFile *fixture_get_file (const char *name);
/* Opens a fixture in the window and waits until it is laid out or refused. */
void fixture_open (WindowFixture *fixture, const char *name);
void fixture_open_file (WindowFixture *fixture, GFile *file);
/* Opens a dossier made of @length bytes of @text. */
void fixture_open_text (WindowFixture *fixture, const char *text, gsize length);
/* The question over the window; NULL for none. */
GtkWidget *fixture_find_alert (WindowFixture *fixture);
/* The same over another window of it. */
GtkWidget *fixture_find_alert_over (GtkWindow *window);
guint fixture_find_node (WindowFixture *fixture, const char *id);
/* Selects a node and waits until its evidence is whole. */
void fixture_select (WindowFixture *fixture, const char *id);

/* A window that is mapped, of a type; NULL for none. */
gpointer fixture_find_toplevel (GType type);
/* The first mapped descendant of a type; with @text, the first whose label, or for a button without one
 * whose tooltip, holds it. NULL for none. */
GtkWidget *fixture_find (GtkWidget *root, GType type, const char *text);
/* Waits for it. */
GtkWidget *fixture_wait_for (GtkWidget *root, GType type, const char *text);
guint fixture_count (GtkWidget *root, GType type);
/* Where @widget's upper edge is in @root. */
double fixture_get_top (GtkWidget *root, GtkWidget *widget);

/* (nullable): what the first words are said to be in. @attributes: (nullable) */
const char *fixture_get_language (PangoAttrList *attributes);

G_END_DECLS
