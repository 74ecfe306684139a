/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-import-page.h"

#include "dossier-choices.h"
#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-focus-child.h"
#include "dossier-narrow.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_PREVIEW_ROWS 3
#define MAX_NOTES 50
#define MAX_SAMPLE_CHARS 80
/* Shorter work comes and goes without a word. */
#define BUSY_DELAY_MS 300

/* Nodes and edges. */
#define N_SIDES 2

struct _DossierImportPage
{
  AdwBin parent_instance;

  DossierImport *import;     /* (nullable) */
  DossierGraph *graph;       /* (nullable): what came of the roles that are chosen */
  GCancellable *cancellable; /* (nullable): of what is being made */
  guint busy_source;
  gboolean filling;
  AdwComboRow *rows[N_SIDES][DOSSIER_N_CONVERT_ROLES]; /* (nullable) */
  GPtrArray *shown[2];                                 /* (element-type GtkWidget): of preview and notes */

  GtkLabel *title;
  GtkLabel *description;
  GtkAdjustment *adjustment;
  AdwPreferencesGroup *side_groups[N_SIDES];
  AdwPreferencesGroup *preview_group;
  AdwPreferencesGroup *notes_group;
  GtkSpinner *spinner;
  GtkLabel *status_label;
  GtkButton *cancel_button;
  GtkWidget *import_button;
};

G_DEFINE_FINAL_TYPE (DossierImportPage, dossier_import_page, ADW_TYPE_BIN)

enum
{
  IMPORTED,
  CANCELLED,
  N_SIGNALS,
};

enum
{
  PREVIEW,
  NOTES,
};

static guint signals[N_SIGNALS];

static const char *
get_role_title (DossierConvertRole role)
{
  switch (role)
    {
    case DOSSIER_CONVERT_ID:
      return C_("column of a table", "Identifier");
    case DOSSIER_CONVERT_FROM:
      return C_("column of a table", "From");
    case DOSSIER_CONVERT_TO:
      return C_("column of a table", "To");
    case DOSSIER_CONVERT_TYPE:
      return C_("column of a table", "Type");
    case DOSSIER_CONVERT_KIND:
      return C_("column of a table", "Kind");
    case DOSSIER_CONVERT_LABEL:
      return C_("column of a table", "Label");
    case DOSSIER_CONVERT_DATE:
      return C_("column of a table", "Date");
    case DOSSIER_CONVERT_DESCRIPTION:
      return C_("column of a table", "Description");
    case DOSSIER_CONVERT_SOURCE:
      return C_("column of a table", "Source");
    case DOSSIER_CONVERT_QUOTE:
      return C_("column of a table", "Quote");
    case DOSSIER_CONVERT_PROPERTY:
    default:
      return "";
    }
}

/* The choices of a row are "none" and the columns of its side. */
static const DossierConvertColumn *
get_column (DossierImportPage *self, gboolean is_of_edges, guint position)
{
  GPtrArray *columns = dossier_import_get_columns (self->import);

  for (guint i = 0; position > 0 && i < columns->len; i++)
    {
      const DossierConvertColumn *column = g_ptr_array_index (columns, i);

      if (column->is_of_edges == is_of_edges && --position == 0)
        return column;
    }
  return NULL;
}

/* A lone table may be one of edges. */
static gboolean
is_offered (DossierImportPage *self, gboolean is_of_edges, DossierConvertRole role)
{
  DossierConvertFormat format = dossier_import_get_format (self->import);

  return dossier_convert_role_is_of (role, is_of_edges, format)
         || (!is_of_edges && dossier_import_is_lone_table (self->import)
             && dossier_convert_role_is_of (role, TRUE, format));
}

static void
clear_shown (DossierImportPage *self, guint which, AdwPreferencesGroup *group)
{
  for (guint i = 0; i < self->shown[which]->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->shown[which], i));
  g_ptr_array_set_size (self->shown[which], 0);
}

static void
show_row (DossierImportPage *self, guint which, AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), which == NOTES ? 0 : 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->shown[which], row);
}

static void
preview_node (DossierImportPage *self, guint index)
{
  const DossierNode *node = dossier_graph_get_node (self->graph, index);
  g_autofree char *type = dossier_words_get_type (node);
  g_autofree char *kind = node->kind != NULL ? dossier_words_from_name (node->kind, FALSE) : NULL;
  g_autofree char *date = dossier_words_describe_date (node->date_text, DOSSIER_DATE_BASIS_NONE);
  const char *quote = node->n_citations > 0 ? node->citations[0].exact : "";
  g_autofree char *text
      = dossier_words_join (type, kind != NULL ? kind : "", date != NULL ? date : "", quote, NULL);

  show_row (self, PREVIEW, self->preview_group, node->label, text);
}

