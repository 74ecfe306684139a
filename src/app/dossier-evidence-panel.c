/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-evidence-panel.h"

#include "dossier-citation-card.h"
#include "dossier-config.h"
#include "dossier-contradiction-card.h"
#include "dossier-evidence-heading.h"
#include "dossier-evidence-parts.h"
#include "dossier-relation-list.h"
#include "dossier-relation-row.h"
#include "dossier-summary.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

/* Steps of one frame: laying cards out takes longer than making them, and both must fit. */
#define FIRST_STEPS 2
#define STEPS_A_FRAME 1

/* What is left to be made for the selection, in the order in which it stands. */
typedef enum
{
  STEP_SUMMARY, /* all there is with nothing selected */
  STEP_HEADING,
  STEP_CONTRADICTIONS,
  STEP_CITATIONS,
  STEP_RELATIONS,
  STEP_DONE,
} Step;

struct _DossierEvidencePanel
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierSelection selection;
  guint *contradictions;
  guint n_contradictions;
  Step step;
  guint n_made; /* within the step */
  guint rebuild_id;
  guint fill_id;
  gboolean closable;

  GtkBox *content;
  GtkScrolledWindow *scrolled_window;
};

G_DEFINE_FINAL_TYPE (DossierEvidencePanel, dossier_evidence_panel, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_CLOSABLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
append (DossierEvidencePanel *self, GtkWidget *widget)
{
  gtk_box_append (self->content, widget);
}

static void
append_section (DossierEvidencePanel *self, const char *text)
{
  GtkWidget *heading = dossier_parts_heading (text);

  gtk_widget_add_css_class (heading, "section-header");
  append (self, heading);
}

static void
next_step (DossierEvidencePanel *self)
{
  self->step++;
  self->n_made = 0;
}

static void
append_ends (DossierEvidencePanel *self, DossierGraph *graph)
{
  GtkWidget *list = dossier_relation_row_create_list (self->session);
  guint from;
  guint to;

  dossier_graph_get_edge_ends (graph, self->selection.edge, &from, &to);
  gtk_list_box_append (GTK_LIST_BOX (list), dossier_relation_row_new_for_end (self->session, from));
  gtk_list_box_append (GTK_LIST_BOX (list), dossier_relation_row_new_for_end (self->session, to));
  append (self, list);
}

static void
make_heading (DossierEvidencePanel *self, DossierGraph *graph)
{
  if (self->selection.node != DOSSIER_INDEX_NONE)
    {
      append (self, dossier_evidence_heading_new_for_node (graph, self->selection.node));
    }
  else
    {
      append (self, dossier_evidence_heading_new_for_edge (graph, self->selection.edge));
      /* A contradiction's card has both ends. */
      if (self->n_contradictions == 0)
        append_ends (self, graph);
    }
  next_step (self);
}

static void
make_contradiction (DossierEvidencePanel *self, DossierGraph *graph)
{
  guint edge;
  guint first = self->selection.node;

  if (self->n_made == self->n_contradictions)
    {
      next_step (self);
      return;
    }

  edge = self->contradictions[self->n_made];
  if (first == DOSSIER_INDEX_NONE)
    dossier_graph_get_edge_ends (graph, edge, &first, NULL);
  if (self->n_made == 0)
    append_section (self, g_dngettext (GETTEXT_PACKAGE, "Contradiction", "Contradictions", self->n_contradictions));
  append (self, dossier_contradiction_card_new (self->session, edge, first));
  self->n_made++;
}

static void
make_citation (DossierEvidencePanel *self, DossierGraph *graph)
{
  const DossierChecks *checks = dossier_session_get_checks (self->session);
  const DossierCitation *citations;
  const DossierCheck *check = NULL;
  guint n_citations;

  if (self->selection.node != DOSSIER_INDEX_NONE)
    {
      const DossierNode *node = dossier_graph_get_node (graph, self->selection.node);

      citations = node->citations;
      n_citations = node->n_citations;
      if (checks != NULL && self->n_made < n_citations)
        check = dossier_checks_get_for_node (checks, self->selection.node, self->n_made);
    }
  else
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, self->selection.edge);

      citations = edge->citations;
      n_citations = edge->n_citations;
      if (checks != NULL && self->n_made < n_citations)
        check = dossier_checks_get_for_edge (checks, self->selection.edge, self->n_made);
    }

  if (n_citations == 0)
    append (self, dossier_evidence_heading_new_uncited ());
  if (self->n_made == n_citations)
    {
      next_step (self);
      return;
    }

  if (self->n_made == 0)
    append_section (self, g_dngettext (GETTEXT_PACKAGE, "Quote", "Quotes", n_citations));
  append (self, dossier_citation_card_new (graph, &citations[self->n_made], check));
  self->n_made++;
}

static void
make_relations (DossierEvidencePanel *self)
{
  if (self->selection.node != DOSSIER_INDEX_NONE)
    append (self, dossier_relation_list_new (self->session, self->selection.node));
  next_step (self);
}

