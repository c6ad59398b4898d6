"""What one fills in on the pages that bring apps together."""

from lemniscaat.portal.forms.asking import LONGEST, AskForm, MailForm
from lemniscaat.portal.forms.handing_over import HandOverForm

__all__ = ["LONGEST", "AskForm", "HandOverForm", "MailForm"]
