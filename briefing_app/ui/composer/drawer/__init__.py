"""The drawer of the composer: what can be put into a briefing."""
