#pragma once

#include <fribidi.h>

// Constants that FriBidi builds by macros, which Swift does not see.
static const FriBidiParType CFriBidiAutomatic = FRIBIDI_PAR_ON;
static const FriBidiParType CFriBidiLeftToRight = FRIBIDI_PAR_LTR;
static const FriBidiParType CFriBidiRightToLeft = FRIBIDI_PAR_RTL;
static const FriBidiCharType CFriBidiParagraphSeparator = FRIBIDI_TYPE_BS;

// A variable there, though nobody changes it.
static inline const char *CFriBidiVersionText(void) { return fribidi_version_info; }
