"""What one fills in about knowledge."""

from lemniscaat.knowledge.forms.files import FilesForm
from lemniscaat.knowledge.forms.items import ItemForm, NewItemForm, PublishForm, WithdrawForm
from lemniscaat.knowledge.forms.lessons import LessonsForm

__all__ = ["FilesForm", "ItemForm", "LessonsForm", "NewItemForm", "PublishForm", "WithdrawForm"]
