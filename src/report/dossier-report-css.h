/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

/* The style sheet of a report in HTML: screen, light and dark, and paper. */
extern const char *const dossier_report_css;
