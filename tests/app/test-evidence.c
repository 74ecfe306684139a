/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-citation-card.h"
#include "app/dossier-contradiction-card.h"
#include "app/dossier-evidence-panel.h"
#include "app/dossier-relation-row.h"
#include "query/dossier-words.h"

static GtkWidget *
find_panel (WindowFixture *fixture)
{
  return fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_EVIDENCE_PANEL, NULL);
}

/* The weight of the character at @index, and whether it is drawn dim. */
static void
get_look (GtkWidget *label, int index, PangoWeight *weight, gboolean *dim)
{
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (GTK_LABEL (label)));
  int start;
  int end;

  *weight = PANGO_WEIGHT_NORMAL;
  *dim = FALSE;
  do
    {
      PangoAttribute *attribute;

      pango_attr_iterator_range (iterator, &start, &end);
      if (index < start || index >= end)
        continue;
      attribute = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);
      if (attribute != NULL)
        *weight = (PangoWeight) ((PangoAttrInt *) attribute)->value;
      *dim = pango_attr_iterator_get (iterator, PANGO_ATTR_FOREGROUND_ALPHA) != NULL;
    }
  while (pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
}

static void
test_statement (WindowFixture *fixture, gconstpointer unused)
{
  const char *exact = "newly-imposed export ban on dual-use items to Japan would affect only military firms, not "
                      "civilian users";
  GtkWidget *panel;
  GtkWidget *card;
  GtkWidget *quote;
  const char *text;
  PangoWeight weight;
  gboolean dim;
  int start;

  fixture_open (fixture, "small.dossier");
  fixture_select (fixture, "only-military");
  panel = find_panel (fixture);
  card = fixture_wait_for (panel, DOSSIER_TYPE_CITATION_CARD, NULL);

  quote = fixture_find (card, GTK_TYPE_LABEL, exact);
  g_assert_nonnull (quote);
  text = gtk_label_get_text (GTK_LABEL (quote));
  g_assert_true (g_str_has_prefix (text, "…said in a media briefing on January 8 that the newly-imposed"));
  g_assert_true (g_str_has_suffix (text, "."
                                         "…"));
  start = (int) (strstr (text, exact) - text);
  get_look (quote, 0, &weight, &dim);
  g_assert_true (dim);
  get_look (quote, start, &weight, &dim);
  g_assert_false (dim);
  g_assert_cmpint (weight, >, PANGO_WEIGHT_NORMAL);

  g_assert_nonnull (fixture_find (card, GTK_TYPE_LABEL, "8 January 2026, stated in the text"));
  g_assert_nonnull (fixture_find (card, GTK_TYPE_LABEL, "China’s dual-use export ban"));
  g_assert_nonnull (fixture_find (card, GTK_TYPE_LABEL, "Asia Times · Jeff Pao · 9 January 2026"));
  g_assert_nonnull (fixture_find (card, GTK_TYPE_LINK_BUTTON, NULL));
  g_assert_nonnull (fixture_find (panel, GTK_TYPE_LABEL, "Statement · reported"));
}

/* gtk_widget_activate() would press it for a quarter of a second. */
static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_placed (gpointer user_data)
{
  return gtk_widget_get_height (user_data) > 0;
}

static void
test_contradiction_first (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *panel;
  GtkWidget *contradiction;
  GtkWidget *citation;

  fixture_open (fixture, "small.dossier");
  fixture_select (fixture, "only-military");
  panel = find_panel (fixture);
  contradiction = fixture_wait_for (panel, DOSSIER_TYPE_CONTRADICTION_CARD, NULL);
  citation = fixture_wait_for (panel, DOSSIER_TYPE_CITATION_CARD, NULL);
  fixture_wait (is_placed, citation);

  g_assert_cmpfloat (fixture_get_top (panel, contradiction), <, fixture_get_top (panel, citation));
  g_assert_nonnull (fixture_find (contradiction, GTK_TYPE_LABEL, "He Yadong · 8 January 2026"));
  g_assert_nonnull (fixture_find (contradiction, GTK_TYPE_LABEL, "would affect only military firms"));
  g_assert_nonnull (fixture_find (contradiction, GTK_TYPE_LABEL, "9 January 2026"));
  g_assert_nonnull (fixture_find (contradiction, GTK_TYPE_LABEL, "not limited to defense companies"));
  g_assert_nonnull (fixture_find (contradiction, GTK_TYPE_LABEL, "One says civilian firms are spared"));

  /* The other side is one click away. */
  press (gtk_widget_get_ancestor (
      fixture_find (contradiction, GTK_TYPE_LABEL, "not limited to defense companies"), GTK_TYPE_BUTTON));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, fixture_find_node (fixture, "halted"));
}

