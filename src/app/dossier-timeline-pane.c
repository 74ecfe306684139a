/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-pane.h"

#include "dossier-config.h"
#include "dossier-exploration.h"
#include "dossier-timeline-chart.h"
#include "dossier-timeline-job.h"
#include "dossier-wrap-layout.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_SPACING 6
#define ZOOM_STEP 2.0
/* From one step of playing to the next; the slower one where motion is to be reduced. Milliseconds. */
#define PLAY_TIME 900
#define CALM_PLAY_TIME 2000

#define NO_DATE "none"

struct _DossierTimelinePane
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierTimelineMode mode;

  /* The query as read last, without the term that is this pane's own. */
  char *query;
  char *rest;
  /* What `answer` and the timeline in the chart are answers to. */
  char *answered_rest;
  DossierFocus *answered_focus;
  DossierSearch *answered_search;
  DossierMatches *answer; /* (nullable) */

  GCancellable *cancellable;
  gboolean looks_first; /* the next answer says where to look */
  gboolean reading;     /* widgets are being set, not used */
  gboolean writing;     /* the query is being changed by this pane */
  guint play_source;

  GtkWidget *header;
  GtkWidget *play_button;
  GtkStack *play_stack;
  GtkWidget *clear_button;
  GtkToggleButton *happened_button;
  GtkToggleButton *known_button;
  GtkWidget *zoom_in_button;
  GtkWidget *zoom_out_button;
  GtkToggleButton *undated_button;
  GtkStack *stack;
  DossierTimelineChart *chart;
  GtkLabel *empty_label;
};

G_DEFINE_FINAL_TYPE (DossierTimelinePane, dossier_timeline_pane, ADW_TYPE_BIN)

static DossierExploration *
get_exploration (DossierTimelinePane *self)
{
  return self->session != NULL ? dossier_session_get_exploration (self->session) : NULL;
}

static DossierFilterField
get_field (DossierTimelineMode mode)
{
  return mode == DOSSIER_TIMELINE_KNOWN ? DOSSIER_FILTER_KNOWN : DOSSIER_FILTER_DATE;
}

static const char *
get_value (DossierFilter *filter, DossierTimelineMode mode)
{
  const DossierFilterTerm *term = dossier_filter_find_term (filter, get_field (mode));

  return term != NULL ? term->value : NULL;
}

/* "6 January 2026 – 9 January 2026 · 57 nodes" */
static void
update_summary (DossierTimelinePane *self)
{
  const DossierTimelineRange *range = dossier_timeline_chart_get_range (self->chart);
  DossierTimeline *timeline = dossier_timeline_chart_get_timeline (self->chart);
  DossierExploration *exploration = get_exploration (self);
  DossierMatches *matches = exploration != NULL ? dossier_exploration_get_matches (exploration) : NULL;
  DossierTimelineRange all;
  g_autofree char *date = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (timeline == NULL || timeline->n_bins == 0)
    {
      dossier_timeline_chart_set_summary (self->chart, NULL);
      return;
    }

  if (range != NULL)
    {
      /* What matches is known better than from the bars: a node that goes on for years stands in the first bar alone. */
      if (matches != NULL)
        dossier_matches_get_nodes (matches, &n);
    }
  else
    {
      all = dossier_timeline_range_of_bins (timeline, 0, timeline->n_bins - 1);
      range = &all;
      dossier_timeline_range_count (timeline, NULL, &n);
    }
  date = dossier_timeline_range_describe (range);
  digits = dossier_timeline_range_describe_in_digits (range);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u node", "%'u nodes", n), n);
  text = dossier_words_join (date, count, NULL);
  dossier_timeline_chart_set_summary (self->chart, (const char *const[]) { text, date, digits, NULL });
  g_free (text);
  /* Translators: a date and how many nodes have it, to be said aloud */
  text = g_strdup_printf (_("%s, %s"), date, count);
  dossier_timeline_chart_set_value_text (self->chart, text);
}

