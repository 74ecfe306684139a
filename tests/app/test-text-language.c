/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-contradictions-page.h"
#include "app/dossier-evidence-panel.h"
#include "app/dossier-evidence-parts.h"
#include "app/dossier-exploration.h"
#include "app/dossier-filter-chips.h"
#include "app/dossier-filter-values.h"
#include "app/dossier-focus-bar.h"
#include "app/dossier-node-chooser.h"
#include "app/dossier-outline.h"
#include "app/dossier-outline-row.h"
#include "app/dossier-path-card.h"
#include "app/dossier-query-field.h"
#include "app/dossier-table.h"
#include "app/dossier-table-cell.h"
#include "app/dossier-text-language.h"
#include "core/dossier-reader.h"

#include <string.h>

/* Han characters have other shapes in other languages, each of which is a font of its own here. What the window draws
 * of them is to be in the font of the dossier's language, wherever it stands; the locale has none of them, and would
 * take another one. */

typedef struct
{
  const char *lang;
  const char *language; /* of Pango */
  const char *family;
} Case;

/* No more of them: with many fonts open, cairo 1.16 now and then crashes where several threads draw. */
static const Case cases[] = {
  { "zh-Hans", "zh-cn", "Noto Sans CJK SC" },
  { "ja", "ja", "Noto Sans CJK JP" },
};

/* (transfer full): a dossier that is said to be in @lang. */
static char *
read_text (const char *lang)
{
  g_autoptr (GFile) file = fixture_get_file ("han.dossier");
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *contents = NULL;

  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  g_string_assign (text, contents);
  g_assert_cmpuint (g_string_replace (text, "LANGUAGE", lang, 0), ==, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
lacks_font (WindowFixture *fixture)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (fixture->window));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (cases[i].family);
      g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
      g_autoptr (PangoFontDescription) found = pango_font_describe (font);

      if (g_strcmp0 (pango_font_description_get_family (found), cases[i].family) != 0)
        {
          g_test_skip ("the fonts of Noto CJK are missing");
          return TRUE;
        }
    }
  return FALSE;
}

static void
count_fonts (GskRenderNode *node, GHashTable *counts)
{
  if (node == NULL)
    return;
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      {
        g_autoptr (PangoFontDescription) font = pango_font_describe (gsk_text_node_get_font (node));
        char *family = g_strdup (pango_font_description_get_family (font));

        g_hash_table_insert (counts, family,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, family)) + 1));
        break;
      }
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        count_fonts (gsk_container_node_get_child (node, i), counts);
      break;
    case GSK_TRANSFORM_NODE:
      count_fonts (gsk_transform_node_get_child (node), counts);
      break;
    case GSK_OPACITY_NODE:
      count_fonts (gsk_opacity_node_get_child (node), counts);
      break;
    case GSK_COLOR_MATRIX_NODE:
      count_fonts (gsk_color_matrix_node_get_child (node), counts);
      break;
    case GSK_CLIP_NODE:
      count_fonts (gsk_clip_node_get_child (node), counts);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      count_fonts (gsk_rounded_clip_node_get_child (node), counts);
      break;
    case GSK_SHADOW_NODE:
      count_fonts (gsk_shadow_node_get_child (node), counts);
      break;
    case GSK_CROSS_FADE_NODE:
      count_fonts (gsk_cross_fade_node_get_start_child (node), counts);
      count_fonts (gsk_cross_fade_node_get_end_child (node), counts);
      break;
    case GSK_DEBUG_NODE:
      count_fonts (gsk_debug_node_get_child (node), counts);
      break;
    default:
      break;
    }
}

/* (transfer full) (element-type utf8 uint): how many lines, or parts of one, are drawn in each font. */
static GHashTable *
list_fonts (GtkWidget *widget)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  count_fonts (node, counts);
  g_clear_pointer (&node, gsk_render_node_unref);
  return counts;
}