static void
preview_edge (DossierImportPage *self, guint index)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, index);
  g_autofree char *relation = dossier_words_from_name (edge->type, TRUE);
  g_autofree char *date = dossier_words_describe_date (edge->date_text, DOSSIER_DATE_BASIS_NONE);
  const char *quote = edge->n_citations > 0 ? edge->citations[0].exact : "";
  g_autofree char *text = dossier_words_join (relation, edge->label != NULL ? edge->label : "", date != NULL ? date : "", quote, NULL);
  g_autofree char *ends = NULL;
  guint from;
  guint to;

  dossier_graph_get_edge_ends (self->graph, index, &from, &to);
  /* Translators: the two ends of a relation */
  ends = g_strdup_printf (C_("relation", "%s → %s"), dossier_graph_get_node (self->graph, from)->label,
                          dossier_graph_get_node (self->graph, to)->label);
  show_row (self, PREVIEW, self->preview_group, ends, text);
}

static char *
describe_counts (DossierImportPage *self)
{
  guint n_nodes = dossier_graph_get_n_nodes (self->graph);
  guint n_edges = dossier_graph_get_n_edges (self->graph);
  g_autofree char *nodes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u node", "%'u nodes", n_nodes), n_nodes);
  g_autofree char *edges
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u relation", "%'u relations", n_edges), n_edges);

  /* Translators: how much a file holds: "12 nodes, 30 relations" */
  return g_strdup_printf (C_("counts", "%s, %s"), nodes, edges);
}

/* (transfer full): what is imported, and how much of it changes, for who does not look further down. */
static char *
describe_result (DossierImportPage *self, char **notes)
{
  guint n_notes = notes != NULL ? g_strv_length (notes) : 0;
  g_autofree char *counts = describe_counts (self);
  g_autofree char *changes = NULL;

  if (n_notes == 0)
    return g_steal_pointer (&counts);

  changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          /* Translators: what is listed changes in an import or is left out */
                                          "%'u thing changes or is left out", "%'u things change or are left out",
                                          n_notes),
                             n_notes);
  return dossier_words_join (counts, changes, NULL);
}

static void
show_preview (DossierImportPage *self)
{
  guint n_nodes = self->graph != NULL ? dossier_graph_get_n_nodes (self->graph) : 0;
  guint n_edges = self->graph != NULL ? dossier_graph_get_n_edges (self->graph) : 0;

  clear_shown (self, PREVIEW, self->preview_group);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), self->graph != NULL);
  for (guint i = 0; i < MIN (n_nodes, N_PREVIEW_ROWS); i++)
    preview_node (self, i);
  for (guint i = 0; i < MIN (n_edges, N_PREVIEW_ROWS); i++)
    preview_edge (self, i);
}

static void
show_notes (DossierImportPage *self, char **notes)
{
  guint n_notes = notes != NULL ? g_strv_length (notes) : 0;

  clear_shown (self, NOTES, self->notes_group);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_group), n_notes > 0);
  for (guint i = 0; i < MIN (n_notes, MAX_NOTES); i++)
    {
      g_autofree char *sentence = dossier_words_begin_sentence (notes[i]);

      show_row (self, NOTES, self->notes_group, sentence, NULL);
    }
  if (n_notes > MAX_NOTES)
    {
      guint n_more = n_notes - MAX_NOTES;
      g_autofree char *more
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %'u more", "And %'u more", n_more), n_more);

      show_row (self, NOTES, self->notes_group, more, NULL);
    }
}

static void
set_status (DossierImportPage *self, gboolean busy, const char *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), "error");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_label_set_label (self->status_label, text);
}

static gboolean
busy_for_long (gpointer user_data)
{
  DossierImportPage *self = user_data;

  self->busy_source = 0;
  set_status (self, TRUE, _("Reading…"));
  return G_SOURCE_REMOVE;
}

