/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-generator-words.h"

/* From frequent to rare. */
static const char *const words[] = {
  "the",        "of",         "to",          "and",        "in",          "that",      "a",           "for",
  "on",         "is",         "will",        "with",       "as",          "by",        "from",        "not",
  "it",         "be",         "are",         "has",        "its",         "was",       "this",        "which",
  "at",         "an",         "would",       "have",       "were",        "new",       "after",       "more",
  "than",       "their",      "export",      "trade",      "goods",       "under",     "only",        "two",
  "also",       "other",      "market",      "supply",     "rules",       "over",      "between",     "before",
  "companies",  "industry",   "material",    "measure",    "licence",     "control",   "ministry",    "officials",
  "production", "price",      "year",        "month",      "week",        "against",   "without",     "during",
  "plan",       "report",     "statement",   "agency",     "global",      "domestic",  "foreign",     "technology",
  "equipment",  "metal",      "magnet",      "battery",    "processing",  "mining",    "refining",    "shipment",
  "customs",    "border",     "harbour",     "review",     "notice",      "article",   "decision",    "request",
  "applies",    "covers",     "limits",      "permits",    "follows",     "expects",   "announced",   "stated",
  "described",  "confirmed",  "rejected",    "delayed",    "extended",    "replaced",  "increase",    "decrease",
  "demand",     "reserve",    "stock",       "factory",    "supplier",    "buyer",     "contract",    "agreement",
  "partner",    "council",    "committee",   "institute",  "laboratory",  "survey",    "estimate",    "forecast",
  "quarter",    "percent",    "tonnes",      "kilograms",  "value",       "share",     "capacity",    "output",
  "energy",     "transport",  "vehicle",     "turbine",    "aircraft",    "medical",   "civilian",    "dual-use",
  "purpose",    "end-user",   "certificate", "inspection", "compliance",  "procedure", "transition",  "exemption",
  "amendment",  "annex",      "paragraph",   "schedule",   "dispute",     "panel",     "appeal",      "ruling",
  "tariff",     "quota",      "subsidy",     "investment", "fund",        "project",   "region",      "province",
  "northern",   "southern",   "eastern",     "western",    "coastal",     "island",    "valley",      "river",
  "research",   "university", "engineer",    "analyst",    "observer",    "reporter",  "newspaper",   "broadcaster",
  "interview",  "conference", "briefing",    "document",   "letter",      "message",   "question",    "answer",
  "concern",    "risk",       "shortage",    "delay",      "cost",        "benefit",   "alternative", "recycling",
  "substitute", "separation", "oxide",       "alloy",      "ore",         "deposit",   "concentrate", "catalyst",
  "sensor",     "engine",     "generator",   "component",  "chip",        "display",   "cable",       "tool",
};

static const char *const beginnings[] = {
  "Ba", "Bel", "Bo", "Cal", "Cor", "Da",  "Del", "Do", "El",  "Fa",  "Fen", "Ga", "Gor", "Ha", "Hel", "Il",
  "Ja", "Ka",  "Ko", "La",  "Lin", "Lo",  "Ma",  "Me", "Mor", "Na",  "Nel", "No", "Or",  "Pa", "Pe",  "Qua",
  "Ra", "Ri",  "Ro", "Sa",  "Sel", "Shi", "Sol", "Ta", "Tel", "Tor", "Ul",  "Va", "Vel", "Wa", "Yo",  "Zé",
};

static const char *const middles[] = {
  "ba", "da", "de", "di", "do", "ka", "la", "le", "li", "lo", "ma", "me",
  "mi", "na", "ne", "ni", "no", "ra", "re", "ri", "ro", "sa", "ta", "va",
};

static const char *const ends[] = {
  "bek", "den", "dor", "kan", "ler", "lin", "mar", "min", "nak", "nor", "ran", "rel",
  "rin", "ros", "sen", "shi", "tan", "tel", "ton", "van", "vik", "wen", "yan", "zor",
};

static const char *
pick (GRand *random, const char *const *list, guint length)
{
  return list[g_rand_int_range (random, 0, (gint32) length)];
}

void
dossier_generator_append_word (GString *out, GRand *random)
{
  /* Each doubling of the rank is as likely as the next: the frequency falls as 1/rank. In whole numbers, so that it is
   * the same on every machine. */
  guint32 octave = 1u << g_rand_int_range (random, 0, 8);
  guint32 rank = octave - 1 + (guint32) g_rand_int_range (random, 0, (gint32) octave);

  g_string_append (out, words[MIN (rank, G_N_ELEMENTS (words) - 1)]);
}

static void
append_name_word (GString *out, GRand *random)
{
  g_string_append (out, pick (random, beginnings, G_N_ELEMENTS (beginnings)));
  if (g_rand_int_range (random, 0, 3) > 0)
    g_string_append (out, pick (random, middles, G_N_ELEMENTS (middles)));
  g_string_append (out, pick (random, ends, G_N_ELEMENTS (ends)));
}

void
dossier_generator_append_name (GString *out, GRand *random, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_name_word (out, random);
    }
}

void
dossier_generator_append_sentence (GString *out, GRand *random, guint n_words, gboolean full_stop)
{
  gsize start = out->len;

  for (guint i = 0; i < n_words; i++)
    {
      guint dice = (guint) g_rand_int_range (random, 0, 100);

      /* Now and then a no-break space, as in text from the web. */
      if (i > 0)
        g_string_append (out, dice == 0 ? "\xc2\xa0" : dice < 6 ? ", " : " ");

      if (dice > 90)
        append_name_word (out, random);
      else if (dice > 88)
        g_string_append_printf (out, "%d", g_rand_int_range (random, 2, 3000));
      else if (dice > 87)
        {
          g_string_append (out, "“");
          dossier_generator_append_word (out, random);
          g_string_append (out, "”");
        }
      else
        dossier_generator_append_word (out, random);
    }

  if (g_ascii_islower (out->str[start]))
    out->str[start] = g_ascii_toupper (out->str[start]);
  if (full_stop)
    g_string_append_c (out, '.');
}