/* Of Han characters, in whichever shape. */
static guint
count_drawn (GtkWidget *widget)
{
  g_autoptr (GHashTable) counts = list_fonts (widget);
  guint n_drawn = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    n_drawn += GPOINTER_TO_UINT (g_hash_table_lookup (counts, cases[i].family));
  return n_drawn;
}

typedef struct
{
  WindowFixture *fixture;
  GType type;
  guint n_wanted;
} Drawn;

static gboolean
is_drawn (gpointer user_data)
{
  Drawn *drawn = user_data;
  GtkWidget *widget = fixture_find (GTK_WIDGET (drawn->fixture->window), drawn->type, NULL);

  return widget != NULL && count_drawn (widget) >= drawn->n_wanted;
}

/* Waits until so many names and quotes are there. */
static void
wait_for (WindowFixture *fixture, GType type, guint n_wanted)
{
  Drawn drawn = { fixture, type, n_wanted };

  fixture_wait (is_drawn, &drawn);
}

/* All that the window shows but the query, which is what somebody typed. */
static void
check (WindowFixture *fixture, const Case *wanted, const char *where)
{
  GtkWidget *query = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_QUERY_FIELD, NULL);
  g_autoptr (GHashTable) counts = list_fonts (GTK_WIDGET (fixture->window));
  g_autoptr (GHashTable) of_query = list_fonts (query);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *family = cases[i].family;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, family))
                    - GPOINTER_TO_UINT (g_hash_table_lookup (of_query, family));

      if (strcmp (family, wanted->family) != 0 && count > 0)
        {
          g_test_message ("%s of a dossier in %s: %u in %s", where, wanted->lang, count, family);
          g_test_fail ();
        }
    }
}

static void
show (WindowFixture *fixture, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
}

static void
check_tooltip (GtkWidget *widget, const Case *wanted)
{
  g_autofree char *lang = g_strdup_printf ("lang=\"%s\"", wanted->language);
  const char *markup = gtk_widget_get_tooltip_markup (widget);

  g_assert_nonnull (markup);
  g_assert_nonnull (strstr (markup, lang));
}

static void
check_graph (WindowFixture *fixture, const Case *wanted)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *bar;

  /* The summary: title, description, and the source with its note. */
  wait_for (fixture, DOSSIER_TYPE_OUTLINE, 6);
  wait_for (fixture, DOSSIER_TYPE_EVIDENCE_PANEL, 5);
  check (fixture, wanted, "the summary");

  dossier_exploration_set_query (dossier_session_get_exploration (fixture->session), "by:直骨");
  wait_for (fixture, DOSSIER_TYPE_FILTER_CHIPS, 1);
  check_tooltip (gtk_widget_get_first_child (fixture_wait_for (window, DOSSIER_TYPE_FILTER_CHIPS, NULL)), wanted);
  fixture_select (fixture, "a");
  gtk_widget_activate_action (window, "win.focus-node", NULL);
  wait_for (fixture, DOSSIER_TYPE_FOCUS_BAR, 1);
  bar = fixture_wait_for (window, DOSSIER_TYPE_FOCUS_BAR, NULL);
  check_tooltip (fixture_wait_for (bar, GTK_TYPE_BUTTON, "直骨"), wanted);
  wait_for (fixture, DOSSIER_TYPE_EVIDENCE_PANEL, 11);
  check (fixture, wanted, "the evidence of an actor");
  dossier_exploration_set_focus (dossier_session_get_exploration (fixture->session), NULL);
  dossier_exploration_set_query (dossier_session_get_exploration (fixture->session), "");

  fixture_select (fixture, "c");
  wait_for (fixture, DOSSIER_TYPE_EVIDENCE_PANEL, 12);
  check (fixture, wanted, "the evidence of a statement");
}

