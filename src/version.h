/* version.h: the program's version, in one place; the build reads it from here. */
#ifndef CS_VERSION_H
#define CS_VERSION_H

#define CASUS_VERSION "0.1.0"

#endif
