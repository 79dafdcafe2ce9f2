/* locate.c: see locate.h. */
#define _GNU_SOURCE /* dladdr */
#include "locate.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CASUS_INSTALLED_DATA
#define CASUS_INSTALLED_DATA "/usr/local/share/casus"
#endif

enum { PATH_BYTES = 4096 };

static char found[PATH_BYTES];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool holds_data(const char *folder) {
    char path[PATH_BYTES + 16];
    snprintf(path, sizeof path, "%s/data", folder);
    return access(path, X_OK) == 0;
}

/* The folder of the file this code was loaded from; "" where the system does not say. */
static void own_folder(char *folder) {
    Dl_info info;
    char path[PATH_BYTES];
    folder[0] = '\0';
    if (!dladdr((const void *)&once, &info) || !info.dli_fname)
        return;
    const char *name = strchr(info.dli_fname, '/') ? info.dli_fname : "/proc/self/exe";
    if (!realpath(name, path))
        return;
    char *slash = strrchr(path, '/');
    snprintf(folder, PATH_BYTES, "%.*s", (int)(slash - path), path);
}

static void locate(void) {
    static const char *const above[] = {"", "/..", "/../.."};
    const char *named = getenv("CASUS_DATA");
    char folder[PATH_BYTES];
    if (named && *named) {
        snprintf(found, sizeof found, "%s", named);
        return;
    }
    own_folder(folder);
    for (size_t i = 0; folder[0] && i < sizeof above / sizeof *above; i++) {
        int size = snprintf(found, sizeof found, "%s%s/share/casus", folder, above[i]);
        if (size > 0 && size < PATH_BYTES && holds_data(found))
            return;
    }
    snprintf(found, sizeof found, "%s", CASUS_INSTALLED_DATA);
}

const char *cs_locate_data(void) {
    pthread_once(&once, locate);
    return found;
}
