"""The look, measured: contrast of the colours (WCAG 2.1), and nothing fetched."""

import re
from itertools import product
from pathlib import Path

import pytest

import assistant
