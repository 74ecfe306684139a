/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends made-up text as it may stand between the quotes of a JSON string. */

/* @n_words words as of a sentence, with a capital, a name here and there, and a full stop where @full_stop. */
void dossier_generator_append_sentence (GString *out, GRand *random, guint n_words, gboolean full_stop);
/* A name of @n_words words. */
void dossier_generator_append_name (GString *out, GRand *random, guint n_words);
/* One plain word. */
void dossier_generator_append_word (GString *out, GRand *random);

G_END_DECLS