static void
update_undated (DossierTimelinePane *self)
{
  DossierTimeline *timeline = dossier_timeline_chart_get_timeline (self->chart);
  guint n = timeline != NULL ? timeline->n_undated : 0;
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u without a date", "%'u without a date", n), n);

  gtk_button_set_label (GTK_BUTTON (self->undated_button), text);
  gtk_widget_set_visible (GTK_WIDGET (self->undated_button), n > 0);
}

static void
update_mark (DossierTimelinePane *self)
{
  DossierSearch *search = self->session != NULL ? dossier_session_get_search (self->session) : NULL;
  DossierSelection selection = { DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE };
  gboolean known = self->mode == DOSSIER_TIMELINE_KNOWN;
  const DossierDate *date = NULL;

  if (search != NULL && dossier_search_get_graph (search) == dossier_session_get_graph (self->session))
    selection = dossier_session_get_selection (self->session);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      DossierFacts *facts = dossier_search_get_facts (search);

      date = known ? dossier_facts_get_known (facts, selection.node) : dossier_facts_get_date (facts, selection.node);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      DossierFacts *facts = dossier_search_get_facts (search);

      date = known ? dossier_facts_get_edge_known (facts, selection.edge)
                   : dossier_facts_get_edge_date (facts, selection.edge);
    }

  if (date != NULL && dossier_date_is_set (date))
    dossier_timeline_chart_set_mark (self->chart, &(DossierTimelineRange){ date->earliest, date->latest });
  else
    dossier_timeline_chart_set_mark (self->chart, NULL);
}

static void
update_zoom (DossierTimelinePane *self)
{
  DossierTimeline *timeline = dossier_timeline_chart_get_timeline (self->chart);
  gboolean has_bins = timeline != NULL && timeline->n_bins > 0;

  gtk_widget_set_sensitive (self->zoom_in_button, has_bins);
  gtk_widget_set_sensitive (self->zoom_out_button,
                            has_bins && !dossier_timeline_view_is_fit (dossier_timeline_chart_get_view (self->chart)));
}

static void
show_timeline (DossierTimelinePane *self)
{
  DossierTimeline *timeline = dossier_timeline_chart_get_timeline (self->chart);
  gboolean has_bins = timeline != NULL && timeline->n_bins > 0;

  gtk_label_set_label (self->empty_label,
                       timeline == NULL                             ? ""
                       : self->mode == DOSSIER_TIMELINE_KNOWN       ? _("No source has a date of publication")
                                                                    : _("Nothing has a date"));
  gtk_stack_set_visible_child_name (self->stack, timeline == NULL || has_bins ? "chart" : "empty");
  gtk_widget_set_sensitive (self->play_button, has_bins);
  update_zoom (self);
  update_undated (self);
  update_summary (self);
}

static void
forget_answer (DossierTimelinePane *self)
{
  g_clear_pointer (&self->answered_rest, g_free);
  g_clear_pointer (&self->answered_focus, dossier_focus_unref);
  g_clear_pointer (&self->answered_search, dossier_search_unref);
  g_clear_pointer (&self->answer, dossier_matches_unref);
}

static void
answered (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTimelinePane) self = user_data;
  g_autoptr (DossierTimelineAnswer) answer = dossier_timeline_job_run_finish (result, NULL);

  /* An answer that something newer has taken the place of is dropped. */
  if (answer == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, dossier_matches_unref);
  self->answer = g_steal_pointer (&answer->rest);
  dossier_timeline_chart_set_timeline (self->chart, g_steal_pointer (&answer->timeline));
  if (self->looks_first)
    {
      const DossierTimelineRange *range = dossier_timeline_chart_get_range (self->chart);

      self->looks_first = FALSE;
      if (range != NULL && answer->view.days > 0)
        dossier_timeline_view_reveal (&answer->view, range);
      dossier_timeline_chart_set_view (self->chart, &answer->view);
    }
  show_timeline (self);
}

