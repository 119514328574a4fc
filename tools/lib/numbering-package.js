#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Usage: node numbering-package.js PACKAGE
//
// Prints the metadata of an unpacked google-libphonenumber as JSON: regions of every country code, the metadata
// of every region and non-geographic code (arrays, by the field numbers of libphonenumber's phonemetadata.proto),
// and the digits that stand before a mobile number's area code.
'use strict';

const path = require('path');

const library = require(path.resolve(process.argv[2]));
const { countryCodeToRegionCodeMap: regions, countryToMetadata: metadata } = library.metadata;
const mobileTokens = library.PhoneNumberUtil.MOBILE_TOKEN_MAPPINGS_;
if (!regions || !metadata || !mobileTokens) {
  throw new Error('The package does not hold its metadata where it is looked for.');
}
process.stdout.write(JSON.stringify({ regions, metadata, mobileTokens }));
