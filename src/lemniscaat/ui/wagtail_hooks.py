"""What Wagtail takes up when it starts."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def on_a_phone() -> SafeString:
    """What the back office needs at the width of a phone beside Wagtail's own styles."""
    return format_html('<link rel="stylesheet" href="{}">', static("ui/beheer.css"))
