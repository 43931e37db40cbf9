"""A sound as numbers: trimmed, evened, slowed to the ear's rate, and written as MP3."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of samples from -1 to 1, `rate` of them a second."""

    samples: NDArray[np.float64]
    rate: int
