/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-name-likeness.h>

/* Which leads the names of a file are near to. */

static guint
compare (const char *customer, const char *service)
{
  g_autoptr (LeadsLead) lead = leads_lead_new ();

  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, service);
  return leads_name_likeness (lead, "GRANITE Peak—Insurance Ltd", "SIP Trunk");
}

static void
test_order (void)
{
  /* From the nearest on. */
  const guint order[] = {
    compare ("Granite Peak Insurance", "SIP Trunk"),
    compare ("Insurance, Granite Peak", "Teams Calling"),
    compare ("Granite Peak", "SIP Trunk"),
    compare ("Granite Works Granite", "SIP Trunk"),
    compare ("Contoso Ltd", "Teams Calling"),
    compare ("Contoso", "SIP Trunk"),
  };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (order[i - 1], >, order[i]);
  g_assert_cmpuint (order[G_N_ELEMENTS (order) - 1], ==, 0);
}

/* What has no word is like nothing, itself included. */
static void
test_nothing (void)
{
  g_autoptr (LeadsLead) lead = leads_lead_new ();

  g_assert_cmpuint (leads_name_likeness (lead, "Contoso", NULL), ==, 0);
  leads_lead_set_customer_name (lead, "–");
  g_assert_cmpuint (leads_name_likeness (lead, "–", ""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-likeness/order", test_order);
  g_test_add_func ("/name-likeness/nothing", test_nothing);
  return g_test_run ();
}
