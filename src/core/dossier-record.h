/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * The records of a graph. Each is immutable once it is in a graph, atomically reference-counted and shared between
 * snapshots, so any thread may read any field without a lock. Every string is owned by its record, UTF-8 and plain
 * text: never markup. Strings may be read for as long as a reference to the record, or to a graph that holds it, is
 * kept.
 */

typedef struct _DossierSource DossierSource;
typedef struct _DossierCitation DossierCitation;
typedef struct _DossierNode DossierNode;
typedef struct _DossierEdge DossierEdge;
typedef struct _DossierProperty DossierProperty;

/**
 * DossierNodeType:
 *
 * The types that the program draws in a style of their own; any other word is %DOSSIER_NODE_TYPE_OTHER and keeps its
 * word in #DossierNode.type.
 */
typedef enum
{
  DOSSIER_NODE_TYPE_ACTOR,
  DOSSIER_NODE_TYPE_STATEMENT,
  DOSSIER_NODE_TYPE_MEASURE,
  DOSSIER_NODE_TYPE_ELEMENT,
  DOSSIER_NODE_TYPE_OTHER,
} DossierNodeType;

#define DOSSIER_N_NODE_TYPES (DOSSIER_NODE_TYPE_OTHER + 1)

/**
 * DossierDateBasis:
 *
 * Where the date of a citation comes from. %DOSSIER_DATE_BASIS_NONE: the file does not say.
 */
typedef enum
{
  DOSSIER_DATE_BASIS_NONE,
  DOSSIER_DATE_BASIS_STATED,
  DOSSIER_DATE_BASIS_DERIVED,
  DOSSIER_DATE_BASIS_UNKNOWN,
} DossierDateBasis;

/**
 * DossierProperty:
 * @name: the member's name
 * @value: a string as it is; a number, boolean or null as JSON writes it; an object or array as JSON text
 */
struct _DossierProperty
{
  const char *name;
  const char *value;
};

/**
 * DossierSource: (ref-func dossier_source_ref) (unref-func dossier_source_unref)
 * @id: unique among the sources
 * @title: never empty
 * @publisher: (nullable):
 * @author: (nullable):
 * @url: (nullable): as written; only `http:` and `https:` may be opened
 * @date_published: (nullable): EDTF
 * @date_retrieved: (nullable): EDTF
 * @lang: (nullable): BCP 47
 * @text: (nullable): path of the plain-text copy, relative to the dossier; checked to stay inside its folder
 * @content_hash: (nullable): `sha256-` and 64 hex digits
 * @note: (nullable):
 * @published: @date_published, parsed
 */
struct _DossierSource
{
  const char *id;
  const char *title;
  const char *publisher;
  const char *author;
  const char *url;
  const char *date_published;
  const char *date_retrieved;
  const char *lang;
  const char *text;
  const char *content_hash;
  const char *note;
  DossierDate published;
};

/**
 * DossierCitation:
 * @source: id of a source of the same graph
 * @exact: the quoted words, never empty
 * @prefix: (nullable): the words before
 * @suffix: (nullable): the words after
 * @start: offset of the first code point in the source's text, or -1
 * @end: offset after the last code point, or -1
 * @date_text: (nullable): EDTF: the date that the quoted words give
 * @note: (nullable):
 * @date: @date_text, parsed
 * @basis: where the date comes from
 */
struct _DossierCitation
{
  const char *source;
  const char *exact;
  const char *prefix;
  const char *suffix;
  gint64 start;
  gint64 end;
  const char *date_text;
  const char *note;
  DossierDate date;
  DossierDateBasis basis;
};

/**
 * DossierNode: (ref-func dossier_node_ref) (unref-func dossier_node_unref)
 * @id: unique among the nodes
 * @type_name: the type as written, such as "actor"
 * @kind: (nullable): finer than type, such as "person"
 * @label: never empty
 * @aliases: (nullable) (array zero-terminated=1):
 * @description: (nullable):
 * @date_text: (nullable): EDTF: when it was said or took effect
 * @date: @date_text, parsed
 * @type: @type_name as the program knows it
 * @citations: (array length=n_citations): never %NULL entries
 * @properties: (array length=n_properties): in the file's order
 */
struct _DossierNode
{
  const char *id;
  const char *type_name;
  const char *kind;
  const char *label;
  const char *const *aliases;
  const char *description;
  const char *date_text;
  DossierDate date;
  DossierNodeType type;
  guint n_citations;
  guint n_properties;
  const DossierCitation *citations;
  const DossierProperty *properties;
};

/**
 * DossierEdge: (ref-func dossier_edge_ref) (unref-func dossier_edge_unref)
 * @id: (nullable): unique among the edges; %NULL where the file gives none, until the first edit of the dossier gives
 *   one, which is then saved
 * @from: id of a node
 * @to: id of a node
 * @type: the relation, such as "responds-to"
 * @label: (nullable):
 * @date_text: (nullable): EDTF
 * @date: @date_text, parsed
 * @citations: (array length=n_citations):
 * @properties: (array length=n_properties):
 */
struct _DossierEdge
{
  const char *id;
  const char *from;
  const char *to;
  const char *type;
  const char *label;
  const char *date_text;
  DossierDate date;
  guint n_citations;
  guint n_properties;
  const DossierCitation *citations;
  const DossierProperty *properties;
};

const DossierSource *dossier_source_ref (const DossierSource *source);
void dossier_source_unref (const DossierSource *source);
const DossierNode *dossier_node_ref (const DossierNode *node);
void dossier_node_unref (const DossierNode *node);
const DossierEdge *dossier_edge_ref (const DossierEdge *edge);
void dossier_edge_unref (const DossierEdge *edge);

DossierNodeType dossier_node_type_from_name (const char *name);
const char *dossier_node_type_get_name (DossierNodeType type);
const char *dossier_date_basis_get_name (DossierDateBasis basis);
const char *dossier_node_get_property (const DossierNode *node, const char *name);

G_END_DECLS
