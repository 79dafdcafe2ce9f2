/* locate.h: where the tables and models lie on this machine. */
#ifndef CS_LOCATE_H
#define CS_LOCATE_H

/* The folder that holds data and models: $CASUS_DATA; else share/casus beside this library or
 * program, or one or two folders above it; else the place of installation. Never NULL; found once
 * and kept. */
const char *cs_locate_data(void);

#endif