static GtkWidget *
find_row (GtkWidget *panel, const char *text)
{
  return gtk_widget_get_ancestor (fixture_wait_for (panel, GTK_TYPE_LABEL, text), DOSSIER_TYPE_RELATION_ROW);
}

static void
test_relations (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *panel;
  GtkWidget *row;
  GtkWidget *button;
  g_autofree char *heading = NULL;

  fixture_open (fixture, "small.dossier");
  fixture_select (fixture, "he-yadong");
  panel = find_panel (fixture);
  fixture_wait_for (panel, GTK_TYPE_LABEL, "Said");
  row = find_row (panel, "The export ban would affect");
  g_assert_nonnull (row);

  /* The relation's own words are one click away... */
  g_assert_null (fixture_find (row, DOSSIER_TYPE_CITATION_CARD, NULL));
  button = fixture_find (row, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  fixture_wait_for (row, GTK_TYPE_LABEL, "said in a media briefing");

  /* ...and so is the node at its other end. */
  gtk_widget_activate (row);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node,
                    ==,
                    fixture_find_node (fixture, "only-military"));
}

static void
test_edge (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  GtkWidget *panel;

  fixture_open (fixture, "small.dossier");
  graph = dossier_session_get_graph (fixture->session);
  panel = find_panel (fixture);
  dossier_session_select_edge (fixture->session, dossier_graph_find_edge (graph, "e1"), TRUE);

  fixture_wait_for (panel, GTK_TYPE_LABEL, "Said");
  g_assert_nonnull (find_row (panel, "He Yadong"));
  g_assert_nonnull (find_row (panel, "The export ban would affect"));
  fixture_wait_for (panel, DOSSIER_TYPE_CITATION_CARD, NULL);
  g_assert_nonnull (fixture_find (panel, GTK_TYPE_LABEL, "said in a media briefing"));
  gtk_widget_activate (find_row (panel, "He Yadong"));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node,
                    ==,
                    fixture_find_node (fixture, "he-yadong"));
}

static void
test_uncited (WindowFixture *fixture, gconstpointer unused)
{
  fixture_open (fixture, "small.dossier");
  fixture_select (fixture, "uncited");
  fixture_wait_for (find_panel (fixture), GTK_TYPE_LABEL, "Uncited");
  g_assert_cmpuint (fixture_count (find_panel (fixture), DOSSIER_TYPE_CITATION_CARD), ==, 0);
}

static void
test_plain_text (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *card;

  fixture_open (fixture, "small.dossier");
  fixture_select (fixture, "markup");
  fixture_wait_for (find_panel (fixture), GTK_TYPE_LABEL, "<b>Bold</b> & Sons");
  card = fixture_wait_for (find_panel (fixture), DOSSIER_TYPE_CITATION_CARD, NULL);
  g_assert_nonnull (fixture_find (card, GTK_TYPE_LABEL, "<i>never</i> markup & never a path"));
  g_assert_nonnull (fixture_find (card, GTK_TYPE_LABEL, "A <b>doubtful</b> page & more"));
  g_assert_nonnull (fixture_find (card, GTK_TYPE_LABEL, "no author is named"));
  /* An address that is not the web's is not for opening. */
  g_assert_null (fixture_find (card, GTK_TYPE_LINK_BUTTON, NULL));
}

/* What stands beside a button or a mark wraps without being laid out at every width there is. */
static void
check_lines (GtkWidget *widget, gboolean is_in_line, guint *n_labels)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget))
      && g_utf8_strlen (gtk_label_get_label (GTK_LABEL (widget)), -1) > 30)
    {
      if (is_in_line)
        g_error ("“%s” is in a GtkBox", gtk_label_get_label (GTK_LABEL (widget)));
      (*n_labels)++;
    }

  is_in_line |= GTK_IS_BOX (widget)
                && gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_HORIZONTAL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_lines (child, is_in_line, n_labels);
}

static void
test_lines (WindowFixture *fixture, gconstpointer unused)
{
  guint n_labels = 0;

  fixture_open (fixture, "small.dossier");
  fixture_wait_for (find_panel (fixture), GTK_TYPE_LABEL, "no author is named");
  check_lines (find_panel (fixture), FALSE, &n_labels);
  g_assert_cmpuint (n_labels, >, 1);
  fixture_select (fixture, "ban");
  fixture_wait_for (find_panel (fixture), DOSSIER_TYPE_RELATION_ROW, NULL);
  check_lines (find_panel (fixture), FALSE, &n_labels);
}

static gboolean
has_width (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_width (user_data) >= 100;
}

