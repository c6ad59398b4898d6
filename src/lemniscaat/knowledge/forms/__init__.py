"""What one fills in about knowledge."""

from lemniscaat.knowledge.forms.files import FilesForm
from lemniscaat.knowledge.forms.items import ItemForm, NewItemForm, PublishForm, WithdrawForm
from lemniscaat.knowledge.forms.lessons import LessonsForm
from lemniscaat.knowledge.forms.merging import MergeForm

__all__ = ["FilesForm", "ItemForm", "LessonsForm", "MergeForm", "NewItemForm", "PublishForm", "WithdrawForm"]
