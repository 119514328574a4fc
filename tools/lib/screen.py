# SPDX-License-Identifier: GPL-3.0-or-later
"""The virtual screen as GTK finds it under a desktop: composited, with a window manager that knows of shadows.

The display's own client library does it, so that nothing is needed but what the window needs anyway.
"""

import ctypes
import subprocess
import time

PROP_MODE_REPLACE = 0
PROP_MODE_APPEND = 2
XA_ATOM = 4
XA_PIXMAP = 20
RETAIN_PERMANENT = 1


class Screen:
    def __init__(self, background):
        self.background = background
        self.compositor = None

    def __enter__(self):
        self._prepare_root()
        self.compositor = subprocess.Popen(['xcompmgr'], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        return self

    def __exit__(self, *what):
        self.compositor.terminate()
        self.compositor.wait()

    def _prepare_root(self):
        x = ctypes.CDLL('libX11.so.6')
        x.XOpenDisplay.restype = ctypes.c_void_p
        for name in ('XDefaultRootWindow', 'XInternAtom', 'XCreatePixmap', 'XDefaultScreen', 'XDefaultDepth'):
            getattr(x, name).restype = ctypes.c_ulong
        x.XCreateGC.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x.XOpenDisplay(None))
        if not display:
            raise SystemExit('The virtual display cannot be opened.')
        screen = ctypes.c_int(x.XDefaultScreen(display))
        root = ctypes.c_ulong(x.XDefaultRootWindow(display))

        def atom(name):
            return ctypes.c_ulong(x.XInternAtom(display, name.encode(), 0))

        # GTK draws shadows and round corners for a window manager that says it leaves them out when it places windows.
        extents = atom('_GTK_FRAME_EXTENTS')
        x.XChangeProperty(display, root, atom('_NET_SUPPORTED'), ctypes.c_ulong(XA_ATOM), 32, PROP_MODE_APPEND, ctypes.byref(extents), 1)

        depth = ctypes.c_uint(x.XDefaultDepth(display, screen))
        pixmap = ctypes.c_ulong(x.XCreatePixmap(display, root, 1, 1, depth))
        gc = ctypes.c_void_p(x.XCreateGC(display, pixmap, ctypes.c_ulong(0), None))
        x.XSetForeground(display, gc, ctypes.c_ulong(int(self.background.lstrip('#'), 16)))
        x.XFillRectangle(display, pixmap, gc, 0, 0, 1, 1)
        x.XChangeProperty(display, root, atom('_XROOTPMAP_ID'), ctypes.c_ulong(XA_PIXMAP), 32, PROP_MODE_REPLACE, ctypes.byref(pixmap), 1)
        x.XSetWindowBackgroundPixmap(display, root, pixmap)
        x.XClearWindow(display, root)
        x.XSetCloseDownMode(display, RETAIN_PERMANENT)
        x.XCloseDisplay(display)

    @staticmethod
    def frame(window):
        """What GTK's shadow takes of a window: left, right, top, bottom."""
        done = subprocess.run(['xprop', '-id', window, '_GTK_FRAME_EXTENTS'], capture_output=True, text=True, check=True)
        if '=' not in done.stdout:
            return 0, 0, 0, 0
        return tuple(int(word) for word in done.stdout.split('=')[1].split(','))

    @staticmethod
    def set_dpi(dpi):
        """How large programs that start from now on draw text."""
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', f'Xft.dpi: {dpi}\n'], check=True)

    def picture(self, path):
        """All that is not background, with a margin."""
        whole = subprocess.run(['import', '-window', 'root', '-silent', 'miff:-'], capture_output=True, check=True).stdout
        subprocess.run(['convert', 'miff:-[0]', '-trim', '+repage', '-bordercolor', self.background, '-border', '20', '-strip',
                        '-define', 'png:compression-level=9', str(path)], input=whole, check=True)