/* Numbers below one another end at one edge, however many digits they have. */
static guint
check_numbers (GtkWidget *widget)
{
  guint n_numbers = 0;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "numeric"))
    {
      PangoRectangle words;
      int x;

      /* Wider than its digits, to see where they stand. */
      gtk_widget_set_size_request (widget, 100, -1);
      fixture_wait (has_width, widget);
      gtk_label_get_layout_offsets (GTK_LABEL (widget), &x, NULL);
      pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &words);
      g_assert_cmpint (ABS (x + words.x + words.width - gtk_widget_get_width (widget)), <=, 1);
      n_numbers++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_numbers += check_numbers (child);
  return n_numbers;
}

static void
test_summary (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *panel;

  fixture_open (fixture, "small.dossier");
  panel = find_panel (fixture);
  fixture_wait_for (panel, GTK_TYPE_LABEL, "Export ban, a sample");
  fixture_wait_for (panel, GTK_TYPE_LABEL, "Actors");
  fixture_wait_for (panel, GTK_TYPE_LABEL, "Asia Times · Jeff Pao · 9 January 2026");
  fixture_wait_for (panel, GTK_TYPE_LABEL, "no author is named");
  g_assert_cmpuint (check_numbers (panel), >=, 3);

  /* And again once nothing is selected. */
  fixture_select (fixture, "uncited");
  g_assert_null (fixture_find (panel, GTK_TYPE_LABEL, "Export ban, a sample"));
  dossier_session_clear_selection (fixture->session);
  fixture_wait_for (panel, GTK_TYPE_LABEL, "Export ban, a sample");
}

/* Also where the panel is not in view. */
static guint
count_rows (GtkWidget *widget)
{
  guint count = GTK_IS_LIST_BOX_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_rows (child);
  return count;
}

#define MANY_SOURCES 40

static gboolean
is_begun (gpointer user_data)
{
  return count_rows (user_data) > MANY_SOURCES / 4;
}

/* (transfer full): of which the summary takes many frames. */
static char *
write_many_sources (void)
{
  GString *text = g_string_new ("{ \"dossier\": 1, \"sources\": [");

  for (guint i = 0; i < MANY_SOURCES; i++)
    g_string_append_printf (text, "%s{ \"id\": \"s%u\", \"title\": \"Source %u\" }", i > 0 ? "," : "", i, i);
  g_string_append (text, "], \"nodes\": [{ \"id\": \"a\", \"type\": \"actor\", \"label\": \"Somebody\" }] }");
  return g_string_free (text, FALSE);
}

/* A frame comes between a dossier going and the panel being made anew: nothing more is made of what is gone. */
static void
test_gone_meanwhile (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *panel;
  g_autofree char *text = write_many_sources ();
  guint n_rows;

  fixture_open_text (fixture, text, strlen (text));
  panel = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_EVIDENCE_PANEL, NULL);
  fixture_wait (is_begun, panel);
  n_rows = count_rows (panel);
  g_assert_cmpuint (n_rows, <, MANY_SOURCES);

  dossier_session_close (fixture->session);
  g_assert_null (dossier_session_get_graph (fixture->session));
  g_assert_cmpuint (count_rows (panel), ==, n_rows);
  /* What the clock tells at the beginning of a frame. */
  g_signal_emit_by_name (gtk_widget_get_frame_clock (panel), "update");
  g_assert_cmpuint (count_rows (panel), ==, n_rows);
  fixture_settle ();
  g_assert_cmpuint (count_rows (panel), ==, 0);
}

/* (nullable): the language that a label of the panel says its words are in. */
static const char *
get_language (WindowFixture *fixture, const char *text)
{
  GtkWidget *panel = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_EVIDENCE_PANEL, NULL);
  GtkWidget *label = fixture_wait_for (panel, GTK_TYPE_LABEL, text);

  return fixture_get_language (gtk_label_get_attributes (GTK_LABEL (label)));
}

/* Han characters have the shapes that they have on the canvas: those of the dossier, and of the source. */
static void
test_languages (WindowFixture *fixture, gconstpointer unused)
{
  static const char text[]
      = "{ \"dossier\": 1, \"lang\": \"ja\","
        "\"sources\": [{ \"id\": \"s\", \"title\": \"骨海\", \"lang\": \"zh-Hant\" }],"
        "\"nodes\": [{ \"id\": \"a\", \"type\": \"actor\", \"label\": \"直骨\","
        "\"citations\": [{ \"source\": \"s\", \"exact\": \"令海\" }] },"
        "{ \"id\": \"b\", \"type\": \"actor\", \"label\": \"Latin\" }] }";

  fixture_open_text (fixture, text, strlen (text));
  fixture_select (fixture, "a");
  g_assert_cmpstr (get_language (fixture, "直骨"), ==, "ja");
  g_assert_cmpstr (get_language (fixture, "令海"), ==, "zh-tw");
  g_assert_cmpstr (get_language (fixture, "骨海"), ==, "zh-tw");
  fixture_select (fixture, "b");
  g_assert_cmpstr (get_language (fixture, "Latin"), ==, NULL);
}

