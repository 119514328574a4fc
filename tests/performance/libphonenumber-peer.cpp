/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "libphonenumber-peer.h"

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

extern "C" size_t
leads_libphonenumber_peer_count_valid (const char *const *numbers,
                                       size_t             n_numbers)
{
  const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance ();
  size_t n_valid = 0;

  for (size_t i = 0; i < n_numbers; i++)
    {
      PhoneNumber number;

      if (util.Parse (numbers[i], "ZZ", &number) == PhoneNumberUtil::NO_PARSING_ERROR && util.IsValidNumber (number))
        n_valid++;
    }
  return n_valid;
}