/* FALSE when all is made. */
static gboolean
make_some (DossierEvidencePanel *self, guint n_steps)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);

  while (self->step != STEP_DONE && n_steps-- > 0)
    {
      switch (self->step)
        {
        case STEP_SUMMARY:
          if (!dossier_summary_append_piece (self->content, self->session, self->n_made++))
            self->step = STEP_DONE;
          break;
        case STEP_HEADING:
          make_heading (self, graph);
          break;
        case STEP_CONTRADICTIONS:
          make_contradiction (self, graph);
          break;
        case STEP_CITATIONS:
          make_citation (self, graph);
          break;
        case STEP_RELATIONS:
          make_relations (self);
          break;
        case STEP_DONE:
        default:
          g_assert_not_reached ();
        }
    }

  return self->step != STEP_DONE;
}

static gboolean
fill (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  DossierEvidencePanel *self = DOSSIER_EVIDENCE_PANEL (widget);

  /* What is being made is of a dossier that is shown no more: it goes with the next rebuild. */
  if (self->rebuild_id != 0)
    return G_SOURCE_CONTINUE;
  if (make_some (self, STEPS_A_FRAME))
    return G_SOURCE_CONTINUE;

  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus_within (DossierEvidencePanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content));
}

static void
clear (DossierEvidencePanel *self)
{
  GtkWidget *child;

  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;
  g_clear_pointer (&self->contradictions, g_free);
  self->n_contradictions = 0;
  /* Where a row or button that goes away has the focus, the pane keeps it: the keyboard stays where it was. */
  if (has_focus_within (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scrolled_window));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

static void
find_contradictions (DossierEvidencePanel *self, DossierGraph *graph)
{
  if (self->selection.node != DOSSIER_INDEX_NONE)
    {
      self->contradictions =
          dossier_relation_list_contradictions (graph, self->selection.node, &self->n_contradictions);
    }
  else if (dossier_relation_is_symmetric (dossier_graph_get_edge (graph, self->selection.edge)->type))
    {
      self->contradictions = g_memdup2 (&self->selection.edge, sizeof self->selection.edge);
      self->n_contradictions = 1;
    }
}

static gboolean
rebuild (gpointer user_data)
{
  DossierEvidencePanel *self = user_data;
  DossierGraph *graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;

  self->rebuild_id = 0;
  clear (self);
  if (graph == NULL)
    return G_SOURCE_REMOVE;

  self->selection = dossier_session_get_selection (self->session);
  if (self->selection.node == DOSSIER_INDEX_NONE && self->selection.edge == DOSSIER_INDEX_NONE)
    {
      self->step = STEP_SUMMARY;
    }
  else
    {
      find_contradictions (self, graph);
      self->step = STEP_HEADING;
    }
  self->n_made = 0;
  /* What comes first is there at once, without a flicker. */
  if (make_some (self, FIRST_STEPS))
    self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn, or a key held down, make one rebuild; it comes before the next frame. */
static void
queue_rebuild (DossierEvidencePanel *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild, self, NULL);
}

void
dossier_evidence_panel_set_session (DossierEvidencePanel *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_EVIDENCE_PANEL (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  clear (self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::state", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::checks", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
    }
  queue_rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static void
set_closable (DossierEvidencePanel *self, gboolean closable)
{
  if (self->closable == closable)
    return;

  self->closable = closable;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CLOSABLE]);
}

static void
dossier_evidence_panel_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierEvidencePanel *self = DOSSIER_EVIDENCE_PANEL (object);

  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_CLOSABLE:
      g_value_set_boolean (value, self->closable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_evidence_panel_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierEvidencePanel *self = DOSSIER_EVIDENCE_PANEL (object);

  switch (property_id)
    {
    case PROP_SESSION:
      dossier_evidence_panel_set_session (self, g_value_get_object (value));
      break;
    case PROP_CLOSABLE:
      set_closable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_evidence_panel_dispose (GObject *object)
{
  DossierEvidencePanel *self = DOSSIER_EVIDENCE_PANEL (object);

  if (self->session != NULL)
    dossier_evidence_panel_set_session (self, NULL);
  g_clear_handle_id (&self->rebuild_id, g_source_remove);

  G_OBJECT_CLASS (dossier_evidence_panel_parent_class)->dispose (object);
}

static void
dossier_evidence_panel_class_init (DossierEvidencePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_evidence_panel_get_property;
  object_class->set_property = dossier_evidence_panel_set_property;
  object_class->dispose = dossier_evidence_panel_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION, flags);
  props[PROP_CLOSABLE] = g_param_spec_boolean ("closable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-evidence-panel.ui");
  gtk_widget_class_set_css_name (widget_class, "evidence");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.leave-evidence", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, DossierEvidencePanel, content);
  gtk_widget_class_bind_template_child (widget_class, DossierEvidencePanel, scrolled_window);
}

static void
dossier_evidence_panel_init (DossierEvidencePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_evidence_panel_new (void)
{
  return g_object_new (DOSSIER_TYPE_EVIDENCE_PANEL, NULL);
}