static void
check_pages (WindowFixture *fixture, const Case *wanted)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *chooser;
  GtkEditable *entry;

  show (fixture, "nodes");
  wait_for (fixture, DOSSIER_TYPE_TABLE, 12);
  check (fixture, wanted, "the table of nodes");
  show (fixture, "relations");
  wait_for (fixture, DOSSIER_TYPE_TABLE, 8);
  check (fixture, wanted, "the table of relations");
  show (fixture, "contradictions");
  wait_for (fixture, DOSSIER_TYPE_CONTRADICTIONS_PAGE, 9);
  check (fixture, wanted, "contradictions");

  gtk_widget_activate_action (window, "win.path-from", "s", "a");
  gtk_widget_activate_action (window, "win.path-to", "s", "b");
  wait_for (fixture, DOSSIER_TYPE_PATH_CARD, 8);
  wait_for (fixture, DOSSIER_TYPE_NODE_CHOOSER, 1);
  check (fixture, wanted, "paths");
  gtk_widget_activate_action (window, "win.path-to", "s", "e");
  fixture_wait_for (window, GTK_TYPE_LABEL, "Nothing leads from “直骨”");
  wait_for (fixture, ADW_TYPE_STATUS_PAGE, 2);
  check (fixture, wanted, "the page without a path");

  /* What somebody types is in the locale's language. */
  chooser = fixture_wait_for (window, DOSSIER_TYPE_NODE_CHOOSER, NULL);
  entry = gtk_editable_get_delegate (GTK_EDITABLE (fixture_wait_for (chooser, GTK_TYPE_SEARCH_ENTRY, NULL)));
  g_assert_cmpstr (fixture_get_language (gtk_text_get_attributes (GTK_TEXT (entry))), ==, wanted->language);
  gtk_editable_set_text (entry, "令");
  g_assert_cmpstr (fixture_get_language (gtk_text_get_attributes (GTK_TEXT (entry))), ==, NULL);
  gtk_editable_set_text (entry, "");
}

static void
test_window (WindowFixture *fixture, gconstpointer unused)
{
  const Case *wanted = &cases[0];
  g_autofree char *text = read_text (wanted->lang);

  if (lacks_font (fixture))
    return;
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 900);
  fixture_open_text (fixture, text, strlen (text));
  check_graph (fixture, wanted);
  check_pages (fixture, wanted);
}

static DossierGraph *
read_graph (const char *lang)
{
  g_autofree char *text = read_text (lang);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return graph;
}

typedef struct
{
  GtkWidget *widget;
  const char *family;
} Redrawn;

static gboolean
is_redrawn (gpointer user_data)
{
  Redrawn *redrawn = user_data;
  g_autoptr (GHashTable) counts = list_fonts (redrawn->widget);

  return g_hash_table_contains (counts, redrawn->family)
         && GPOINTER_TO_UINT (g_hash_table_lookup (counts, redrawn->family)) == count_drawn (redrawn->widget);
}

/* A list binds the same row to one node after another. */
static void
test_bound_again (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = dossier_outline_row_new ();
  GtkWidget *cell = dossier_table_cell_new (DOSSIER_TABLE_NODES, DOSSIER_TABLE_COLUMN_LABEL);

  if (lacks_font (fixture))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 4; i++)
    {
      const Case *wanted = &cases[i % G_N_ELEMENTS (cases)];
      g_autoptr (DossierGraph) graph = read_graph (wanted->lang);
      /* A statement, whose row has its speaker, too. */
      guint node = dossier_graph_find_node (graph, "c");

      dossier_outline_row_bind_node (DOSSIER_OUTLINE_ROW (row), graph, node);
      dossier_table_cell_bind (DOSSIER_TABLE_CELL (cell), graph, node);
      fixture_wait (is_redrawn, &(Redrawn){ row, wanted->family });
      fixture_wait (is_redrawn, &(Redrawn){ cell, wanted->family });
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
values_listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  *(DossierFilterValues **) user_data = dossier_filter_values_list_finish (result, NULL);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static gboolean
is_searchable (gpointer user_data)
{
  return dossier_session_get_search (user_data) != NULL;
}

/* What the menu of filters offers. */
static void
test_values (WindowFixture *fixture, gconstpointer unused)
{
  static const DossierFilterField fields[] = { DOSSIER_FILTER_BY, DOSSIER_FILTER_SOURCE };
  g_autofree char *text = read_text ("zh-Hans");
  g_autoptr (DossierFilterValues) values = NULL;

  fixture_open_text (fixture, text, strlen (text));
  fixture_wait (is_searchable, fixture->session);
  dossier_filter_values_list_async (dossier_session_get_search (fixture->session), NULL, values_listed, &values);
  fixture_wait (is_set, &values);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_cmpuint (dossier_filter_values_get_n (values, fields[i]), >, 0);
      g_assert_cmpstr (dossier_filter_values_get (values, fields[i], 0)->language, ==, "zh-cn");
    }
  g_assert_cmpstr (dossier_filter_values_get (values, DOSSIER_FILTER_TYPE, 0)->language, ==, NULL);
}

