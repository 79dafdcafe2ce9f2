/* mapped.c: see mapped.h. */
#include "base/mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool map(cs_mapped *mapped, int file, const char *path, size_t ceiling_bytes,
                cs_error *error) {
    struct stat about;
    if (fstat(file, &about) != 0)
        return cs_error_set(error, CS_IO, path, 0, "%s", strerror(errno));
    if (!S_ISREG(about.st_mode))
        return cs_error_set(error, CS_IO, path, 0, "not a regular file");
    if ((uintmax_t)about.st_size > ceiling_bytes)
        return cs_error_set(error, CS_LIMIT, path, 0, "%jd bytes are more than the limit of %zu",
                            (intmax_t)about.st_size, ceiling_bytes);
    mapped->bytes = CS_STR("");
    if (about.st_size == 0)
        return true;
    size_t size = (size_t)about.st_size;
    void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED)
        return cs_error_set(error, CS_IO, path, 0, "%s", strerror(errno));
    mapped->bytes = (cs_str){at, size};
    return true;
}

bool cs_mapped_open(cs_mapped *mapped, const char *path, size_t ceiling_bytes, cs_error *error) {
    *mapped = (cs_mapped){CS_STR_NONE};
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return cs_error_set(error, CS_IO, path, 0, "%s", strerror(errno));
    bool done = map(mapped, file, path, ceiling_bytes, error);
    close(file);
    return done;
}

void cs_mapped_close(cs_mapped *mapped) {
    if (mapped->bytes.size)
        munmap((void *)(uintptr_t)mapped->bytes.at, mapped->bytes.size);
    *mapped = (cs_mapped){CS_STR_NONE};
}
