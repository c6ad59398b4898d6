"""What one fills in about knowledge."""

from lemniscaat.knowledge.forms.files import FilesForm
from lemniscaat.knowledge.forms.items import ItemForm, NewItemForm, PublishForm, WithdrawForm

__all__ = ["FilesForm", "ItemForm", "NewItemForm", "PublishForm", "WithdrawForm"]
