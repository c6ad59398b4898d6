"""Make the blank database anew, after a migration was added: python tools/blank.py"""

import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.environ.update(LEMNISCAAT_DATA=folder, DJANGO_SETTINGS_MODULE="lemniscaat.site.settings")
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from lemniscaat.site import blank

    blank.pack()
    sys.stdout.write(f"{blank.PACKED.name}: {blank.PACKED.stat().st_size // 1024} kB\n")
