/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-report.h"

G_BEGIN_DECLS

/*
 * The sources that a report quotes, for reference managers, in the order in which the report numbers them.
 */

/* CSL-JSON (csl-data.json, 1.0.2): newspaper articles where a publisher is named, else web pages or documents. */
GBytes *dossier_bibliography_write_csl_json (DossierReport *report);
/* BibTeX, in UTF-8, with the fields that biblatex adds for dates. */
GBytes *dossier_bibliography_write_bibtex (DossierReport *report);

G_END_DECLS