/* A language takes the place of the one before, and nothing else's. */
static void
test_label (void)
{
  g_autoptr (GtkLabel) label = g_object_ref_sink (GTK_LABEL (gtk_label_new ("直")));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *markup = dossier_text_language_mark_up ("直 <b> & c", "ja");
  g_autofree char *plain = NULL;
  g_autofree char *unsaid = dossier_text_language_mark_up ("直 <b>", NULL);
  g_autoptr (PangoAttrList) marked = NULL;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (label, attributes);
  dossier_text_language_set_label (label, "ja");
  g_assert_cmpstr (fixture_get_language (gtk_label_get_attributes (label)), ==, "ja");
  dossier_text_language_set_label (label, "zh-cn");
  g_assert_cmpstr (fixture_get_language (gtk_label_get_attributes (label)), ==, "zh-cn");
  dossier_text_language_set_label (label, NULL);
  g_assert_cmpstr (fixture_get_language (gtk_label_get_attributes (label)), ==, NULL);
  g_assert_true (pango_attr_list_equal (gtk_label_get_attributes (label), attributes));

  g_assert_true (pango_parse_markup (markup, -1, 0, &marked, &plain, NULL, NULL));
  g_assert_cmpstr (plain, ==, "直 <b> & c");
  g_assert_cmpstr (fixture_get_language (marked), ==, "ja");
  g_assert_cmpstr (unsaid, ==, "直 &lt;b&gt;");
}

/* “Nobody is named” and the like are in italics, in those scripts that have them. */
static void
test_lack (void)
{
  static const struct
  {
    const char *text;
    gboolean slanted;
  } texts[] = { { "Nobody is named", TRUE }, { "発言者の記載なし", FALSE }, { "未指明发言者", FALSE }, { "לא צוין", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GtkLabel) label = g_object_ref_sink (GTK_LABEL (dossier_parts_lack (texts[i].text)));
      guint n_runs = 0;

      for (GSList *run = pango_layout_get_line_readonly (gtk_label_get_layout (label), 0)->runs; run; run = run->next)
        {
          PangoFontDescription *font
              = pango_font_describe (((PangoGlyphItem *) run->data)->item->analysis.font);

          g_assert_cmpint (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL, ==, texts[i].slanted);
          pango_font_description_free (font);
          n_runs++;
        }
      g_assert_cmpuint (n_runs, >, 0);
    }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/text-language/label", test_label);
  g_test_add_func ("/text-language/lack", test_lack);
  g_test_add ("/text-language/values", WindowFixture, NULL, fixture_set_up, test_values, fixture_tear_down);
  g_test_add ("/text-language/bound-again", WindowFixture, NULL, fixture_set_up, test_bound_again, fixture_tear_down);
  g_test_add ("/text-language/window", WindowFixture, NULL, fixture_set_up, test_window, fixture_tear_down);

  return fixture_run ();
}
