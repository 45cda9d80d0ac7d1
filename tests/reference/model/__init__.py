# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule book once more, in exact fractions: the independent referee of the engine."""
