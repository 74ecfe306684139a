/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-config.h"
#include "query/dossier-words.h"
#include "render/dossier-pick.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * What a focus leaves out is told at the nodes where it goes on: "+12" for twelve neighbours that are not shown, filled
 * at a node that the person has collapsed; and a pin at one that always stays. On top of the picture, since none of it
 * is part of a figure; in pixels, since it is there to be clicked.
 */

#define LEAST_PILL_HEIGHT 18.0
#define PILL_ROOM 7.0
/* Above and below the words. */
#define PILL_EDGE 1.0
#define PIN_SIZE 18.0
/* A card smaller than this in the picture has no place for a mark. */
#define LEAST_WIDTH 28.0
/* More than this would cover what they are about. */
#define MAX_DRAWN 400
#define MANY 5000
/* How far a card may be drawn out of its box in the layout. */
#define ENLARGED 120.0

static PangoLayout *
create_text (DossierCanvas *self, guint n_hidden)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  /* Translators: on a node: so many more neighbours are there that are not shown */
  g_autofree char *text = g_strdup_printf (C_ ("hidden neighbors", "+%'u"), n_hidden);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static DossierBox
get_card (DossierCanvas *self, guint node)
{
  DossierBox box = dossier_pick_get_node_box (self->scene, self->viewport.zoom, node);

  return dossier_viewport_box_to_widget (&self->viewport, &box);
}

/* Without asking how it is drawn, which takes longer: that there is nothing to be seen of it. With very many marks also
 * where only its being drawn larger than it is laid out would have made room for one. */
static gboolean
is_out_of_sight (DossierCanvas *self, guint node)
{
  DossierBox box = dossier_viewport_box_to_widget (
      &self->viewport, &dossier_layout_get_boxes (dossier_scene_get_layout (self->scene))[node]);

  if (self->marks->n_marks > MANY && box.width < LEAST_WIDTH)
    return TRUE;
  return box.x > self->viewport.width + ENLARGED || box.y > self->viewport.height + ENLARGED
         || box.x + box.width < -ENLARGED || box.y + box.height < -ENLARGED;
}

static gboolean
is_worth_it (DossierCanvas *self, const DossierFocusMark *mark, const DossierBox *card)
{
  return dossier_scene_is_visible (self->scene, mark->node) && card->width >= LEAST_WIDTH
         && card->x < self->viewport.width && card->y < self->viewport.height && card->x + card->width > 0
         && card->y + card->height > 0;
}

/* Whether another card lies over the place: one that belongs to the selection. */
static gboolean
is_covered (DossierCanvas *self, guint node, const DossierBox *pill)
{
  GArray *cards = dossier_canvas_get_lit_cards (self);
  DossierPoint middle
      = dossier_viewport_to_scene (&self->viewport, pill->x + pill->width / 2, pill->y + pill->height / 2);

  for (guint i = 0; i < cards->len; i++)
    {
      const DossierLitCard *card = &g_array_index (cards, DossierLitCard, i);

      if (card->node == node)
        return FALSE;
      if (middle.x >= card->box.x && middle.x <= card->box.x + card->box.width && middle.y >= card->box.y
          && middle.y <= card->box.y + card->box.height)
        return TRUE;
    }
  return FALSE;
}

/* As high as large text needs it. */
static double
get_pill_height (PangoLayout *text)
{
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  return MAX (height + 2 * PILL_EDGE, LEAST_PILL_HEIGHT);
}

/* Over the right end of the card's lower edge. */
static DossierBox
get_pill_box (const DossierBox *card, PangoLayout *text)
{
  double height = get_pill_height (text);
  int width;

  pango_layout_get_pixel_size (text, &width, NULL);
  return (DossierBox){ round (card->x + card->width - width / 2.0 - PILL_ROOM),
                       round (card->y + card->height - height / 2),
                       width + 2 * PILL_ROOM,
                       height };
}

static GdkRGBA
to_rgba (const DossierColor *color)
{
  return (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue, 1 };
}

static void
snapshot_disc (GtkSnapshot *snapshot, const DossierBox *box, const GdkRGBA *fill, const GdkRGBA *border)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height),
      (float) box->height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (
      snapshot, &outline, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ *border, *border, *border, *border });
}

