/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * For LD_PRELOAD: a disk that cannot read one file to its end. Of the file BROKEN_FILE reads fail with EIO from the
 * byte BROKEN_AFTER on.
 */

static int
is_broken (int fd)
{
  const char *path = getenv ("BROKEN_FILE");
  struct stat opened, broken;

  return path != NULL && fstat (fd, &opened) == 0 && stat (path, &broken) == 0 && opened.st_dev == broken.st_dev &&
         opened.st_ino == broken.st_ino;
}

__attribute__ ((visibility ("default"))) ssize_t
read (int fd, void *buffer, size_t size)
{
  static ssize_t (*real_read) (int, void *, size_t);
  const char *after = getenv ("BROKEN_AFTER");

  if (real_read == NULL)
    real_read = (ssize_t (*) (int, void *, size_t)) dlsym (RTLD_NEXT, "read");
  if (after != NULL && is_broken (fd))
    {
      const off_t limit = (off_t) atoll (after);
      const off_t at = lseek (fd, 0, SEEK_CUR);

      if (at >= limit)
        {
          errno = EIO;
          return -1;
        }
      if (size > (size_t) (limit - at))
        size = (size_t) (limit - at);
    }
  return real_read (fd, buffer, size);
}
