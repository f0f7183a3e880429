"""Where telegrams come from: files, folders, archives and standard input become Messages.

Only this stage opens files of cables; what cannot be read comes back as a Refusal, never as an exception.
"""

from kg.archives.files import check_paths
from kg.archives.limits import Limits
from kg.archives.model import Message, Refusal, Source, Stated
from kg.archives.read import read_messages

__all__ = ["Limits", "Message", "Refusal", "Source", "Stated", "check_paths", "read_messages"]