static void
snapshot_pill (DossierCanvas *self,
               GtkSnapshot *snapshot,
               const DossierStyle *style,
               const DossierFocusMark *mark,
               const DossierBox *card)
{
  g_autoptr (PangoLayout) text = create_text (self, mark->n_hidden);
  DossierBox box = get_pill_box (card, text);
  GdkRGBA strong = to_rgba (&style->selection);
  GdkRGBA ground = to_rgba (&style->ground);
  int width;
  int height;

  if (is_covered (self, mark->node, &box))
    return;

  pango_layout_get_pixel_size (text, &width, &height);
  snapshot_disc (snapshot, &box, mark->collapsed ? &strong : &ground, &strong);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (box.x + PILL_ROOM), (float) (box.y + round ((box.height - height) / 2))));
  gtk_snapshot_append_layout (snapshot, text, mark->collapsed ? &ground : &strong);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_pin (DossierCanvas *self, GtkSnapshot *snapshot, const DossierStyle *style, const DossierBox *card)
{
  DossierBox box = { round (card->x - PIN_SIZE / 3), round (card->y - PIN_SIZE / 2), PIN_SIZE, PIN_SIZE };
  GdkRGBA strong = to_rgba (&style->selection);
  GdkRGBA ground = to_rgba (&style->ground);
  const float size = 12;

  if (self->pin_icon == NULL)
    self->pin_icon
        = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))),
                                      "dossier-pin-symbolic",
                                      NULL,
                                      (int) size,
                                      gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                      gtk_widget_get_direction (GTK_WIDGET (self)),
                                      GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  snapshot_disc (snapshot, &box, &ground, &strong);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (box.x + (PIN_SIZE - size) / 2), (float) (box.y + (PIN_SIZE - size) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->pin_icon), snapshot, size, size, &strong, 1);
  gtk_snapshot_restore (snapshot);
}

void
dossier_canvas_marks_snapshot (DossierCanvas *self, GtkSnapshot *snapshot)
{
  const DossierStyle *style;
  guint n_drawn = 0;

  if (self->marks == NULL || self->scene == NULL)
    return;

  style = dossier_style_get (dossier_scene_get_theme (self->scene));
  for (guint i = 0; i < self->marks->n_marks && n_drawn < MAX_DRAWN; i++)
    {
      const DossierFocusMark *mark = &self->marks->marks[i];
      DossierBox card;

      if (is_out_of_sight (self, mark->node))
        continue;
      card = get_card (self, mark->node);
      if (!is_worth_it (self, mark, &card))
        continue;

      n_drawn++;
      if (mark->n_hidden > 0)
        snapshot_pill (self, snapshot, style, mark, &card);
      if (mark->pinned)
        snapshot_pin (self, snapshot, style, &card);
    }
}

guint
dossier_canvas_marks_find_at (DossierCanvas *self, double x, double y)
{
  guint n_drawn = 0;
  guint found = DOSSIER_INDEX_NONE;
  g_autoptr (PangoLayout) some = NULL;
  double reach;

  if (self->marks == NULL || self->scene == NULL)
    return DOSSIER_INDEX_NONE;

  some = create_text (self, 1);
  reach = get_pill_height (some);
  for (guint i = 0; i < self->marks->n_marks && n_drawn < MAX_DRAWN; i++)
    {
      const DossierFocusMark *mark = &self->marks->marks[i];
      DossierBox card;
      g_autoptr (PangoLayout) text = NULL;
      DossierBox pill;

      if (is_out_of_sight (self, mark->node))
        continue;
      card = get_card (self, mark->node);
      if (!is_worth_it (self, mark, &card))
        continue;

      n_drawn++;
      if (mark->n_hidden == 0 || fabs (y - (card.y + card.height)) > reach)
        continue;
      text = create_text (self, mark->n_hidden);
      pill = get_pill_box (&card, text);
      if (x >= pill.x && x <= pill.x + pill.width && y >= pill.y && y <= pill.y + pill.height
          && !is_covered (self, mark->node, &pill))
        found = mark->node;
    }
  return found;
}

char *
dossier_canvas_marks_describe (DossierCanvas *self, guint node)
{
  const DossierFocusMark *mark = self->marks != NULL ? dossier_focus_marks_find (self->marks, node) : NULL;
  g_autofree char *hidden = NULL;

  if (mark == NULL)
    return NULL;
  if (mark->n_hidden == 0)
    return mark->pinned ? g_strdup (_ ("pinned")) : NULL;
  hidden = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u neighbor not shown", "%'u neighbors not shown", mark->n_hidden),
      mark->n_hidden);
  return dossier_words_join (hidden, mark->pinned ? _ ("pinned") : NULL, NULL);
}

void
dossier_canvas_set_marks (DossierCanvas *self, DossierFocusMarks *marks)
{
  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  if (self->marks == marks)
    return;

  g_clear_pointer (&self->marks, dossier_focus_marks_unref);
  self->marks = marks != NULL ? dossier_focus_marks_ref (marks) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