/* In the words of the chips that they become. */
static void
check_words (GMenuModel *menu, int item, const char *term)
{
  g_autofree char *label = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  if (g_str_equal (term, "by:\"He Yadong\""))
    g_assert_cmpstr (label, ==, "Filter: Said by He Yadong");
  else if (g_str_has_prefix (term, "source:"))
    g_assert_cmpstr (label, ==, "Filter: Source: China’s dual-use export ban");
  else if (g_str_equal (term, "about:\"Dual-use export ban\""))
    g_assert_cmpstr (label, ==, "Filter: About Dual-use export ban");
  else
    g_assert_not_reached ();
}

static void
collect_terms (GMenuModel *menu, GString *terms)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;
      g_autofree char *target = NULL;

      if (section != NULL)
        collect_terms (section, terms);
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action)
          && g_str_equal (action, "win.filter-by")
          && g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target))
        {
          g_string_append_printf (terms, "%s%s", terms->len > 0 ? " | " : "", target);
          check_words (menu, i, target);
        }
    }
}

/* What the evidence of a node offers to filter by. */
static char *
list_terms (WindowFixture *fixture, const char *id)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  GtkWidget *panel;
  GtkWidget *button;

  fixture_select (fixture, id);
  panel = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_EVIDENCE_PANEL, NULL);
  button = fixture_wait_for (panel, GTK_TYPE_MENU_BUTTON, NULL);
  collect_terms (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), terms);
  return g_string_free (g_steal_pointer (&terms), FALSE);
}

/* In the words of the query language, and only what has an answer. */
static void
test_filter_by (WindowFixture *fixture, gconstpointer unused)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  g_autofree char *speaker = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *uncited = NULL;

  fixture_open (fixture, "small.dossier");
  speaker = list_terms (fixture, "he-yadong");
  g_assert_cmpstr (speaker, ==, "by:\"He Yadong\" | source:\"China’s dual-use export ban\"");
  measure = list_terms (fixture, "ban");
  g_assert_cmpstr (measure, ==, "about:\"Dual-use export ban\" | source:\"China’s dual-use export ban\"");
  uncited = list_terms (fixture, "uncited");
  g_assert_cmpstr (uncited, ==, "");

  /* Behind what is asked already. */
  dossier_exploration_set_query (exploration, "type:statement");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.filter-by", "s", "by:\"He Yadong\"");
  g_assert_cmpstr (dossier_exploration_get_query (exploration), ==, "type:statement by:\"He Yadong\"");
}

static void
test_copied_words (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  const DossierNode *node;
  g_autofree char *text = NULL;

  fixture_open (fixture, "small.dossier");
  graph = dossier_session_get_graph (fixture->session);
  node = dossier_graph_get_node (graph, fixture_find_node (fixture, "halted"));
  text = dossier_words_quote (graph, &node->citations[0]);
  g_assert_cmpstr (text,
                   ==,
                   "“industries have been halted, not limited to defense companies”\n"
                   "— China’s dual-use export ban (Asia Times · Jeff Pao · 9 January 2026)\n"
                   "https://example.org/ban\n"
                   "Date: 9 January 2026, follows from the source’s other dates");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/evidence/statement", WindowFixture, NULL, fixture_set_up, test_statement, fixture_tear_down);
  g_test_add ("/evidence/contradiction-first",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_contradiction_first,
              fixture_tear_down);
  g_test_add ("/evidence/relations", WindowFixture, NULL, fixture_set_up, test_relations, fixture_tear_down);
  g_test_add ("/evidence/edge", WindowFixture, NULL, fixture_set_up, test_edge, fixture_tear_down);
  g_test_add ("/evidence/uncited", WindowFixture, NULL, fixture_set_up, test_uncited, fixture_tear_down);
  g_test_add ("/evidence/plain-text", WindowFixture, NULL, fixture_set_up, test_plain_text, fixture_tear_down);
  g_test_add ("/evidence/lines", WindowFixture, NULL, fixture_set_up, test_lines, fixture_tear_down);
  g_test_add ("/evidence/summary", WindowFixture, NULL, fixture_set_up, test_summary, fixture_tear_down);
  g_test_add ("/evidence/gone-meanwhile", WindowFixture, NULL, fixture_set_up, test_gone_meanwhile, fixture_tear_down);
  g_test_add ("/evidence/languages", WindowFixture, NULL, fixture_set_up, test_languages, fixture_tear_down);
  g_test_add ("/evidence/filter-by", WindowFixture, NULL, fixture_set_up, test_filter_by, fixture_tear_down);
  g_test_add ("/evidence/copied-words", WindowFixture, NULL, fixture_set_up, test_copied_words, fixture_tear_down);

  return fixture_run ();
}
