/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-error.h"

/*
 * The base layer's errors, which carry the folder and the errno that a sentence needs.
 *
 * Invariant: every LEADS_BASE_ERROR is made by leads_base_error_set().
 */

typedef struct {
  char *directory;
  int   errnum;
} LeadsBaseErrorPrivate;

static void
leads_base_error_private_init (LeadsBaseErrorPrivate *priv)
{
  priv->directory = NULL;
  priv->errnum = 0;
}

static void
leads_base_error_private_copy (const LeadsBaseErrorPrivate *source,
                               LeadsBaseErrorPrivate       *copy)
{
  copy->directory = g_strdup (source->directory);
  copy->errnum = source->errnum;
}

static void
leads_base_error_private_clear (LeadsBaseErrorPrivate *priv)
{
  g_clear_pointer (&priv->directory, g_free);
}

G_DEFINE_EXTENDED_ERROR (LeadsBaseError, leads_base_error)

static const char *
describe (LeadsBaseError code)
{
  switch (code)
    {
    case LEADS_BASE_ERROR_SPOOL_CREATE:
      return "Cannot create a temporary file";
    case LEADS_BASE_ERROR_SPOOL_FULL:
      return "No space for a temporary file";
    case LEADS_BASE_ERROR_SPOOL_IO:
      return "Cannot use a temporary file";
    default:
      g_assert_not_reached ();
    }
}

void
leads_base_error_set (GError         **error,
                      LeadsBaseError   code,
                      const char      *directory,
                      int              errnum)
{
  LeadsBaseErrorPrivate *priv;

  g_return_if_fail (directory != NULL);

  if (error == NULL)
    return;

  g_set_error (error, LEADS_BASE_ERROR, code, "%s in %s: %s", describe (code), directory, g_strerror (errnum));
  priv = leads_base_error_get_private (*error);
  priv->directory = g_strdup (directory);
  priv->errnum = errnum;
}

const char *
leads_base_error_get_directory (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == LEADS_BASE_ERROR, NULL);

  return leads_base_error_get_private (error)->directory;
}

int
leads_base_error_get_errno (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == LEADS_BASE_ERROR, 0);

  return leads_base_error_get_private (error)->errnum;
}