static void
stop_making (DossierImportPage *self)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
made (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = NULL;
  g_autoptr (DossierGraph) graph = dossier_import_make_finish (result, &notes, &error);
  g_autofree char *status = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_object (&self->cancellable);
  self->graph = g_steal_pointer (&graph);
  status = self->graph != NULL ? describe_result (self, notes) : dossier_words_begin_message (error->message);
  set_status (self, FALSE, status);
  dossier_compat_announce (GTK_WIDGET (self->status_label), status);
  if (self->graph == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "error");
  show_preview (self);
  show_notes (self, notes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", self->graph != NULL);
}

static DossierConvertMap *
read_map (DossierImportPage *self)
{
  DossierConvertMap *map = dossier_convert_map_new ();
  gboolean is_lone = dossier_import_is_lone_table (self->import);

  for (guint side = 0; side < N_SIDES; side++)
    for (guint role = 0; role < DOSSIER_N_CONVERT_ROLES; role++)
      {
        AdwComboRow *row = self->rows[side][role];
        const DossierConvertColumn *column;

        if (row == NULL)
          continue;
        column = get_column (self, side == 1, adw_combo_row_get_selected (row));
        if (is_lone)
          dossier_convert_map_set (map, (DossierConvertRole) role, column != NULL ? column->name : NULL);
        else
          dossier_convert_map_set_of (map, side == 1, (DossierConvertRole) role, column != NULL ? column->name : NULL);
      }
  return map;
}

static void
make (DossierImportPage *self)
{
  stop_making (self);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", FALSE);
  self->cancellable = g_cancellable_new ();
  self->busy_source = g_timeout_add (BUSY_DELAY_MS, busy_for_long, self);
  dossier_import_make_async (self->import, read_map (self), self->cancellable, made, g_object_ref (self));
}

static void
update_sample (DossierImportPage *self, AdwComboRow *row, gboolean is_of_edges)
{
  const DossierConvertColumn *column = get_column (self, is_of_edges, adw_combo_row_get_selected (row));
  g_autofree char *sample = NULL;
  g_autofree char *text = NULL;

  if (column != NULL && column->sample != NULL)
    {
      sample = g_utf8_substring (column->sample, 0, MIN (g_utf8_strlen (column->sample, -1), MAX_SAMPLE_CHARS));
      g_strdelimit (sample, "\n\r\t", ' ');
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: the first value of a column, and how many it has */
                                           "“%s”, %'u value", "“%s”, %'u values", column->n_values),
                              sample, column->n_values);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : "");
}

static void
chosen (AdwComboRow *row, GParamSpec *pspec, DossierImportPage *self)
{
  gboolean is_of_edges = FALSE;

  if (self->filling)
    return;

  for (guint role = 0; role < DOSSIER_N_CONVERT_ROLES; role++)
    is_of_edges |= self->rows[1][role] == row;
  /* A column stands for one thing. */
  for (guint role = 0; role < DOSSIER_N_CONVERT_ROLES; role++)
    {
      AdwComboRow *other = self->rows[is_of_edges ? 1 : 0][role];

      if (other != NULL && other != row && adw_combo_row_get_selected (row) > 0
          && adw_combo_row_get_selected (other) == adw_combo_row_get_selected (row))
        {
          self->filling = TRUE;
          adw_combo_row_set_selected (other, 0);
          self->filling = FALSE;
          update_sample (self, other, is_of_edges);
        }
    }
  update_sample (self, row, is_of_edges);
  make (self);
}

static AdwComboRow *
create_row (DossierImportPage *self, gboolean is_of_edges, DossierConvertRole role)
{
  GPtrArray *columns = dossier_import_get_columns (self->import);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  guint selected = 0;

  gtk_string_list_append (names, C_("column of a table", "None"));
  for (guint i = 0; i < columns->len; i++)
    {
      const DossierConvertColumn *column = g_ptr_array_index (columns, i);

      if (column->is_of_edges != is_of_edges)
        continue;
      gtk_string_list_append (names, column->name);
      if (column->role == role)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }

  /* What a file says is never markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_role_title (role));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  dossier_choices_set_up (GTK_WIDGET (row));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  update_sample (self, row, is_of_edges);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen), self, 0);
  return row;
}

static void
clear_rows (DossierImportPage *self)
{
  for (guint side = 0; side < N_SIDES; side++)
    for (guint role = 0; role < DOSSIER_N_CONVERT_ROLES; role++)
      if (self->rows[side][role] != NULL)
        {
          adw_preferences_group_remove (self->side_groups[side], GTK_WIDGET (self->rows[side][role]));
          self->rows[side][role] = NULL;
        }
}

static void
fill_rows (DossierImportPage *self)
{
  /* What people look for first, first. */
  static const DossierConvertRole order[] = {
    DOSSIER_CONVERT_FROM,   DOSSIER_CONVERT_TO,    DOSSIER_CONVERT_LABEL,       DOSSIER_CONVERT_TYPE, DOSSIER_CONVERT_KIND,
    DOSSIER_CONVERT_DATE,   DOSSIER_CONVERT_QUOTE, DOSSIER_CONVERT_SOURCE,      DOSSIER_CONVERT_DESCRIPTION,
    DOSSIER_CONVERT_ID,
  };
  gboolean is_lone = dossier_import_is_lone_table (self->import);

  clear_rows (self);
  for (guint side = 0; side < N_SIDES; side++)
    {
      gboolean has_columns = get_column (self, side == 1, 1) != NULL;

      gtk_widget_set_visible (GTK_WIDGET (self->side_groups[side]), has_columns);
      for (guint i = 0; has_columns && i < G_N_ELEMENTS (order); i++)
        if (is_offered (self, side == 1, order[i]))
          {
            self->rows[side][order[i]] = create_row (self, side == 1, order[i]);
            adw_preferences_group_add (self->side_groups[side], GTK_WIDGET (self->rows[side][order[i]]));
          }
    }
  adw_preferences_group_set_title (self->side_groups[0], is_lone ? _("Columns") : _("Nodes"));
  adw_preferences_group_set_description (
      self->side_groups[0],
      is_lone ? _("With columns for From and To, each line is a relation, and else a node.") : NULL);
}