static void
ask (DossierTimelinePane *self)
{
  DossierExploration *exploration = get_exploration (self);
  DossierSearch *search = self->session != NULL ? dossier_session_get_search (self->session) : NULL;
  DossierFocus *focus = exploration != NULL ? dossier_exploration_get_focus (exploration) : NULL;
  DossierTimelineView view = *dossier_timeline_chart_get_view (self->chart);
  gboolean is_same;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (search != NULL && self->answered_search != NULL
      && dossier_search_get_graph (search) != dossier_search_get_graph (self->answered_search))
    self->looks_first = TRUE;
  if (search == NULL)
    {
      forget_answer (self);
      self->looks_first = TRUE;
      dossier_timeline_chart_set_timeline (self->chart, NULL);
      show_timeline (self);
      return;
    }
  /* Not shown, or not yet: there is room for nothing. */
  if (view.width <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  is_same = search == self->answered_search && g_strcmp0 (self->rest, self->answered_rest) == 0
            && (focus == self->answered_focus
                || (focus != NULL && self->answered_focus != NULL && dossier_focus_equal (focus, self->answered_focus)));
  if (!is_same)
    {
      forget_answer (self);
      self->answered_rest = g_strdup (self->rest);
      self->answered_focus = focus != NULL ? dossier_focus_ref (focus) : NULL;
      self->answered_search = dossier_search_ref (search);
    }
  if (self->looks_first)
    view.days = 0;
  self->cancellable = g_cancellable_new ();
  dossier_timeline_job_run_async (search,
                                  self->rest != NULL ? self->rest : "",
                                  focus,
                                  self->mode,
                                  &view,
                                  self->answer,
                                  self->cancellable,
                                  answered,
                                  g_object_ref (self));
}

static void
show_mode (DossierTimelinePane *self)
{
  self->reading = TRUE;
  gtk_toggle_button_set_active (self->mode == DOSSIER_TIMELINE_KNOWN ? self->known_button : self->happened_button, TRUE);
  self->reading = FALSE;
}

/* From the text to the brush. One that cannot be understood leaves everything as it is. */
static void
read_query (DossierTimelinePane *self)
{
  DossierExploration *exploration = get_exploration (self);
  const char *query = exploration != NULL ? dossier_exploration_get_query (exploration) : "";
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, NULL);
  g_autoptr (DossierFilter) before = self->query != NULL ? dossier_filter_parse (self->query, NULL, NULL) : NULL;
  DossierTimelineMode other = self->mode == DOSSIER_TIMELINE_KNOWN ? DOSSIER_TIMELINE_HAPPENED : DOSSIER_TIMELINE_KNOWN;
  DossierTimelineRange range;
  const char *value;
  gboolean has_range;

  if (filter == NULL)
    return;

  /* Whoever has just asked for the other kind of date looks at that. */
  if (get_value (filter, self->mode) == NULL && get_value (filter, other) != NULL
      && (before == NULL || get_value (before, other) == NULL))
    {
      self->mode = other;
      self->looks_first = TRUE;
      show_mode (self);
      update_mark (self);
    }
  g_free (self->query);
  self->query = g_strdup (query);
  g_free (self->rest);
  self->rest = dossier_filter_text_set (query, get_field (self->mode), NULL);

  value = get_value (filter, self->mode);
  has_range = value != NULL && dossier_timeline_range_parse (value, &range);
  dossier_timeline_chart_set_range (self->chart, has_range ? &range : NULL);
  gtk_widget_set_sensitive (self->clear_button, has_range);
  self->reading = TRUE;
  gtk_toggle_button_set_active (self->undated_button, value != NULL && g_ascii_strcasecmp (value, NO_DATE) == 0);
  self->reading = FALSE;
}

static void
query_changed (DossierTimelinePane *self)
{
  /* Whoever asks something else has seen enough. */
  if (!self->writing)
    dossier_timeline_pane_set_playing (self, FALSE);
  read_query (self);
  ask (self);
  update_summary (self);
}

static void
set_value (DossierTimelinePane *self, const char *value)
{
  DossierExploration *exploration = get_exploration (self);

  if (exploration == NULL)
    return;

  self->writing = TRUE;
  dossier_exploration_set_term (exploration, get_field (self->mode), value);
  self->writing = FALSE;
}

static void
write_range (DossierTimelinePane *self, const DossierTimelineRange *range)
{
  g_autofree char *value = range != NULL ? dossier_timeline_range_print (range) : NULL;

  set_value (self, value);
}

