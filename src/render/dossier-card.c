/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-card.h"

#include "dossier-label.h"

#include <math.h>

#define LEAST_SIZE 9.5
#define LARGEST_SIZE 16.0
#define LARGEST_DEGREE 64 /* and more are drawn in the largest size */

#define LINE_SPACING 1.3

/* In parts of the font size. */
typedef struct
{
  DossierFontStyle style;
  double label_width;
  guint max_lines;
  double side;   /* padding at the sides */
  double above;  /* and above and below */
  double radius; /* points; a negative one: half the height */
  double stroke; /* points */
} ShapeRule;

static const ShapeRule rules[] = {
  [DOSSIER_SHAPE_ACTOR] = { DOSSIER_FONT_BOLD, 11.5, 3, 1.0, 0.5, -1, 1.2 },
  [DOSSIER_SHAPE_STATEMENT] = { DOSSIER_FONT_REGULAR, 13.5, 4, 0.85, 0.6, 7, 0.9 },
  [DOSSIER_SHAPE_MEASURE] = { DOSSIER_FONT_REGULAR, 12.0, 4, 0.95, 0.7, 2, 1.1 },
  [DOSSIER_SHAPE_ELEMENT] = { DOSSIER_FONT_BOLD, 12.0, 1, 0.5, 0.5, 2, 1.2 },
  [DOSSIER_SHAPE_MATERIAL] = { DOSSIER_FONT_REGULAR, 11.0, 3, 0.85, 0.6, 2, 1.2 },
  [DOSSIER_SHAPE_OTHER] = { DOSSIER_FONT_REGULAR, 12.0, 3, 0.85, 0.6, 4, 1.0 },
};

DossierShape
dossier_card_get_shape (const DossierNode *node)
{
  switch (node->type)
    {
    case DOSSIER_NODE_TYPE_ACTOR:
      return DOSSIER_SHAPE_ACTOR;
    case DOSSIER_NODE_TYPE_STATEMENT:
      return DOSSIER_SHAPE_STATEMENT;
    case DOSSIER_NODE_TYPE_MEASURE:
      return DOSSIER_SHAPE_MEASURE;
    case DOSSIER_NODE_TYPE_ELEMENT:
      {
        const char *symbol = dossier_node_get_property (node, "symbol");

        return symbol != NULL && *symbol != '\0' ? DOSSIER_SHAPE_ELEMENT : DOSSIER_SHAPE_MATERIAL;
      }
    case DOSSIER_NODE_TYPE_OTHER:
    default:
      return DOSSIER_SHAPE_OTHER;
    }
}

double
dossier_card_get_font_size (DossierShape shape, guint degree)
{
  double part = 0;

  if (shape == DOSSIER_SHAPE_STATEMENT)
    return LEAST_SIZE;

  /* By the logarithm: the eye reads sizes as ratios, and degrees of such graphs span a few powers of two. Half points,
   * so that there are a few sizes and not a jumble. */
  part = MIN (log2 (CLAMP (degree, 1, LARGEST_DEGREE)) / log2 (LARGEST_DEGREE), 1);
  return floor ((LEAST_SIZE + part * (LARGEST_SIZE - LEAST_SIZE)) * 2) / 2;
}

static DossierTextRun *
add_text (DossierCard *card, DossierLabel *label, DossierFontStyle style, double size)
{
  DossierTextRun *run = &card->texts[card->n_texts++];

  run->text = g_steal_pointer (&label->text);
  run->style = style;
  run->size = size;
  run->language = label->language;
  run->right_to_left = label->right_to_left;
  run->align = 0.5;
  run->line_height = ceil (size * LINE_SPACING * 4) / 4;
  return run;
}