void
dossier_import_page_show (DossierImportPage *self, DossierImport *import)
{
  g_autofree char *base_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  gboolean has_columns;

  g_return_if_fail (DOSSIER_IS_IMPORT_PAGE (self) && import != NULL);

  stop_making (self);
  clear_rows (self);
  g_clear_pointer (&self->import, dossier_import_unref);
  self->import = dossier_import_ref (import);

  base_name = g_file_get_basename (dossier_import_get_file (import));
  name = g_filename_display_name (base_name);
  title = g_strdup_printf (_("Import “%s”"), name);
  gtk_label_set_label (self->title, title);
  has_columns = dossier_import_get_columns (import)->len > 0;
  description = g_strdup_printf (
      has_columns
          /* Translators: %s is the name of a format, such as GraphML */
          ? _("%s. Say what each column stands for; one that stands for nothing is kept as a property.")
          : _("%s. There is nothing to choose in this file."),
      dossier_convert_format_get_label (dossier_import_get_format (import)));
  gtk_label_set_label (self->description, description);

  self->filling = TRUE;
  fill_rows (self);
  self->filling = FALSE;
  set_status (self, FALSE, "");
  gtk_adjustment_set_value (self->adjustment, 0);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  show_preview (self);
  show_notes (self, NULL);
  make (self);
}

gboolean
dossier_import_page_is_settled (DossierImportPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_IMPORT_PAGE (self), FALSE);

  return self->cancellable == NULL;
}

AdwComboRow *
dossier_import_page_get_row (DossierImportPage *self, gboolean is_of_edges, DossierConvertRole role)
{
  g_return_val_if_fail (DOSSIER_IS_IMPORT_PAGE (self), NULL);

  return self->rows[is_of_edges ? 1 : 0][role];
}

/* Nothing of a file stays in memory once it has been decided about. */
static void
leave (DossierImportPage *self)
{
  stop_making (self);
  clear_rows (self);
  clear_shown (self, PREVIEW, self->preview_group);
  clear_shown (self, NOTES, self->notes_group);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_pointer (&self->import, dossier_import_unref);
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierImportPage *self = DOSSIER_IMPORT_PAGE (widget);
  g_autoptr (DossierGraph) graph = g_steal_pointer (&self->graph);

  if (graph == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "import.accept", FALSE);
  leave (self);
  g_signal_emit (self, signals[IMPORTED], 0, graph);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierImportPage *self = DOSSIER_IMPORT_PAGE (widget);

  leave (self);
  g_signal_emit (self, signals[CANCELLED], 0);
}

/* The first thing to choose; where there is none, what comes next. */
static gboolean
dossier_import_page_grab_focus (GtkWidget *widget)
{
  DossierImportPage *self = DOSSIER_IMPORT_PAGE (widget);

  for (guint side = 0; side < N_SIDES; side++)
    for (guint role = 0; role < DOSSIER_N_CONVERT_ROLES; role++)
      if (self->rows[side][role] != NULL)
        return gtk_widget_grab_focus (
            GTK_WIDGET (self->rows[side][self->rows[side][DOSSIER_CONVERT_LABEL] != NULL ? DOSSIER_CONVERT_LABEL : role]));
  return gtk_widget_grab_focus (self->import_button);
}

static void
dossier_import_page_dispose (GObject *object)
{
  DossierImportPage *self = DOSSIER_IMPORT_PAGE (object);

  stop_making (self);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_pointer (&self->import, dossier_import_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->shown); i++)
    g_clear_pointer (&self->shown[i], g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_import_page_parent_class)->dispose (object);
}

static void
dossier_import_page_class_init (DossierImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_import_page_dispose;
  widget_class->focus = dossier_focus_child;
  widget_class->grab_focus = dossier_import_page_grab_focus;

  signals[IMPORTED] = g_signal_new (
      "imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_GRAPH);
  signals[CANCELLED]
      = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-import-page.ui");
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, description);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, adjustment);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, preview_group);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DossierImportPage, import_button);
  gtk_widget_class_bind_template_child_full (
      widget_class, "nodes_group", FALSE, G_STRUCT_OFFSET (DossierImportPage, side_groups[0]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "edges_group", FALSE, G_STRUCT_OFFSET (DossierImportPage, side_groups[1]));
}

static void
dossier_import_page_init (DossierImportPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->shown); i++)
    self->shown[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_narrow_button (self->cancel_button);
  dossier_narrow_button (GTK_BUTTON (self->import_button));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", FALSE);
}