static void
brushed (DossierTimelinePane *self)
{
  dossier_timeline_pane_set_playing (self, FALSE);
  write_range (self, dossier_timeline_chart_get_range (self->chart));
}

static void
clear (DossierTimelinePane *self)
{
  dossier_timeline_pane_set_playing (self, FALSE);
  set_value (self, NULL);
}

static void
undated_toggled (DossierTimelinePane *self)
{
  if (self->reading)
    return;

  dossier_timeline_pane_set_playing (self, FALSE);
  set_value (self, gtk_toggle_button_get_active (self->undated_button) ? NO_DATE : NULL);
}

/* Also in the middle of an allocation: nothing here may change a size. */
static void
view_changed (DossierTimelinePane *self)
{
  if (self->session != NULL && dossier_session_get_search (self->session) != NULL)
    ask (self);
  update_zoom (self);
}

static void
zoom_in (DossierTimelinePane *self)
{
  dossier_timeline_chart_zoom (self->chart, ZOOM_STEP);
}

static void
zoom_out (DossierTimelinePane *self)
{
  dossier_timeline_chart_zoom (self->chart, 1 / ZOOM_STEP);
}

static void
mode_toggled (DossierTimelinePane *self)
{
  if (!self->reading)
    dossier_timeline_pane_set_mode (self,
                                    gtk_toggle_button_get_active (self->happened_button) ? DOSSIER_TIMELINE_HAPPENED
                                                                                         : DOSSIER_TIMELINE_KNOWN);
}

void
dossier_timeline_pane_set_mode (DossierTimelinePane *self, DossierTimelineMode mode)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PANE (self));

  if (self->mode == mode)
    return;

  dossier_timeline_pane_set_playing (self, FALSE);
  self->mode = mode;
  self->looks_first = TRUE;
  show_mode (self);
  update_mark (self);
  query_changed (self);
}

/* To what comes after the brush. Without one, to the first that is in view: what is looked at is played, not what was
 * decades before; or to the first of all, if @anew. FALSE at the end. */
static gboolean
step (DossierTimelinePane *self, gboolean anew)
{
  DossierTimeline *timeline = dossier_timeline_chart_get_timeline (self->chart);
  const DossierTimelineRange *range = dossier_timeline_chart_get_range (self->chart);
  gboolean begins = range == NULL;
  DossierTimelineRange before;
  DossierTimelineRange next;
  DossierTimelineView view = *dossier_timeline_chart_get_view (self->chart);
  guint first;
  guint last;

  if (timeline == NULL)
    return FALSE;

  if (begins && !anew && dossier_timeline_view_get_bins (&view, timeline, &first, &last) && first > 0)
    {
      before = dossier_timeline_range_of_bins (timeline, first - 1, first - 1);
      range = &before;
    }
  if (!dossier_timeline_range_step (timeline, range, &next))
    return FALSE;

  /* What was known by a day begins with nothing. */
  if (begins && self->mode == DOSSIER_TIMELINE_KNOWN)
    next.first = G_MININT64;
  write_range (self, &next);
  if (next.first == G_MININT64)
    next.first = timeline->bins[dossier_timeline_find_bin (timeline, next.last)].first;
  if (dossier_timeline_view_reveal (&view, &next))
    dossier_timeline_chart_set_view (self->chart, &view);
  return TRUE;
}

