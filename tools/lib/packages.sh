# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tools/run, tools/test and tools/screenshots: what the project needs from the system, and how it comes there.

# To build both programs.
packages_build=(
  gcc libc6-dev pkg-config meson ninja-build gettext
  libgtk-4-dev libadwaita-1-dev libsqlite3-dev libjson-glib-dev libcsv-dev libxlsxwriter-dev zlib1g-dev nettle-dev
  iso-codes libglib2.0-bin libgtk-4-bin desktop-file-utils appstream
)

# To show the window: what the libraries only recommend.
packages_window=(
  adwaita-icon-theme librsvg2-common gsettings-desktop-schemas dconf-gsettings-backend shared-mime-info
)

# To run the tests: a display without a screen, someone to drive it, and fonts.
packages_test=(
  xvfb xauth xdotool openbox imagemagick x11-utils at-spi2-core dbus dbus-x11 gir1.2-atspi-2.0
  python3 python3-gi fonts-cantarell fonts-noto-color-emoji binutils procps sqlite3 locales
)

# To make pictures of the window, with shadows.
packages_screenshots=(
  xcompmgr
)

# is_debian: whether packages come from Debian or one of its derivatives.
is_debian () {
  test -r /etc/os-release || return 1
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 1
  (
    . /etc/os-release
    case " ${ID:-} ${ID_LIKE:-} " in
      *' debian '*) exit 0 ;;
      *) exit 1 ;;
    esac
  )
}

# missing_packages PACKAGE…: prints those that are not installed.
missing_packages () {
  local package

  for package; do
    test "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed || echo "$package"
  done
}

# missing_elsewhere run|test|screenshots: prints, in words, what a system without apt-get lacks.
missing_elsewhere () {
  local tool module

  for tool in cc:"a C compiler" pkg-config:pkg-config meson:"Meson 1.0 or newer" ninja:Ninja msgfmt:gettext \
              glib-compile-resources:"GLib's development tools"; do
    command -v "${tool%%:*}" >/dev/null || echo "${tool#*:}"
  done
  if command -v pkg-config >/dev/null; then
    for module in 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'gio-2.0 >= 2.74' 'sqlite3 >= 3.40' zlib nettle xlsxwriter json-glib-1.0 iso-codes; do
      pkg-config --exists "$module" || echo "$module (development files)"
    done
  fi
  if command -v cc >/dev/null; then
    echo '#include <csv.h>' | cc -E -x c - >/dev/null 2>&1 || echo "libcsv 3 (development files)"
  fi
  if test "$1" != run; then
    for tool in Xvfb:Xvfb openbox:openbox xdotool:xdotool import:ImageMagick python3:"Python 3 with PyGObject" \
                dbus-run-session:D-Bus desktop-file-validate:desktop-file-utils appstreamcli:appstream \
                readelf:binutils; do
      command -v "${tool%%:*}" >/dev/null || echo "${tool#*:}"
    done
  fi
  if test "$1" = screenshots; then
    for tool in xcompmgr xprop localedef; do
      command -v "$tool" >/dev/null || echo "$tool"
    done
  fi
}

# need_packages run|test|screenshots: installs what is missing, or says what to install and fails.
need_packages () {
  local wanted missing log as_root=()

  if ! is_debian; then
    missing=$(missing_elsewhere "$1")
    test -n "$missing" || return 0
    printf 'Please install these with your system’s package manager, then start %s again:\n%s\n' "$0" \
      "$(sed 's/^/  /' <<< "$missing")" >&2
    return 1
  fi

  wanted=("${packages_build[@]}" "${packages_window[@]}")
  test "$1" = run || wanted+=("${packages_test[@]}")
  test "$1" != screenshots || wanted+=("${packages_screenshots[@]}")
  missing=$(missing_packages "${wanted[@]}" | tr '\n' ' ')
  missing=${missing% }
  test -n "$missing" || return 0

  if test "$(id -u)" -ne 0; then
    if ! command -v sudo >/dev/null; then
      printf 'Please install these as root, then start %s again:\n  apt-get install --no-install-recommends %s\n' \
        "$0" "$missing" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing with apt-get: $missing"
  log=$(mktemp)
  # An old list is good enough where one of several sources does not answer.
  "${as_root[@]}" apt-get -q update > "$log" 2>&1 || true
  # shellcheck disable=SC2086
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing \
       >> "$log" 2>&1; then
    tail -n 30 "$log" >&2
    echo "apt-get could not install what is missing; the whole log is in $log" >&2
    return 1
  fi
  rm -f "$log"
}