static void
lay_out_element (DossierCard *card, const DossierNode *node, double size, const char *said, gboolean estimate)
{
  const char *number = dossier_node_get_property (node, "atomicNumber");
  DossierLabel symbol;
  DossierLabel name;
  DossierTextRun *run = NULL;
  double padding = size * 0.55;
  double name_height = 0;
  double side = 0;

  dossier_label_init (&symbol, dossier_node_get_property (node, "symbol"),
                      &(DossierLabelSpec){ DOSSIER_FONT_BOLD, size * 1.8, 4, 1, estimate, said });
  dossier_label_init (&name, node->label,
                      &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, size * 0.85, 8.5, 2, estimate, said });
  side = MAX (symbol.width, name.width) + 2 * padding;
  side = MAX (side, size * (3.9 + name.n_lines * 1.1));
  card->width = card->height = ceil (side);
  name_height = name.n_lines * size * 1.1;

  /* The symbol stands in the middle between the number above and the name below. */
  run = add_text (card, &symbol, DOSSIER_FONT_BOLD, size * 1.8);
  run->x = card->width / 2;
  run->max_width = card->width - padding;
  run->line_height = size * 2;
  run->y = (padding * 0.6 + size * 0.6 + card->height - padding * 0.9 - name_height - run->line_height) / 2;

  run = add_text (card, &name, DOSSIER_FONT_REGULAR, size * 0.85);
  run->x = card->width / 2;
  run->max_width = card->width - padding;
  run->line_height = size * 1.1;
  run->y = card->height - padding * 0.9 - name_height;

  if (number != NULL && *number != '\0')
    {
      DossierLabel label;

      dossier_label_init (&label, number,
                          &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, size * 0.75, 4, 1, estimate, said });
      run = add_text (card, &label, DOSSIER_FONT_REGULAR, size * 0.75);
      run->align = 0;
      run->x = padding;
      run->max_width = card->width - 2 * padding;
      run->y = padding * 0.6;
      dossier_label_clear (&label);
    }
  dossier_label_clear (&symbol);
  dossier_label_clear (&name);
}

static void
lay_out_label (
    DossierCard *card, const DossierNode *node, const ShapeRule *rule, double size, const char *said, gboolean estimate)
{
  DossierLabel label;
  DossierTextRun *run = NULL;
  double side = rule->side * size;
  double above = rule->above * size;
  double gutter = 0;

  dossier_label_init (&label, node->label,
                      &(DossierLabelSpec){ rule->style, size, rule->label_width, rule->max_lines, estimate, said });
  card->right_to_left = label.right_to_left;
  if (card->shape == DOSSIER_SHAPE_STATEMENT)
    {
      card->decoration = size * 0.95;
      gutter = card->decoration + size * 0.45;
    }
  else if (card->shape == DOSSIER_SHAPE_MEASURE)
    {
      card->decoration = size * 0.85;
    }

  run = add_text (card, &label, rule->style, size);
  card->height = ceil (label.n_lines * run->line_height + 2 * above);
  /* Lines of a card with round ends keep clear of the curve. */
  if (card->shape == DOSSIER_SHAPE_ACTOR && label.n_lines > 1)
    side += size * 0.15 * label.n_lines;
  card->width = ceil (label.width + 0.5 + 2 * side + gutter);
  card->width = MAX (card->width, card->height);

  run->y = (card->height - label.n_lines * run->line_height) / 2;
  run->max_width = card->width - 2 * side - gutter;
  if (card->shape == DOSSIER_SHAPE_STATEMENT)
    {
      run->align = card->right_to_left ? 1 : 0;
      run->x = card->right_to_left ? card->width - side - gutter : side + gutter;
    }
  else
    {
      run->x = card->width / 2;
    }
  dossier_label_clear (&label);
}

DossierCard *
dossier_card_new (const DossierNode *node, guint degree, const char *said, gboolean estimate)
{
  DossierCard *card = g_new0 (DossierCard, 1);
  const ShapeRule *rule = NULL;
  double size = 0;

  card->shape = dossier_card_get_shape (node);
  rule = &rules[card->shape];
  size = dossier_card_get_font_size (card->shape, degree);
  if (card->shape == DOSSIER_SHAPE_ELEMENT)
    lay_out_element (card, node, size, said, estimate);
  else
    lay_out_label (card, node, rule, size, said, estimate);
  card->radius = rule->radius < 0 ? MIN (card->height / 2, size * 1.4) : rule->radius;
  card->stroke = rule->stroke;
  return card;
}

void
dossier_card_free (DossierCard *card)
{
  if (card == NULL)
    return;
  for (guint i = 0; i < card->n_texts; i++)
    g_free ((char *) card->texts[i].text);
  g_free (card);
}
