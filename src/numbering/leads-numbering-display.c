/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-numbering-plan.h>

#include "leads-numbering-plan-private.h"

#include <string.h>

/*
 * Numbers as people write them. Invariant: whatever is written has the number's digits, all of them and in order, so
 * that what is shown can be read again.
 */

/* What a number's digits are, taken apart; the groups are those of its display form, after the country code. */
typedef struct {
  char digits[LEADS_NUMBER_TEXT_SIZE]; /* canonical, with the plus */
  const LeadsPlanCode *code;           /* or NULL */
  const char *national;
  guint n_national;
  const char *template;
  guint n_groups; /* at least one */
  guint8 lengths[LEADS_PLAN_FORMAT_MAX_GROUPS];
} Shape;

/* How many digits each group takes: each as many as it can, as patterns do, as long as enough are left. */
static gboolean
fit (const LeadsPlanFormat *format,
     Shape                 *shape)
{
  guint least = 0;
  guint left = shape->n_national;

  for (guint i = 0; i < format->n_groups; i++)
    least += format->least[i];
  if (left < least)
    return FALSE;
  for (guint i = 0; i < format->n_groups; i++)
    {
      least -= format->least[i];
      shape->lengths[i] = (guint8) MIN (format->most[i], left - least);
      left -= shape->lengths[i];
    }
  shape->n_groups = format->n_groups;
  return left == 0;
}

static guint
find_choice (const LeadsPlanTables *tables,
             const Shape           *shape)
{
  guint place = shape->code->display;

  for (guint i = 0; i < shape->n_national && !(place & LEADS_PLAN_CHOICE); i++)
    place = tables->displays[place][shape->national[i] - '0'];
  return place & LEADS_PLAN_CHOICE ? place & ~(guint) LEADS_PLAN_CHOICE : tables->display_choices[place];
}

/* @number must be one. */
static void
take_shape (const LeadsNumberingPlan *plan,
            guint64                   number,
            Shape                    *shape)
{
  const LeadsPlanTables *tables = plan->tables;
  guint n_digits = (guint) leads_number_format (number, shape->digits) - 1;

  shape->code = leads_numbering_plan_find_code (plan, shape->digits + 1, n_digits);
  shape->national = shape->digits + 1 + (shape->code != NULL ? shape->code->n_digits : 0);
  shape->n_national = n_digits - (shape->code != NULL ? shape->code->n_digits : 0);
  if (shape->code != NULL && shape->n_national > 0)
    for (guint i = find_choice (tables, shape); tables->choices[i] != LEADS_PLAN_END_OF_CHOICE; i++)
      {
        const LeadsPlanFormat *format = &tables->formats[tables->choices[i]];

        shape->template = tables->texts + format->template;
        if (fit (format, shape))
          return;
      }
  shape->template = "$1";
  shape->n_groups = 1;
  shape->lengths[0] = (guint8) shape->n_national;
}

/* Writes the groups as the template has them; separators that would not fit are left out. */
static gsize
write_groups (const Shape *shape,
              char        *text,
              gsize        size)
{
  const char *digits = shape->national;
  guint n_left = shape->n_national;
  guint group = 0;
  gsize n = 0;

  for (const char *c = shape->template; *c != '\0'; c++)
    if (*c == '$')
      {
        memcpy (text + n, digits, shape->lengths[group]);
        n += shape->lengths[group];
        digits += shape->lengths[group];
        n_left -= shape->lengths[group];
        group++;
        c++;
      }
    else if (n + n_left + 2 < size)
      text[n++] = *c;
  text[n] = '\0';
  return n;
}

static gsize
write_display (const Shape *shape,
               char         text[LEADS_DISPLAY_SIZE])
{
  gsize n = (gsize) (shape->national - shape->digits);

  memcpy (text, shape->digits, n);
  if (shape->code != NULL && shape->n_national > 0)
    text[n++] = ' ';
  return n + write_groups (shape, text + n, LEADS_DISPLAY_SIZE - n);
}

gsize
leads_numbering_plan_format (const LeadsNumberingPlan *plan,
                             guint64                   number,
                             char                      text[LEADS_DISPLAY_SIZE])
{
  Shape shape;

  g_return_val_if_fail (plan != NULL && text != NULL, 0);
  g_return_val_if_fail (number > 0 && number <= LEADS_NUMBER_MAX, 0);

  take_shape (plan, number, &shape);
  return write_display (&shape, text);
}

/* How many digits the area code has: the first group, if another one follows it; where mobile numbers begin with a
 * token (Argentina's 9), the token and the second group. That is what libphonenumber's
 * getLengthOfNationalDestinationCode says, also of the few mobile numbers that lack the token. */
static guint
get_area_length (const LeadsNumberingPlan *plan,
                 const Shape              *shape)
{
  const LeadsPlanLabel *label;

  if (shape->code == NULL || shape->n_groups < 2)
    return 0;
  if (shape->code->mobile_token == 0 || shape->n_groups < 3)
    return shape->lengths[0];
  label = leads_numbering_plan_find_label (plan, shape->code, shape->national, shape->n_national);
  if (label == NULL || label->type != LEADS_NUMBER_TYPE_MOBILE)
    return shape->lengths[0];
  return 1 + shape->lengths[1];
}

void
leads_numbering_plan_take_apart (const LeadsNumberingPlan *plan,
                                 guint64                   number,
                                 LeadsNumberParts         *parts)
{
  Shape shape;
  guint n_area;
  guint n_code;

  g_return_if_fail (plan != NULL && parts != NULL);
  g_return_if_fail (number > 0 && number <= LEADS_NUMBER_MAX);

  take_shape (plan, number, &shape);
  *parts = (LeadsNumberParts){ 0 };
  n_area = get_area_length (plan, &shape);
  n_code = shape.code != NULL ? shape.code->n_digits : 0;
  memcpy (parts->country_code, shape.digits + 1, n_code);
  memcpy (parts->area_code, shape.national, n_area);
  memcpy (parts->subscriber, shape.national + n_area, shape.n_national - n_area);
  write_display (&shape, parts->display);
}