static gboolean
play_on (gpointer user_data)
{
  DossierTimelinePane *self = user_data;

  /* A dossier that takes longer to look through is played more slowly, not in jumps. */
  if (dossier_exploration_is_asking (get_exploration (self)) || step (self, FALSE))
    return G_SOURCE_CONTINUE;

  self->play_source = 0;
  dossier_timeline_pane_set_playing (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_playing (DossierTimelinePane *self)
{
  gboolean playing = self->play_source != 0;
  const char *label = playing ? _("Pause") : _("Play");

  /* Two icons of which one is seen, not one that is another each time: an icon that nobody holds any more GTK may let go
   * of in the thread that reads icons, and just then hand it out again. */
  gtk_stack_set_visible_child_name (self->play_stack, playing ? "pause" : "play");
  gtk_widget_set_tooltip_text (self->play_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
dossier_timeline_pane_set_playing (DossierTimelinePane *self, gboolean playing)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PANE (self));

  if (playing && self->play_source == 0 && self->session != NULL)
    {
      /* At the end it begins anew. */
      if (!step (self, FALSE))
        {
          set_value (self, NULL);
          step (self, TRUE);
        }
      self->play_source
          = g_timeout_add (adw_get_enable_animations (GTK_WIDGET (self)) ? PLAY_TIME : CALM_PLAY_TIME, play_on, self);
    }
  else if (!playing)
    {
      g_clear_handle_id (&self->play_source, g_source_remove);
    }
  show_playing (self);
}

gboolean
dossier_timeline_pane_get_playing (DossierTimelinePane *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_PANE (self), FALSE);

  return self->play_source != 0;
}

gboolean
dossier_timeline_pane_is_settled (DossierTimelinePane *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_PANE (self), FALSE);

  return self->cancellable == NULL;
}

static void
toggle_playing (DossierTimelinePane *self)
{
  dossier_timeline_pane_set_playing (self, self->play_source == 0);
}

static void
search_changed (DossierTimelinePane *self)
{
  update_mark (self);
  ask (self);
}

static void
dossier_timeline_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_timeline_pane_parent_class)->map (widget);
  ask (DOSSIER_TIMELINE_PANE (widget));
}

static void
dossier_timeline_pane_unmap (GtkWidget *widget)
{
  dossier_timeline_pane_set_playing (DOSSIER_TIMELINE_PANE (widget), FALSE);
  GTK_WIDGET_CLASS (dossier_timeline_pane_parent_class)->unmap (widget);
}

void
dossier_timeline_pane_set_session (DossierTimelinePane *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PANE (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  dossier_timeline_pane_set_playing (self, FALSE);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_exploration (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      DossierExploration *exploration = get_exploration (self);

      g_signal_connect_object (session, "notify::search", G_CALLBACK (search_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (update_mark), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (exploration, "notify::query", G_CALLBACK (query_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (exploration, "notify::focus", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (exploration, "notify::matches", G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
    }
  update_mark (self);
  query_changed (self);
}

static void
dossier_timeline_pane_dispose (GObject *object)
{
  DossierTimelinePane *self = DOSSIER_TIMELINE_PANE (object);

  if (self->session != NULL)
    dossier_timeline_pane_set_session (self, NULL);
  g_clear_handle_id (&self->play_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_answer (self);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->rest, g_free);

  G_OBJECT_CLASS (dossier_timeline_pane_parent_class)->dispose (object);
}

static void
dossier_timeline_pane_class_init (DossierTimelinePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_timeline_pane_dispose;
  widget_class->map = dossier_timeline_pane_map;
  widget_class->unmap = dossier_timeline_pane_unmap;

  g_type_ensure (DOSSIER_TYPE_TIMELINE_CHART);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-timeline-pane.ui");
  gtk_widget_class_set_css_name (widget_class, "timelinepane");
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, chart);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, empty_label);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, happened_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, header);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, known_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, play_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, play_stack);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, undated_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTimelinePane, zoom_out_button);
  gtk_widget_class_bind_template_callback (widget_class, brushed);
  gtk_widget_class_bind_template_callback (widget_class, clear);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled);
  gtk_widget_class_bind_template_callback (widget_class, toggle_playing);
  gtk_widget_class_bind_template_callback (widget_class, undated_toggled);
  gtk_widget_class_bind_template_callback (widget_class, view_changed);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out);
}

static void
dossier_timeline_pane_init (DossierTimelinePane *self)
{
  self->looks_first = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->header, dossier_wrap_layout_new (HEADER_SPACING));
  dossier_wrap_layout_wrap_button (GTK_WIDGET (self->happened_button));
  dossier_wrap_layout_wrap_button (GTK_WIDGET (self->known_button));
  show_playing (self);
  show_timeline (self);
}

GtkWidget *
dossier_timeline_pane_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_PANE, NULL);
}

void
dossier_timeline_pane_focus_chart (DossierTimelinePane *self)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PANE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->chart)))
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
